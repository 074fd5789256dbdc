namespace CustomerHealth.Service.Storage;

/// <summary>The blob containers of the product; infra/ names the same ones.</summary>
public static class BlobContainers
{
    /// <summary>Events too large for a queue message, until they are applied.</summary>
    public const string Intake = "intake";

    /// <summary>The keys that sign sessions and protect stored secrets.</summary>
    public const string Keys = "keys";

    /// <summary>Reports: what they say, and as PDF.</summary>
    public const string Reports = "reports";

    public static IReadOnlyList<string> All { get; } = [Intake, Keys, Reports];
}
