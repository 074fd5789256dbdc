using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Pdf.Text;

namespace CustomerHealth.Service.Reports.Pdf.Layout.Charts;

/// <summary>What the shapes of a chart mean; assistive technology has the words with the values.</summary>
internal sealed class BandLegend(IReadOnlyList<(Tone Tone, TextLine Word)> bands) : Piece
{
    private static readonly TextStyle Style = new(8.5);

    public override double Height => Style.LineHeight;

    /// <summary>Null where no value belongs to a band.</summary>
    public static BandLegend? Of(IEnumerable<Tone> tones, Typesetter typesetter)
    {
        var bands = tones.Where(tone => tone != Tone.Plain).Distinct().Order()
            .Select(tone => (tone, typesetter.Lines(Palette.Word(tone), Style, Sheet.Width)[0])).ToArray();
        return bands.Length == 0 ? null : new BandLegend(bands) { Before = 6 };
    }

    public override void Draw(Canvas canvas, double top) => canvas.Artifact(() =>
    {
        var left = Sheet.Left;
        foreach (var (tone, word) in bands)
        {
            canvas.Shape(tone, left, top + 2.2, 7.5);
            canvas.Text(word, left + 12, top, Palette.Muted);
            left += 12 + word.Width + 16;
        }
    });
}
