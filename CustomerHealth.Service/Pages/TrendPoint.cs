namespace CustomerHealth.Service.Pages;

/// <summary>The score of a day, in tenths of a point; null where there was none.</summary>
public sealed record TrendPoint(DateOnly Day, int? Tenths);
