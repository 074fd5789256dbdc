namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>A piece at its place on a page.</summary>
internal readonly record struct Placed(Piece Piece, double Top);

/// <summary>
/// Lays pieces on pages, in order. What stays together goes to a new page together; a piece is cut only where it is higher than a page. A table that
/// goes on has its head again.
/// </summary>
internal sealed class PageFlow
{
    private readonly List<List<Placed>> pages = [[]];
    private double top = Sheet.Top;

    /// <summary>Whether nothing stands on the page yet, but for the head of what goes on.</summary>
    private bool isFresh = true;

    public static IReadOnlyList<IReadOnlyList<Placed>> Pages(IReadOnlyList<Piece> pieces)
    {
        var flow = new PageFlow();
        for (var first = 0; first < pieces.Count;)
        {
            var last = first;
            while (last < pieces.Count - 1 && pieces[last].StaysWithNext)
            {
                last++;
            }

            flow.Add(pieces.Skip(first).Take(last - first + 1).ToList());
            first = last + 1;
        }

        return flow.pages;
    }

    private void Add(List<Piece> together)
    {
        var height = together.Sum(piece => piece.Before + piece.Height);
        if (!isFresh && top + height > Sheet.Bottom && height <= Room(together[0]))
        {
            NextPage(together[0]);
        }

        foreach (var piece in together)
        {
            Add(piece);
        }
    }

    private void Add(Piece piece)
    {
        var before = isFresh ? 0 : piece.Before;
        if (top + before + piece.Height <= Sheet.Bottom)
        {
            Place(piece, before);
        }
        else if (!isFresh && (piece.Height <= Room(piece) || piece.Cut(Sheet.Bottom - top - before) is null))
        {
            NextPage(piece);
            Add(piece);
        }
        else if (piece.Cut(Sheet.Bottom - top - before) is { } parts)
        {
            Place(parts.First, before);
            NextPage(parts.Later);
            Add(parts.Later);
        }
        else
        {
            // Higher than a page and in one: it runs over the edge, on a page of its own. No piece of a report is.
            Place(piece, before);
        }
    }

    /// <summary>The height a page has for a piece that begins it, under its head.</summary>
    private static double Room(Piece piece) => Sheet.Bottom - Sheet.Top - (piece.Head?.Height ?? 0);

    private void Place(Piece piece, double before)
    {
        top += before;
        pages[^1].Add(new Placed(piece, top));
        top += piece.Height;
        isFresh = isFresh && piece.Height == 0;
    }

    private void NextPage(Piece beginning)
    {
        pages.Add([]);
        top = Sheet.Top;
        if (beginning.Head is { } head)
        {
            Place(head, 0);
        }

        isFresh = true;
    }
}
