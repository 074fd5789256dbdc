using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a report covers, as one line.</summary>
internal static class ReportCover
{
    private const string Between = " · ";

    /// <param name="managerName">Whom <see cref="ReportFilters.ManagerId"/> names.</param>
    public static string Of(ReportPeriod period, ReportFilters filters, string? managerName) =>
        string.Join(Between, [DaysOf(period), .. CustomersOf(filters, managerName)]);

    /// <summary>As in "1 Nov 2026 to 30 Nov 2026".</summary>
    public static string DaysOf(ReportPeriod period) => period.From is not { } from ? $"All days to {PageText.Date(period.To)}"
        : from == period.To ? PageText.Date(from)
        : $"{PageText.Date(from)} to {PageText.Date(period.To)}";

    private static IEnumerable<string> CustomersOf(ReportFilters filters, string? managerName)
    {
        string?[] words =
        [
            filters.Industry is { } industry ? $"industry {industry}" : null,
            filters.Status is { } status ? $"status {ReportWords.Of(status)}" : null,
            filters.Manager is { } manager ? $"looked after by {manager}" : null,
            filters.ManagerId is { } id ? $"looked after by {managerName ?? id}" : null,
            filters.Product is { } product ? $"product {product}" : null,
            ScoresOf(filters),
            filters.CustomerIds is { } chosen ? PageText.Counted(chosen.Count, "chosen customer", "chosen customers") : null,
        ];
        return words.OfType<string>().DefaultIfEmpty("all customers");
    }

    private static string? ScoresOf(ReportFilters filters) => (filters.LeastScore, filters.MostScore) switch
    {
        (null, null) => null,
        ({ } least, null) => $"score from {least}",
        (null, { } most) => $"score up to {most}",
        ({ } least, { } most) => $"score {least} to {most}",
    };
}
