namespace CustomerHealth.Tests.Support.Suites;

/// <summary>What Azure promises and Azurite does not keep: a test of the contract that is skipped over Azurite, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BeyondAzuriteAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
