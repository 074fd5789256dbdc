using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>
/// What a report says, without how it looks: the PDF, the page and the CSV are made of it. It is kept beside the PDF, so that all of them
/// say the same however late somebody asks.
/// </summary>
/// <param name="Covers">What it covers, as one line: the days, and the filters in words.</param>
/// <param name="AsOf">The moment the figures stand at.</param>
public sealed record ReportDocument(string Title, string Covers, DateTimeOffset AsOf, IReadOnlyList<ReportSection> Sections);

/// <summary>A part under a heading.</summary>
/// <param name="Finding">What it comes to, as one sentence; null where there is nothing to say.</param>
public sealed record ReportSection(
    string Heading, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Finding, IReadOnlyList<ReportBlock> Blocks);

/// <summary>Something that is shown.</summary>
[JsonDerivedType(typeof(KeyFigures), "figures")]
[JsonDerivedType(typeof(ReportTable), "table")]
[JsonDerivedType(typeof(BarChart), "bars")]
[JsonDerivedType(typeof(LineChart), "line")]
public abstract record ReportBlock;

/// <summary>Single numbers, large.</summary>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures) : ReportBlock;

/// <param name="Note">Such as what it was before; null for none.</param>
public sealed record KeyFigure(
    string Label, ReportValue Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Note, Tone Tone = Tone.Plain);

/// <summary>A table with a head.</summary>
/// <param name="Caption">What it lists, and in which order.</param>
/// <param name="Rows">As long as <paramref name="Columns"/>, each.</param>
/// <param name="WhenEmpty">A sentence in place of the rows where there are none.</param>
public sealed record ReportTable(
    string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportValue>> Rows, string WhenEmpty) : ReportBlock;

/// <param name="Width">Its share of the page, relative to the other columns.</param>
public sealed record ReportColumn(string Head, bool IsNumber = false, double Width = 1);

/// <summary>Horizontal bars from zero, one a name.</summary>
/// <param name="Finding">What one sees, as one sentence; it is read out in place of the picture.</param>
public sealed record BarChart(string Title, string Finding, IReadOnlyList<Bar> Bars) : ReportBlock;

/// <param name="Value">Not negative.</param>
public sealed record Bar(string Name, ReportValue Value, Tone Tone = Tone.Plain);

/// <summary>A line over time.</summary>
/// <param name="Least">The lowest value of the axis.</param>
/// <param name="Most">The highest value of the axis.</param>
/// <param name="Points">The oldest first; a value of null is a gap.</param>
public sealed record LineChart(string Title, string Finding, decimal Least, decimal Most, IReadOnlyList<LinePoint> Points) : ReportBlock;

public sealed record LinePoint(DateOnly Day, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value);

/// <summary>How something stands: a band of a score, or a severity.</summary>
public enum Tone
{
    Plain,
    Healthy,
    Neutral,
    AtRisk,
}
