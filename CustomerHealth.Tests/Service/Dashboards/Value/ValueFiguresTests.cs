using System.Text.Json;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards.Value;

/// <summary>What customers are worth, against sums that are worked out beside it from the purchases themselves.</summary>
public sealed class ValueFiguresTests
{
    private const int Everybody = 300;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly ValueFigures Figures = ValueFigures.Of(Accounts(Enumerable.Range(0, Everybody)), Today);
    private static readonly List<List<PurchaseEvent>> Bought = [.. Enumerable.Range(0, Everybody).Select(number => Purchases(number).ToList())];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(Everybody)]
    public void The_sum_of_the_parts_is_the_roll_up_of_the_whole_in_any_order(int customers)
    {
        var parts = Enumerable.Range(0, customers).Chunk(37).Select(numbers => ValueFigures.Of(Accounts(numbers), Today)).ToList();
        var whole = JsonSerializer.Serialize(ValueFigures.Of(Accounts(Enumerable.Range(0, customers)), Today));

        Assert.Equal(whole, JsonSerializer.Serialize(ValueFigures.Sum(parts)));
        Assert.Equal(whole, JsonSerializer.Serialize(ValueFigures.Sum([ValueFigures.None, .. Enumerable.Reverse(parts)])));
    }

    [Fact]
    public void Purchases_and_projects_are_added_up()
    {
        Assert.Equal(Everybody, Figures.Customers);
        Assert.Equal(Bought.SelectMany(mine => mine).Sum(purchase => purchase.Amount), Figures.Revenue);
        Assert.Equal(Figures.Revenue + Enumerable.Range(0, Everybody).Sum(ProjectOf), Figures.LifetimeValue);
        Assert.Equal((Bought.Count(mine => mine.Count > 0), Bought.Count(mine => mine.Count > 1)), (Figures.Buyers, Figures.RepeatBuyers));
        Assert.Equal(100m * Figures.RepeatBuyers / Everybody, Figures.RetentionPercent);
        Assert.Equal(
            Bought.Where(mine => mine.Count > 0).Average(mine => mine.Average(purchase => purchase.Amount)), Figures.AverageOrderValue, 6);
    }

    [Fact]
    public void Revenue_has_its_months_and_categories_and_what_has_none_is_told()
    {
        var all = Bought.SelectMany(mine => mine).ToList();

        Assert.Equal(
            all.GroupBy(purchase => new DateOnly(purchase.Occurred.Year, purchase.Occurred.Month, 1)).OrderBy(month => month.Key)
                .Select(month => new MonthRevenue(month.Key, month.Sum(purchase => purchase.Amount))),
            Figures.Months);
        Assert.Equal(
            all.Where(purchase => purchase.Category is not null).GroupBy(purchase => purchase.Category!).OrderBy(named => named.Key, StringComparer.Ordinal)
                .Select(named => (named.Key, named.Sum(purchase => purchase.Amount), named.Sum(purchase => purchase.Quantity))),
            Figures.Categories.Named.Select(named => (named.Key, named.Value.Revenue, named.Value.Quantity)));
        Assert.Equal(all.Where(purchase => purchase.Category is null).Sum(purchase => purchase.Amount), Figures.Uncategorised);
        Assert.NotEqual(0, Figures.Uncategorised);
        Assert.Equal(0, Figures.Undated);
    }

    [Fact]
    public void Every_customer_is_in_one_segment_and_one_bucket()
    {
        Assert.Equal(Everybody, Figures.Segments.Sum());
        Assert.Equal(Everybody, Figures.Risks.Sum());
        Assert.Equal(Figures.Buyers, Figures.RisksOfBuyers.Sum());
        Assert.All(Figures.Segments.Concat(Figures.Risks).Concat(Figures.RisksOfBuyers), count => Assert.NotEqual(0, count));
        Assert.Equal(
            Enumerable.Range(0, Everybody).Count(number => Bought[number].Sum(purchase => purchase.Amount) + ProjectOf(number) > 1_000),
            Figures.CountOf(ValueSegment.High));
        Assert.Equal(
            Enumerable.Range(0, Everybody).Count(number => Today.DayNumber - LastOf(number).DayNumber > 180), Figures.CountOf(ChurnRisk.High));
    }

    [Fact]
    public void Satisfaction_is_the_mean_of_the_customers_means_on_the_scale_to_ten()
    {
        var accounts = new ShardAccounts(
            [Customer(1), Customer(2), Customer(3)], [], [], [Answer(1, "nps", 9, 10), Answer(1, "quarterly", 3, 5), Answer(2, "quarterly", 1, 5)], []);

        var figures = ValueFigures.Of(accounts, Today);

        Assert.Equal((2, 4.75m), (figures.Satisfied, figures.AverageSatisfaction));
        Assert.Null(ValueFigures.None.AverageSatisfaction);
    }

    [Fact]
    public void The_top_are_the_five_worth_most_and_nobody_without_a_value()
    {
        var ids = Enumerable.Range(0, Everybody)
            .OrderByDescending(number => Bought[number].Sum(purchase => purchase.Amount) + ProjectOf(number)).ThenBy(IdOf, StringComparer.Ordinal)
            .Take(5).Select(IdOf);

        Assert.Equal(ids, Figures.Top.Select(customer => customer.Id));
        Assert.Empty(ValueFigures.Of(new ShardAccounts([Customer(0)], [], [], [], []), Today).Top);
    }

    [Fact]
    public void Categories_beyond_their_bound_are_one_sum_whichever_way_they_are_added_up()
    {
        var parts = Enumerable.Range(0, 25).Select(part => CategoryFigures.Of(
            [CustomerSignals.Empty.With([.. Enumerable.Range(0, 20).Select(number => new PurchaseEvent(
                "t", $"{number}", Now, 1, 1, null, $"category {(part * 20) + number:000}"))]).Bought])).ToList();

        var sum = CategoryFigures.Sum(parts);

        Assert.Equal(Enumerable.Range(0, 200).Select(number => $"category {number:000}"), sum.Named.Keys);
        Assert.Equal(new CategorySum(300, 300), sum.Others);
        Assert.Equal(
            JsonSerializer.Serialize(sum),
            JsonSerializer.Serialize(CategoryFigures.Sum([CategoryFigures.Sum(parts[13..]), .. Enumerable.Reverse(parts[..13])])));
    }

    [Fact]
    public void A_roll_up_that_was_stored_before_it_was_there_reads_as_one_without()
    {
        var old = new ShardRollup(2, new Dictionary<string, CardRollup>());
        var packed = PackedDocument.Pack(old, RollupJson.Default.ShardRollup);

        var read = PackedDocument.Unpack(packed, RollupJson.Default.ShardRollup);

        Assert.Null(read.Value);
        Assert.Equal(Everybody, ShardRollup.Sum([read, old with { Value = Figures }]).Value!.Customers);
    }

    [Fact]
    public void It_survives_being_stored()
    {
        var read = PackedDocument.Unpack(PackedDocument.Pack(Figures, RollupJson.Default.ValueFigures), RollupJson.Default.ValueFigures);

        Assert.Equal(JsonSerializer.Serialize(Figures), JsonSerializer.Serialize(read));
    }

    private static ShardAccounts Accounts(IEnumerable<int> numbers)
    {
        var all = numbers.ToList();
        return new ShardAccounts(
            [.. all.Select(Customer)], [], [],
            [.. all.Where(number => number % 3 == 0).Select(number => Answer(number, "quarterly", number % 6, 5))], []);
    }

    private static CustomerSummary Customer(int number)
    {
        List<CustomerEvent> events = [.. Purchases(number)];
        if (ProjectOf(number) > 0)
        {
            events.Add(new ProjectEvent("t", "project", Now.AddDays(-9), ProjectOf(number), ProjectStatus.InProgress));
        }

        var signals = CustomerSignals.Empty.With(events);
        var profile = new CustomerProfile { Id = IdOf(number), Name = $"Customer {number}", CreatedAt = CreatedOf(number), UpdatedAt = Now };
        return new CustomerSummary(profile, new Dictionary<string, CustomerScore>()) { Value = CustomerValue.Of(signals), Bought = signals.Bought };
    }

    private static IEnumerable<PurchaseEvent> Purchases(int number) => Enumerable.Range(0, number % 4).Select(at => new PurchaseEvent(
        "t", $"{at}", Now.AddDays(-((number * 7) + (at * 40)) % 700), number * 7919 % 40_000 / 100m, 1 + (number % 3), null, at == 1 ? null : $"category {number % 9}"));

    private static decimal ProjectOf(int number) => number % 10 == 7 ? number * 10 : 0;

    private static DateTimeOffset CreatedOf(int number) => Now.AddDays(-number);

    private static DateOnly LastOf(int number) =>
        DateOnly.FromDateTime((Bought[number].Count == 0 ? CreatedOf(number) : Bought[number].Max(purchase => purchase.Occurred)).UtcDateTime);

    private static string IdOf(int number) => $"c-{number:0000}";

    private static Survey Answer(int number, string kind, int score, int scale) => new(
        Guid.NewGuid(), IdOf(number), null, kind, score, scale, null, "Eve", "eve@example.com", null, null, "email_link", null, Now);
}
