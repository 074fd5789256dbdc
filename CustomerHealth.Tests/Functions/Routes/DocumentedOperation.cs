using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.Functions.Routes;

/// <summary>A line of operations.txt: what a client may ask for, and the function that the host hands it to.</summary>
/// <param name="Surface">A to E for the documents, X for what they ask for beside their operations, P for our own.</param>
internal sealed record DocumentedOperation(string Surface, string Method, string Path, string Function)
{
    /// <summary>
    /// What may stand for a parameter: ids of every kind the documents show, words that are routes elsewhere, a survey's token, and an
    /// escaped slash, which stays escaped in a path and so never ends a segment.
    /// </summary>
    private static readonly string[] Values =
    [
        "123", "c124", "C001", "A-2e4581", "01934b6e-7c1a-7d52-9f0e-3c5a8b1d2e4f", "events", "health", "stats", "v1", "a%2Fevents",
        "eyJpZCI6MX0.0123456789abcdef",
    ];

    public static IReadOnlyList<DocumentedOperation> All { get; } =
    [
        .. from line in Repository.Read("CustomerHealth.Tests/Functions/Routes/operations.txt").Split('\n')
           where line.Length > 0 && line[0] != '#'
           select line.Split(' ', StringSplitOptions.RemoveEmptyEntries) into words
           select new DocumentedOperation(words[0], words[1], words[2], words[3]),
    ];

    /// <summary>Surfaces that have a base address of their own, and the function of that.</summary>
    public static IReadOnlyDictionary<string, (string Address, string Function)> Bases { get; } = new Dictionary<string, (string, string)>
    {
        ["A"] = ("/health-html", "HealthHtml"),
        ["B"] = ("/health-json", "HealthJson"),
        ["C"] = ("/success-manager", "SuccessManager"),
        ["D"] = ("/compass", "Compass"),
        ["E"] = ("/crm", "Crm"),
    };

    /// <summary>The same operation at its surface's own base address, where it has one.</summary>
    public DocumentedOperation? UnderBase =>
        Bases.TryGetValue(Surface, out var own) ? this with { Path = own.Address + Path, Function = own.Function } : null;

    /// <summary>Addresses to ask for, with and without a slash at the end, as they are written and in capitals.</summary>
    public IEnumerable<string> Samples =>
        from address in Path.Contains('{') ? Values.Select(Filled) : [Path]
        from slash in address.EndsWith('/') ? [address, address.TrimEnd('/')] : new[] { address, address + "/" }
        from spelled in new[] { slash, slash.ToUpperInvariant() }
        where spelled.Length > 0
        select spelled;

    /// <summary>What a client may do there: HEAD goes with GET, and OPTIONS with everything.</summary>
    public IEnumerable<string> Methods => Method == "GET" ? ["GET", "HEAD", "OPTIONS"] : [Method, "OPTIONS"];

    private string Filled(string value) => string.Join('/', Path.Split('/').Select(segment => segment.StartsWith('{') ? value : segment));

    public override string ToString() => $"{Method} {Path}";
}
