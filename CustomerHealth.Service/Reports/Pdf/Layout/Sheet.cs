namespace CustomerHealth.Service.Reports.Pdf.Layout;

/// <summary>A page: A4, upright. All lengths are points, 72 to the inch, from the upper left corner.</summary>
internal static class Sheet
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;

    public const double Left = 54;
    public const double Width = PageWidth - (2 * Left);
    public const double Right = Left + Width;

    /// <summary>Where the content of a page begins and ends; the foot is below.</summary>
    public const double Top = 56;
    public const double Bottom = PageHeight - 70;
    public const double Foot = PageHeight - 48;
}
