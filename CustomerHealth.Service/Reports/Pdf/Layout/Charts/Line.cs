using System.Globalization;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;
using PdfSharp.Drawing;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Charts;

/// <summary>A line over time between the ends of its axis. Days without a value are gaps; a day alone is a dot.</summary>
internal sealed class Line : Piece
{
    private const double PlotHeight = 118;
    private const double Over = 6;
    private const double Under = 18;
    private const double EndRoom = 38;

    private static readonly TextStyle Style = new(8.5);
    private static readonly TextStyle EndStyle = new(9, IsBold: true);

    private readonly LineChart chart;
    private readonly Typesetter typesetter;
    private readonly IReadOnlyList<(decimal Value, TextLine Label)> ticks;
    private readonly decimal most;
    private readonly double left;

    public Line(LineChart chart, Typesetter typesetter)
    {
        this.chart = chart;
        this.typesetter = typesetter;
        // An axis of no length would divide by nothing.
        most = chart.Most > chart.Least ? chart.Most : chart.Least + 1;
        ticks = [.. Ticks.Of(chart.Least, most).Select(tick => (tick, Label(Ticks.Label(tick), Style)))];
        left = Sheet.Left + ticks.Max(tick => tick.Label.Width) + 8;
    }

    public override double Height => Over + PlotHeight + Under;

    private static double PlotRight => Sheet.Right - EndRoom;

    private int FirstDay => chart.Points[0].Day.DayNumber;

    private int LastDay => chart.Points[^1].Day.DayNumber;

    public override void Draw(Canvas canvas, double top) =>
        canvas.Figure(Instead(), new XRect(Sheet.Left, Sheet.PageHeight - top - Height, Sheet.Width, Height), () =>
        {
            DrawAxes(canvas, top + Over);
            foreach (var stretch in Stretches(top + Over))
            {
                if (stretch.Count > 1)
                {
                    canvas.Path([.. stretch], Palette.Data, 1.75);
                }
                else
                {
                    canvas.Dot(stretch[0].X, stretch[0].Y, 2, Palette.Data);
                }
            }

            DrawEnd(canvas, top + Over);
        });

    private void DrawAxes(Canvas canvas, double top)
    {
        foreach (var (value, label) in ticks)
        {
            var y = Y(value, top);
            var isEnd = value == chart.Least;
            canvas.Rule(left, y, PlotRight, isEnd ? Palette.Edge : Palette.Hairline, isEnd ? 0.75 : 0.5);
            canvas.Text(label, left - 6 - label.Width, y - (Style.LineHeight / 2), Palette.Muted);
        }

        foreach (var (day, x, label) in Days())
        {
            canvas.Upright(x, top + PlotHeight, top + PlotHeight + 3, Palette.Edge, 0.75);
            var start = Math.Clamp(x - (label.Width / 2), left, Math.Max(Sheet.Right - label.Width, left));
            canvas.Text(label, start, top + PlotHeight + 5, Palette.Muted);
        }
    }

    /// <summary>The last value, in words beside its dot.</summary>
    private void DrawEnd(Canvas canvas, double top)
    {
        if (chart.Points.LastOrDefault(point => point.Value is not null) is { Value: { } value } last)
        {
            var label = Label(Ticks.Label(value), EndStyle);
            var (x, y) = (X(last.Day), Y(value, top));
            canvas.Dot(x, y, 3, Palette.Data);
            canvas.Text(label, Math.Min(x + 6, Sheet.Right - label.Width), y - (EndStyle.LineHeight / 2), Palette.Ink);
        }
    }

    private IEnumerable<List<XPoint>> Stretches(double top)
    {
        var stretch = new List<XPoint>();
        foreach (var point in chart.Points)
        {
            if (point.Value is { } value)
            {
                stretch.Add(new XPoint(X(point.Day), Y(value, top)));
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    /// <summary>The days that the axis names: the first, the last and up to four at equal distances between them.</summary>
    private IEnumerable<(DateOnly Day, double X, TextLine Label)> Days()
    {
        var steps = Math.Min(LastDay - FirstDay, 5);
        var isOneYear = chart.Points[0].Day.Year == chart.Points[^1].Day.Year;
        for (var step = 0; step <= steps; step++)
        {
            var day = DateOnly.FromDayNumber(FirstDay + (steps == 0 ? 0 : (int)Math.Round((LastDay - FirstDay) * (double)step / steps)));
            // The year once, or with every day where there are two.
            var format = isOneYear && step < steps ? "d MMM" : "d MMM yyyy";
            yield return (day, X(day), Label(day.ToString(format, CultureInfo.InvariantCulture), Style));
        }
    }

    private double X(DateOnly day) =>
        LastDay == FirstDay ? (left + PlotRight) / 2 : left + ((PlotRight - left) * (day.DayNumber - FirstDay) / (LastDay - FirstDay));

    /// <summary>Values beyond the ends of the axis stand at them.</summary>
    private double Y(decimal value, double top) =>
        top + (PlotHeight * (double)((most - Math.Clamp(value, chart.Least, most)) / (most - chart.Least)));

    private TextLine Label(string text, TextStyle style) => typesetter.Lines(text, style, Sheet.Width)[0];

    /// <summary>The finding, and the values that tell how the line runs.</summary>
    private string Instead()
    {
        var known = chart.Points.Where(point => point.Value is not null).ToArray();
        return known.Length == 0
            ? chart.Finding
            : $"{chart.Finding} First {Said(known[0])}, last {Said(known[^1])}, lowest {Said(known.MinBy(point => point.Value)!)}, "
                + $"highest {Said(known.MaxBy(point => point.Value)!)}.";
    }

    private static string Said(LinePoint point) => $"{Ticks.Label(point.Value!.Value)} on {ReportValue.Of(point.Day).Display}";
}
