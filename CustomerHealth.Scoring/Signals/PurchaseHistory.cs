using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>What was bought in one calendar month.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Revenue">Exact to four decimals; 0 where only things for nothing were bought.</param>
public readonly record struct MonthRevenue(DateOnly First, decimal Revenue);

/// <summary>
/// When and of what a customer bought, for all time: revenue per calendar month (UTC) with a purchase, revenue and quantity per product
/// category. Purchases without a category are in no category's sum.
/// </summary>
public sealed class PurchaseHistory
{
    /// <summary>
    /// How many categories of one customer are kept on their own: with names of 256 characters and a month's revenue for every month from
    /// 1970 to 2199 the whole still fits into 64 KiB, one property of a row.
    /// </summary>
    public const int MostCategories = 24;

    private const byte FormatVersion = 1;
    private const int LastMonth = (9999 * 12) + 11;

    private readonly MonthRevenue[] months;
    private readonly KeyValuePair<string, CategorySum>[] categories;

    private PurchaseHistory(MonthRevenue[] months, KeyValuePair<string, CategorySum>[] categories, CategorySum others)
    {
        this.months = months;
        this.categories = categories;
        Others = others;
    }

    public static PurchaseHistory Empty { get; } = new([], [], default);

    /// <summary>Ascending; only months with a purchase.</summary>
    public IReadOnlyList<MonthRevenue> Months => months;

    /// <summary>By name, in the order of the names' ordinals; at most <see cref="MostCategories"/> (see <see cref="CategorySums"/>).</summary>
    public IReadOnlyList<KeyValuePair<string, CategorySum>> Categories => categories;

    /// <summary>All categories beyond those.</summary>
    public CategorySum Others { get; }

    /// <summary>The canonical stored form; null for a customer that never bought anything.</summary>
    public byte[]? ToBytes()
    {
        if (months.Length == 0)
            return null;

        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        Write(writer);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version; the message says which and where.</exception>
    public static PurchaseHistory FromBytes(byte[]? bytes)
    {
        if (bytes is null)
            return Empty;

        var reader = new CompactReader(bytes, "Purchase history");
        var version = reader.Byte();
        if (version != FormatVersion)
            throw reader.Bad($"the format version is {version}, this program reads version {FormatVersion}");

        var history = Read(ref reader);
        reader.End();
        return history;
    }

    /// <summary>What is known of purchases that were only added up: their month, if all fell into one.</summary>
    internal static PurchaseHistory Of(ActivityTotals totals, decimal revenue) =>
        totals is { First: { } first, Last: { } last } && MonthOf(first) == MonthOf(last)
            ? new PurchaseHistory([new MonthRevenue(FirstOf(MonthOf(first)), revenue)], [], default)
            : Empty;

    internal PurchaseHistory With(List<Purchase> added)
    {
        if (added.Count == 0)
            return this;

        var revenue = new SortedDictionary<int, decimal>();
        foreach (var month in months)
            revenue.Add(MonthOf(month.First), month.Revenue);

        var sums = new CategorySums(categories, Others, MostCategories);
        foreach (var purchase in added)
        {
            var month = MonthOf(purchase.Occurred);
            revenue[month] = Amounts.Add(revenue.GetValueOrDefault(month), purchase.Amount);
            if (purchase.Category is { } category)
                sums.Add(category, default(CategorySum).Plus(new CategorySum(purchase.Amount, purchase.Quantity)));
        }

        return new PurchaseHistory(
            [.. revenue.Select(month => new MonthRevenue(FirstOf(month.Key), month.Value))], [.. sums.Named], sums.Others);
    }

    internal void Write(CompactWriter writer)
    {
        writer.Number(months.Length);
        var before = 0;
        foreach (var (first, revenue) in months)
        {
            var month = MonthOf(first);
            writer.Number(month - before);
            writer.Money(revenue);
            before = month;
        }

        var hasOthers = Others != default;
        writer.Number((categories.Length << 1) | (hasOthers ? 1 : 0));
        foreach (var (name, sum) in categories)
        {
            writer.Text(name);
            sum.Write(writer);
        }

        if (hasOthers)
            Others.Write(writer);
    }

    internal static PurchaseHistory Read(ref CompactReader reader)
    {
        var months = new MonthRevenue[reader.Count()];
        var month = 0;
        for (var at = 0; at < months.Length; at++)
        {
            var gap = reader.Number(LastMonth - month);
            if (gap == 0 || (month += gap) < 12)
                throw reader.Bad("a month is out of order");

            months[at] = new MonthRevenue(FirstOf(month), reader.Money());
        }

        var head = reader.Number((MostCategories << 1) | 1);
        if ((head & 1) == 1 && head >> 1 != MostCategories)
            throw reader.Bad("categories are said to be left out although there is room for them");

        var categories = new KeyValuePair<string, CategorySum>[head >> 1];
        for (var at = 0; at < categories.Length; at++)
        {
            var name = reader.Text();
            if (at > 0 && string.CompareOrdinal(categories[at - 1].Key, name) >= 0)
                throw reader.Bad($"the category \"{name}\" is out of order");

            categories[at] = new(name, CategorySum.Read(ref reader));
        }

        return new PurchaseHistory(months, categories, (head & 1) == 1 ? CategorySum.Read(ref reader) : default);
    }

    private static int MonthOf(DateTimeOffset occurred) => MonthOf(DateOnly.FromDateTime(occurred.UtcDateTime));

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    private static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);
}

/// <summary>One purchase that is to be folded.</summary>
internal readonly record struct Purchase(DateTimeOffset Occurred, decimal Amount, long Quantity, string? Category);
