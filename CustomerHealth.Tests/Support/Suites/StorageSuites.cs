using System.Reflection;

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
        ["Accounts", "ApiKeys", "EndToEnd", "LocalHost", "Receipts", "Security", "Service", "Surfaces", "Tokens", "Web", "Webhooks"];

    public static bool Contain(Type test) =>
        Array.Exists(Folders, folder => $"{test.Namespace}.".StartsWith($"CustomerHealth.Tests.{folder}.", StringComparison.Ordinal));

    /// <summary>Why a test does not run, or null.</summary>
    /// <param name="missing">Why there is no Azurite; null when it can be started, or when want of it is to be a failure.</param>
    public static string? ReasonToSkip(Type type, MethodInfo test, StorageKind storage, string? missing)
    {
        var needsAzurite = type.IsDefined(typeof(NeedsAzuriteAttribute));
        var runsOnAzurite = storage == StorageKind.Azurite && Contain(type);
        if (runsOnAzurite && (test.GetCustomAttribute<OnlySqliteAttribute>() ?? type.GetCustomAttribute<OnlySqliteAttribute>()) is { } only)
        {
            return $"Only on SQLite: {only.Why}";
        }

        if (needsAzurite && test.GetCustomAttribute<BeyondAzuriteAttribute>() is { } beyond)
        {
            return $"Not on Azurite: {beyond.Why}";
        }

        return needsAzurite || runsOnAzurite ? missing : null;
    }
}
