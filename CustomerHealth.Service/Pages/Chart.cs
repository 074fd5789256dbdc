using System.Text;

namespace CustomerHealth.Service.Pages;

/// <summary>Geometry of the charts: a field of 100 by 100, scores upwards from the bottom.</summary>
public static class Chart
{
    /// <summary>The line through scores at equal distances; a score that is missing interrupts it.</summary>
    /// <param name="tenths">Oldest first, in tenths of a point; null where there was none.</param>
    public static string Path(IReadOnlyList<int?> tenths)
    {
        var path = new StringBuilder();
        var pen = false;
        for (var at = 0; at < tenths.Count; at++)
        {
            if (tenths[at] is { } score)
            {
                path.Append(pen ? 'L' : 'M').Append(PageText.Length(Place(at, tenths.Count))).Append(',').Append(PageText.Length(100 - (score / 10d)));
            }

            pen = tenths[at] is not null;
        }

        return path.ToString();
    }

    /// <summary>Where the point of an index lies, in per cent of the width.</summary>
    public static double Place(int at, int count) => count < 2 ? 100 : 100d * at / (count - 1);

    /// <summary>The least of 4, 8, 20, 40, 80, ... that a count fits under: its quarters are whole.</summary>
    public static int Ceiling(int count)
    {
        var step = 4;
        for (var at = 0; step < count; at++)
        {
            step = at % 3 == 1 ? step / 2 * 5 : step * 2;
        }

        return step;
    }
}
