namespace CustomerHealth.Tests.Support.Suites;

/// <summary>A test of the suites that makes no sense on another storage. It is skipped there, and says why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class OnlySqliteAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
