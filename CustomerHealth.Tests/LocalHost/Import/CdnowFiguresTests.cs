using System.Globalization;
using CustomerHealth.LocalHost.Import;
using CustomerHealth.LocalHost.Import.Cdnow;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Relationships;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

/// <summary>
/// What the real purchases must come to: read by the importer, folded and added up as the product does, against sums that are taken from the
/// file's columns beside it.
/// </summary>
public sealed class CdnowFiguresTests
{
    private static readonly DateOnly Today = new(1998, 7, 1);

    [CdnowFact]
    public void The_whole_data_set_comes_to_the_sums_of_its_columns()
    {
        var lines = File.ReadLines(CdnowFactAttribute.Master).Skip(1)
            .Select(line => (Customer: line[1..6], Month: line[7..13], Day: line[7..15], Amount: decimal.Parse(line[18..], CultureInfo.InvariantCulture)))
            .ToList();
        var byCustomer = lines.GroupBy(line => line.Customer).ToList();

        var history = CdnowTranslation.Of(CdnowFile.Read(CdnowFactAttribute.Master));
        var figures = FiguresOf(history);

        Assert.Equal((69_659, 23_570), (history.Events.Count, history.Customers.Count));
        Assert.Equal(69_659, history.Events.DistinctBy(item => item.Id).Count());
        Assert.Equal(lines.Sum(line => line.Amount), figures.LifetimeValue);
        Assert.Equal(2_500_315.63m, figures.Revenue);
        Assert.Equal(
            lines.GroupBy(line => line.Month).OrderBy(month => month.Key).Select(month => (month.Key, month.Sum(line => line.Amount))),
            figures.Months.Select(month => (month.First.ToString("yyyyMM", CultureInfo.InvariantCulture), month.Revenue)));
        Assert.Equal(18, figures.Months.Count);
        Assert.Equal(byCustomer.Count(bought => bought.Count() > 1), figures.RepeatBuyers);
        Assert.Equal(byCustomer.Average(bought => bought.Average(line => line.Amount)), figures.AverageOrderValue, 6);
        Assert.Equal(
            byCustomer.Select(bought => bought.Sum(line => line.Amount)).OrderDescending().Take(5), figures.Top.Select(customer => customer.LifetimeValue));
        Assert.Equal(byCustomer.Count(bought => bought.Sum(line => line.Amount) > 1_000), figures.CountOf(ValueSegment.High));
        Assert.Equal(
            byCustomer.Count(bought => Today.DayNumber - DateOnly.ParseExact(bought.Max(line => line.Day)!, "yyyyMMdd", CultureInfo.InvariantCulture).DayNumber > 180),
            figures.CountOf(ChurnRisk.High));
        Assert.Equal((figures.Revenue, 0m, 0m), (figures.Categories.Named["CDs"].Revenue, figures.Uncategorised, figures.Undated));
    }

    [CdnowFact]
    public void The_sample_is_a_tenth_of_it()
    {
        var history = CdnowTranslation.Of(CdnowFile.Read(CdnowFactAttribute.Sample));

        Assert.Equal((6_919, 2_357), (history.Events.Count, history.Customers.Count));
        Assert.Equal(("cdnow-00004", "0001"), (history.Customers.First().Id, history.Customers.First().Attributes["sample_number"]));
    }

    private static ValueFigures FiguresOf(History history)
    {
        var bought = history.Events.ToLookup(item => item.Subject, StringComparer.Ordinal);
        var customers = history.Customers.Select(customer =>
        {
            var signals = CustomerSignals.Empty.With([.. bought[customer.Id].Select(Typed)]);
            var profile = new CustomerProfile { Id = customer.Id, Name = customer.Name, CreatedAt = customer.CreatedAt, UpdatedAt = customer.CreatedAt };
            return new CustomerSummary(profile, new Dictionary<string, CustomerScore>()) { Value = CustomerValue.Of(signals), Bought = signals.Bought };
        });
        return ValueFigures.Sum([.. customers.Chunk(500).Select(part => ValueFigures.Of(new ShardAccounts(part, [], [], [], []), Today))]);
    }

    private static PurchaseEvent Typed(CloudEvent item)
    {
        var data = (PurchaseData)item.Data;
        return new PurchaseEvent(item.Source, item.Id, item.Time, data.Amount, data.Quantity, null, data.Category);
    }
}
