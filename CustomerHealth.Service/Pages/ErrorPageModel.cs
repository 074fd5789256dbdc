namespace CustomerHealth.Service.Pages;

/// <summary>What an error page says.</summary>
/// <param name="Title">What failed, in a few words.</param>
/// <param name="Detail">The sentence for the reader: why, and what to do.</param>
/// <param name="Trace">Finds the request in the traces.</param>
/// <param name="Saved">Whether anything was saved; empty when nothing was to be.</param>
public sealed record ErrorPageModel(string Title, string Detail, string Trace, string Saved);
