using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>Which days of a customer's scores are asked for, both ends included.</summary>
internal sealed record HistoryQuery(Paging Paging, DateOnly? From, DateOnly? To)
{
    public static HistoryQuery Read(SentFields query) => new(
        Paging.Of(query), query.OptionalValue("start_date", Shape.Date), query.OptionalValue("end_date", Shape.Date));
}
