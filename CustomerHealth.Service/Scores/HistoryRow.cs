using System.Globalization;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Scores;

/// <summary>
/// A month of daily scores: row <c>h:{customer}:{yyyyMM}</c> beside the state row, one binary property per scorecard with two bytes a
/// day. The running month lives in the state row; it moves here in the transaction that first writes the customer in the next month.
/// </summary>
internal static class HistoryRow
{
    /// <summary>The property of the success scores with their components: six bytes a day.</summary>
    public const string Components = "components";

    public static TableRow Write(CustomerState state, DateOnly month, string partition)
    {
        var row = new TableRow(partition, KeyOf(state.Profile.Id, month));
        foreach (var card in BuiltInScorecards.All)
        {
            row[card.Name] = state.Scores[card.Name].History.Month(month.Year, month.Month);
        }

        row[Components] = state.Past.LastDay is null ? null : state.Past.Month(month.Year, month.Month);
        return row;
    }

    /// <summary>Bounds of a customer's rows, from the one with this day on.</summary>
    public static (string From, string Before) RangeOf(string customerId, DateOnly from) => (KeyOf(customerId, from), $"h:{customerId};");

    /// <summary>The days of the row that had a success score.</summary>
    public static IEnumerable<(DateOnly Day, SuccessScores Scores)> ReadComponents(TableRow row)
    {
        var month = DateOnly.ParseExact(row.RowKey.AsSpan(row.RowKey.LastIndexOf(':') + 1), "yyyyMM", CultureInfo.InvariantCulture);
        var packed = row.GetBinary(Components) ?? [];
        for (var day = month; day.Month == month.Month; day = day.AddDays(1))
        {
            if (SuccessHistory.OfMonth(packed, day.Day) is { } scores)
            {
                yield return (day, scores);
            }
        }
    }

    private static string KeyOf(string customerId, DateOnly month) =>
        string.Create(CultureInfo.InvariantCulture, $"h:{customerId}:{month:yyyyMM}");
}
