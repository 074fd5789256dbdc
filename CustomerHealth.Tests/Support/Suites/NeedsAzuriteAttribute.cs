namespace CustomerHealth.Tests.Support.Suites;

/// <summary>
/// Tests of Azurite itself, whatever the suites run on. Where it cannot be started they are skipped and say so; in CI they fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAzuriteAttribute : Attribute;
