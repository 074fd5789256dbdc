using Xunit.Abstractions;

namespace CustomerHealth.Tests.Support.Suites;

/// <summary>
/// Which tests run on any storage: the endpoint and apply suites, whole folders of them, so that a new test belongs without a word.
/// They have the trait <c>Storage=any</c>, by which a run on another storage picks them.
/// </summary>
internal static class StorageSuites
{
    public const string Trait = "Storage";
    public const string Any = "any";

    private static readonly string[] Folders =
        ["Accounts", "ApiKeys", "EndToEnd", "LocalHost", "Receipts", "Security", "Service", "Surfaces", "Web", "Webhooks"];

    public static bool Contain(ITypeInfo test) => Array.Exists(
        Folders, folder => $"{test.ToRuntimeType().Namespace}.".StartsWith($"CustomerHealth.Tests.{folder}.", StringComparison.Ordinal));

    /// <summary>Why a test cannot run here, or null. In CI nothing is missing: there it fails.</summary>
    public static string? ReasonToSkip(ITestMethod test)
    {
        var type = test.TestClass.Class;
        if (TestStorage.Kind == StorageKind.Azurite && WhyOnlySqlite(test) is { } why)
        {
            return $"Only on SQLite: {why}";
        }

        return NeedsAzurite(type) && Environment.GetEnvironmentVariable("CI") != "true" ? TestAzurite.Missing : null;
    }

    private static bool NeedsAzurite(ITypeInfo type) =>
        (TestStorage.Kind == StorageKind.Azurite && Contain(type)) || type.GetCustomAttributes(typeof(NeedsAzuriteAttribute)).Any();

    private static string? WhyOnlySqlite(ITestMethod test) =>
        test.Method.GetCustomAttributes(typeof(OnlySqliteAttribute)).Concat(test.TestClass.Class.GetCustomAttributes(typeof(OnlySqliteAttribute)))
            .Select(attribute => attribute.GetNamedArgument<string>(nameof(OnlySqliteAttribute.Why)))
            .FirstOrDefault();
}
