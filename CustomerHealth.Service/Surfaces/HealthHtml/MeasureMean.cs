namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>What a measure earns on average, under the document's name; in milli-points.</summary>
public sealed record MeasureMean(string Name, int Earned, int Possible);
