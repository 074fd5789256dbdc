using CustomerHealth.Service.Reports.Content;

namespace CustomerHealth.Tests.Service.Reports.Pdf;

/// <summary>Reports to render: one with everything in it, and small ones around one block.</summary>
internal static class SampleReport
{
    /// <summary>Names of companies, each in another script, and what text that is drawn with it needs.</summary>
    public static readonly string[] Names =
    [
        "Øresund Ærlig & Søn", "Δοκιμή Α.Ε.", "Пример ООО", "Công ty Việt Nam", "株式会社サンプル", "中国移动有限公司", "한국 주식회사",
        "شركة المثال", "חברת דוגמה", "บริษัทตัวอย่าง", "उदाहरण कंपनी", "Հայաստան", "საქართველო", "Rakete 🚀",
    ];

    public static DateTimeOffset AsOf { get; } = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);

    public static ReportDocument Of(params ReportBlock[] blocks) =>
        new("Customer health", "November 2026", AsOf, [new ReportSection("Customers", "One finding.", blocks)]);

    /// <summary>A table of names and scores.</summary>
    public static ReportTable Table(IEnumerable<string> names) => new(
        "Customers, lowest score first",
        [new ReportColumn("Customer", Width: 3), new ReportColumn("Score", IsNumber: true), new ReportColumn("Renewal", Width: 2)],
        [.. names.Select((name, index) => (IReadOnlyList<ReportValue>)
            [ReportValue.Of(name), ReportValue.Of(40.25m + index, 2), ReportValue.Of(new DateOnly(2027, 1, 1).AddDays(index % 365))])],
        "There are no customers.");

    public static ReportDocument Whole { get; } = new(
        "Customer health, November 2026",
        "1 to 30 November 2026, all products, managers Ada Lovelace and Grace Hopper",
        AsOf,
        [
            new ReportSection("Where we stand", "12 of 148 customers are at risk, 3 more than 30 days ago.",
            [
                new KeyFigures(
                [
                    new KeyFigure("Customers at risk", ReportValue.Of(12), "9 a month ago", Tone.AtRisk),
                    new KeyFigure("Average score", ReportValue.Of(71.4m, 1), "+0.6 since 23 Oct 2026", Tone.Neutral),
                    new KeyFigure("Renewal rate", ReportValue.Percent(93.2m), "of 44 renewals", Tone.Healthy),
                    new KeyFigure("Yearly value", ReportValue.Money(4_812_000), null),
                    new KeyFigure("Median", ReportValue.Missing, "too little data"),
                ]),
                new BarChart("Customers by industry", "Software has the most.",
                [
                    new Bar("Software", ReportValue.Of(96), Tone.Healthy), new Bar("Retail", ReportValue.Of(40), Tone.Neutral),
                    new Bar("Mining", ReportValue.Of(12), Tone.AtRisk), new Bar("Unknown", ReportValue.Of(0)),
                ]),
                new LineChart("Average score", "It rose by 0.6.", 0, 100,
                    [.. Enumerable.Range(0, 31).Select(day => new LinePoint(new DateOnly(2026, 10, 23).AddDays(day), day is 8 or 9 ? null : 70.8m + (day * 0.02m)))]),
            ]),
            new ReportSection("Customers", "Each writes its name its own way.", [Table(Names)]),
            new ReportSection("Escalations", null, [Table([])]),
        ]);
}
