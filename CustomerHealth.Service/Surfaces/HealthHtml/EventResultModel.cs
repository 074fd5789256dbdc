namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>What became of a submitted event.</summary>
/// <param name="Message">In the document's words.</param>
/// <param name="Json">The event as submitted, for people.</param>
public sealed record EventResultModel(string CustomerId, string Message, bool IsAdded, string Json);
