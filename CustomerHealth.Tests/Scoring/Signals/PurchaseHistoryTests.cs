using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using FsCheck.Fluent;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Signals;

public sealed class PurchaseHistoryTests
{
    [Fact]
    public void Revenue_is_kept_for_each_month_with_a_purchase_by_utc()
    {
        var bought = new CustomerBuilder()
            .Bought(10.25m, At(2025, 12, 31))
            .Bought(1m, new DateTimeOffset(2026, 3, 1, 0, 30, 0, TimeSpan.FromHours(1)))
            .Bought(0m, At(2026, 5, 1))
            .Bought(2.5m, At(2025, 12, 1))
            .ToSignals().Bought;

        Assert.Equal(
            [new(new(2025, 12, 1), 12.75m), new(new(2026, 2, 1), 1m), new MonthRevenue(new(2026, 5, 1), 0m)], bought.Months);
    }

    [Fact]
    public void Revenue_and_pieces_are_kept_for_each_category_and_a_purchase_without_one_is_in_none()
    {
        var bought = new CustomerBuilder()
            .Bought(10m, category: "Music").Bought(5m, category: "Books", quantity: 3).Bought(2m, category: "Music", quantity: 4).Bought(99m)
            .ToSignals().Bought;

        Assert.Equal([new("Books", new(5m, 3)), new KeyValuePair<string, CategorySum>("Music", new(12m, 5))], bought.Categories);
        Assert.Equal(default, bought.Others);
    }

    [Fact]
    public void Beyond_the_first_names_the_rest_is_one_sum()
    {
        var customer = new CustomerBuilder();
        for (var number = 40; number > 0; number--)
            customer.Bought(number, category: $"category {number:00}").Bought(1, category: $"category {number:00}");

        var bought = customer.ToSignals().Bought;

        Assert.Equal(Enumerable.Range(1, 24).Select(number => ($"category {number:00}", number + 1m)), bought.Categories.Select(sum => (sum.Key, sum.Value.Revenue)));
        Assert.Equal(new CategorySum(Enumerable.Range(25, 16).Sum(number => number + 1m), 32), bought.Others);
    }

    [Fact]
    public void Whatever_the_order_the_batches_and_the_duplicates_the_sums_are_those_of_the_purchases() => Generated.Check(Prop.ForAll(
        Gen.Choose(0, 100_000).ArrayOf().Select(numbers => numbers.Select(Purchase).ToArray()).ToArbitrary(),
        Generated.Seeds.ToArbitrary(),
        (purchases, seed) =>
        {
            var signals = CustomerSignals.Empty;
            foreach (var batch in Generated.Shuffled(purchases, seed).Chunk(1 + (seed % 7)))
                signals = CustomerSignals.FromBytes(signals.With([.. batch, batch[0]]).ToBytes());

            var names = purchases.Select(purchase => purchase.Category).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(24).ToHashSet();
            var bought = signals.Bought;
            return bought.Months.SequenceEqual(purchases
                    .GroupBy(purchase => new DateOnly(purchase.Occurred.Year, purchase.Occurred.Month, 1))
                    .OrderBy(month => month.Key)
                    .Select(month => new MonthRevenue(month.Key, month.Sum(purchase => purchase.Amount))))
                && bought.Categories.SequenceEqual(names.Order(StringComparer.Ordinal).Select(
                    name => KeyValuePair.Create(name, SumOf(purchases.Where(purchase => purchase.Category == name)))))
                && bought.Others == SumOf(purchases.Where(purchase => purchase.Category is { } name && !names.Contains(name)))
                && PurchaseHistory.FromBytes(bought.ToBytes()).Months.SequenceEqual(bought.Months)
                && signals.ToBytes().AsSpan().SequenceEqual(CustomerSignals.Empty.With(purchases).ToBytes());
        }), cases: 1_000);

    [Fact]
    public void A_history_as_large_as_it_can_get_fits_one_property_of_a_row()
    {
        var month = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var purchases = Enumerable.Range(0, 230 * 12).Select(number => (CustomerEvent)new PurchaseEvent(
            "t", $"{number}", month.AddMonths(number), 999_999_999_999_999_999_999_999.9999m, long.MaxValue, null, $"{number:000}{new string('\u20ac', 253)}"));

        var bytes = CustomerSignals.Empty.With([.. purchases]).Bought.ToBytes()!;

        Assert.InRange(bytes.Length, 40_000, 65_536);
    }

    [Fact]
    public void Who_bought_nothing_has_no_bytes() => Assert.Null(new CustomerBuilder().Logins(3).Contact("call").ToSignals().Bought.ToBytes());

    [Fact]
    public void Damaged_bytes_are_read_as_something_or_refused_but_never_fail_otherwise()
    {
        var intact = new CustomerBuilder().Bought(10m, At(2026, 1, 1), "a").Bought(3m, At(2026, 4, 1), "b").ToSignals().Bought.ToBytes()!;
        for (var at = 0; at < intact.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] bytes = [.. intact];
                bytes[at] = (byte)value;

                var failure = Record.Exception(() => PurchaseHistory.FromBytes(bytes).ToBytes());

                Assert.True(failure is null or FormatException, $"{Convert.ToHexString(bytes)}: {failure}");
            }
        }
    }

    [Fact]
    public void Of_referrals_the_latest_statement_counts_whatever_came_first()
    {
        var customer = new CustomerBuilder().Referred(5, 900m, true, At(2026, 3, 1)).Referred(2, 10.50m, on: At(2026, 2, 1));

        var referrals = customer.ToSignals().Referrals!;

        Assert.Equal((5, 900m, true), (referrals.Count, referrals.Value, referrals.Partner));
        Assert.Equal(customer.ToSignals().ToBytes(), CustomerSignals.Empty.With([.. customer.Events.Reverse()]).ToBytes());
    }

    private static PurchaseEvent Purchase(int number, int at) => new(
        "shop",
        $"{at}",
        new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number % 20_000),
        number % 10_000 / 100m,
        number % 9,
        null,
        number % 5 == 0 ? null : $"category {number % 31}");

    private static CategorySum SumOf(IEnumerable<PurchaseEvent> purchases) =>
        purchases.Aggregate(default(CategorySum), (sum, purchase) => new(sum.Revenue + purchase.Amount, sum.Quantity + purchase.Quantity));
}
