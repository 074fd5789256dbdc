namespace CustomerHealth.Tests.Support.Suites;

/// <summary>Tests of Azurite itself, whatever the suites run on. Where it cannot be started they are skipped and say so; in CI they fail.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAzuriteAttribute : Attribute;

/// <summary>What Azure promises and Azurite does not keep: a test of the contract that is skipped over Azurite, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BeyondAzuriteAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
