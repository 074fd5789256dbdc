using System.Globalization;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>What a value is, and so how it is written.</summary>
public enum ValueKind
{
    Text,

    /// <summary>With as many decimals as it says.</summary>
    Number,

    /// <summary>0–100.</summary>
    Percent,

    /// <summary>Thousands separated, two decimals; contracts have no currency here.</summary>
    Money,
    Date,

    /// <summary>Date and time, UTC.</summary>
    Moment,

    /// <summary>Nothing is known: a dash for people, nothing in a file.</summary>
    Missing,
}

/// <summary>One value of a report: exact for a file, and as text for people. Exactly one of the three carries it.</summary>
/// <param name="Decimals">Of numbers and percentages.</param>
public sealed record ReportValue(ValueKind Kind, string? Text = null, decimal? Number = null, DateTimeOffset? At = null, int Decimals = 0)
{
    public const string Dash = "–";

    public static ReportValue Missing { get; } = new(ValueKind.Missing);

    public static ReportValue Of(string? text) => string.IsNullOrEmpty(text) ? Missing : new ReportValue(ValueKind.Text, text);

    public static ReportValue Of(int? number) => number is { } known ? new ReportValue(ValueKind.Number, Number: known) : Missing;

    public static ReportValue Of(decimal? number, int decimals) =>
        number is { } known ? new ReportValue(ValueKind.Number, Number: known, Decimals: decimals) : Missing;

    public static ReportValue Percent(decimal? number, int decimals = 1) =>
        number is { } known ? new ReportValue(ValueKind.Percent, Number: known, Decimals: decimals) : Missing;

    public static ReportValue Money(decimal? number) =>
        number is { } known ? new ReportValue(ValueKind.Money, Number: known, Decimals: 2) : Missing;

    public static ReportValue Of(DateOnly? day) =>
        day is { } known ? new ReportValue(ValueKind.Date, At: new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero)) : Missing;

    public static ReportValue Of(DateTimeOffset? moment) =>
        moment is { } known ? new ReportValue(ValueKind.Moment, At: known.ToUniversalTime()) : Missing;

    /// <summary>For people: thousands separated, a true minus, rounded half to even.</summary>
    public string Display => Kind switch
    {
        ValueKind.Text => Text!,
        ValueKind.Number or ValueKind.Money => Written(Number!.Value),
        ValueKind.Percent => Written(Number!.Value) + "\u00A0%",
        ValueKind.Date => At!.Value.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        ValueKind.Moment => At!.Value.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC",
        _ => Dash,
    };

    /// <summary>For a file: a plain number, an ISO date; empty where nothing is known.</summary>
    public string Plain => Kind switch
    {
        ValueKind.Text => Text!,
        ValueKind.Number or ValueKind.Money or ValueKind.Percent => Rounded(Number!.Value).ToString("F" + Decimals, CultureInfo.InvariantCulture),
        ValueKind.Date => At!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Moment => At!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    private string Written(decimal number) =>
        Rounded(number).ToString("N" + Decimals, CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private decimal Rounded(decimal number) => decimal.Round(number, Decimals, MidpointRounding.ToEven);
}
