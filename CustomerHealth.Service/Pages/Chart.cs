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

    /// <summary>The least round number that a count fits under and whose quarters are whole.</summary>
    public static int Ceiling(int count)
    {
        for (var scale = 1; ; scale *= 10)
        {
            foreach (var round in (int[])[4, 8, 12, 16, 20, 24, 32])
            {
                if (round * scale >= count)
                {
                    return round * scale;
                }
            }
        }
    }
}
