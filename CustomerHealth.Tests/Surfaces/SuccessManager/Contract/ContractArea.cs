namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>
/// The operations of one area of the document, a line each. Whoever builds an area adds a class; the tests find it. In paths and bodies
/// <c>{n}</c> is a number nobody has used, and the area fills in what else stands in braces, anew for every request.
/// </summary>
public abstract class ContractArea
{
    protected const string Everybody = "nobody viewer csm account_manager manager admin";
    protected const string SignedIn = "viewer csm account_manager manager admin";
    protected const string Managers = "manager admin";
    protected const string Admins = "admin";

    public static IReadOnlyList<ContractArea> All { get; } =
    [
        .. typeof(ContractArea).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ContractArea)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (ContractArea)Activator.CreateInstance(type)!),
    ];

    public abstract IReadOnlyList<ContractLine> Lines { get; }

    /// <summary>The path or body as it is sent, with things made for this one request.</summary>
    /// <param name="number">What <c>{n}</c> becomes.</param>
    public abstract Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number);
}

/// <summary>One operation: what it is asked, who may, and what comes back.</summary>
/// <param name="Body">JSON, or a form; null for none.</param>
/// <param name="Allowed">The roles that may, separated by spaces.</param>
/// <param name="Shape">The object of shapes.txt, or a type made of one; of a file its media type.</param>
/// <param name="Refusal">What somebody signed in is told who may not.</param>
public sealed record ContractLine(
    string Method, string Path, string? Body, string Allowed, int Status, string Shape, string Refusal = "Manager or admin access required")
{
    public string ContentType => IsFile ? Shape : "application/json";

    private bool IsFile => Shape.StartsWith("application/", StringComparison.Ordinal);

    internal IEnumerable<string> Differences(Answer answer) => IsFile ? [] : DocumentedShape.Differences(answer.Json, Shape);
}
