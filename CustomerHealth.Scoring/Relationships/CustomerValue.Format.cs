using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Relationships;

public sealed partial record CustomerValue
{
    /// <summary>The first byte of the stored form. A change of the layout below takes the next number.</summary>
    private const byte FormatVersion = 1;

    private const int HasPurchases = 1;
    private const int HasProjects = 2;
    private const int HasReferrals = 4;
    private const int IsPartner = 8;
    private const int HasRecommendation = 16;
    private const int HasLastSign = 32;

    /// <summary>The canonical stored form, 10 to 50 bytes; null for <see cref="None"/>, of which nothing is stored.</summary>
    public byte[]? ToBytes()
    {
        var parts = (FirstPurchase is null ? 0 : HasPurchases)
            | (LastProject is null ? 0 : HasProjects)
            | (Referrals == 0 && ReferralValue == 0 ? 0 : HasReferrals)
            | (IsReferralPartner ? IsPartner : 0)
            | (Recommendation is null ? 0 : HasRecommendation)
            | (LastSign is null ? 0 : HasLastSign);
        if (parts == 0)
            return null;

        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        writer.Byte((byte)parts);
        if (FirstPurchase is { } first && LastPurchase is { } last)
        {
            writer.Number(Purchases);
            writer.Money(PurchaseAmount);
            writer.Number(first.DayNumber);
            writer.Number(last.DayNumber - first.DayNumber);
        }

        if (LastProject is { } project)
        {
            writer.Number(Projects);
            writer.Money(ProjectAmount);
            writer.Number(project.DayNumber);
        }

        if ((parts & HasReferrals) != 0)
        {
            writer.Number(Referrals);
            writer.Money(ReferralValue);
        }

        if (Recommendation is { } answer)
        {
            writer.Number(answer.Score);
            writer.Number(answer.Scale);
        }

        if (LastSign is { } sign)
            writer.Number(sign.DayNumber);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version; the message says which and where.</exception>
    public static CustomerValue FromBytes(byte[]? bytes)
    {
        if (bytes is null)
            return None;

        var reader = new CompactReader(bytes, "Customer value");
        var version = reader.Byte();
        if (version != FormatVersion)
            throw reader.Bad($"the format version is {version}, this program reads version {FormatVersion}");

        var parts = reader.Number((HasLastSign << 1) - 1);
        var value = new CustomerValue { IsReferralPartner = (parts & IsPartner) != 0 };
        if ((parts & HasPurchases) != 0)
        {
            value = value with { Purchases = reader.Number(), PurchaseAmount = reader.Money(), FirstPurchase = Day(ref reader) };
            value = value with { LastPurchase = DayAfter(ref reader, value.FirstPurchase!.Value) };
        }

        if ((parts & HasProjects) != 0)
            value = value with { Projects = reader.Number(int.MaxValue), ProjectAmount = reader.Money(), LastProject = Day(ref reader) };
        if ((parts & HasReferrals) != 0)
            value = value with { Referrals = reader.Number(int.MaxValue), ReferralValue = reader.Money() };
        if ((parts & HasRecommendation) != 0)
            value = value with { Recommendation = new RatedAnswer(reader.Number(int.MaxValue), reader.Number(int.MaxValue)) };
        if ((parts & HasLastSign) != 0)
            value = value with { LastSign = Day(ref reader) };
        reader.End();
        return value;
    }

    private static DateOnly Day(ref CompactReader reader) => DateOnly.FromDayNumber(reader.Number(DateOnly.MaxValue.DayNumber));

    private static DateOnly DayAfter(ref CompactReader reader, DateOnly day) =>
        day.AddDays(reader.Number(DateOnly.MaxValue.DayNumber - day.DayNumber));
}
