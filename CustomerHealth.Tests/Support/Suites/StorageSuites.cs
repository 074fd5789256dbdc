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

    /// <summary>Why a test does not run here, or null.</summary>
    public static string? ReasonToSkip(ITestMethod test)
    {
        var type = test.TestClass.Class;
        var needsAzurite = type.GetCustomAttributes(typeof(NeedsAzuriteAttribute)).Any();
        var runsOnAzurite = TestStorage.Kind == StorageKind.Azurite && Contain(type);
        if (!needsAzurite && !runsOnAzurite)
        {
            return null;
        }

        if (runsOnAzurite && Why(typeof(OnlySqliteAttribute), test) is { } onlySqlite)
        {
            return $"Only on SQLite: {onlySqlite}";
        }

        if (needsAzurite && Why(typeof(BeyondAzuriteAttribute), test) is { } beyondAzurite)
        {
            return $"Not on Azurite: {beyondAzurite}";
        }

        // A gate that skips itself is none: in CI the tests run, and fail for want of Azurite.
        return Environment.GetEnvironmentVariable("CI") == "true" ? null : TestAzurite.Missing;
    }

    private static string? Why(Type attribute, ITestMethod test) =>
        test.Method.GetCustomAttributes(attribute).Concat(test.TestClass.Class.GetCustomAttributes(attribute))
            .Select(found => found.GetNamedArgument<string>("Why"))
            .FirstOrDefault();
}
