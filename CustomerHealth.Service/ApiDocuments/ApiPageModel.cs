namespace CustomerHealth.Service.ApiDocuments;

/// <summary>A page with a viewer of documents in it.</summary>
/// <param name="Viewer">What the starting script knows it by.</param>
/// <param name="Document">Address of the document that is shown.</param>
/// <param name="Styles">Addresses, as of <paramref name="Scripts"/>.</param>
/// <param name="Documents">All there are.</param>
/// <param name="Viewers">The ways to show this one.</param>
public sealed record ApiPageModel(
    string Title,
    string Viewer,
    string Document,
    IReadOnlyList<string> Styles,
    IReadOnlyList<string> Scripts,
    IReadOnlyList<ApiPageLink> Documents,
    IReadOnlyList<ApiPageLink> Viewers);

/// <param name="IsHere">Whether it leads to this very page.</param>
public sealed record ApiPageLink(string Title, string Address, bool IsHere);
