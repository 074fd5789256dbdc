namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>Something of known height that is laid out on a page below what is before it.</summary>
internal abstract class Piece
{
    /// <summary>In points.</summary>
    public abstract double Height { get; }

    /// <summary>Free space before it, in points; none at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Whether it may not be the last of its page, as a heading.</summary>
    public bool StaysWithNext { get; init; }

    /// <summary>Repeated at the top of a page that begins with this piece, as the head of a table; null for none.</summary>
    public virtual Piece? Head => null;

    public abstract void Draw(Canvas canvas, double top);

    /// <summary>Two pieces in its place, the first no higher than that; null where it cannot be cut, or not so that anything of it fits.</summary>
    public virtual (Piece First, Piece Later)? Cut(double height) => null;
}

/// <summary>Opens or closes a tag around the pieces that follow.</summary>
internal sealed class Mark(Action<Canvas> draw) : Piece
{
    public override double Height => 0;

    public override void Draw(Canvas canvas, double top) => draw(canvas);
}
