using CustomerHealth.LocalHost.Import;
using CustomerHealth.LocalHost.Import.Cdnow;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.LocalHost.Import;

/// <summary>A few customers of our own making in both layouts of the real files.</summary>
public sealed class CdnowTranslationTests
{
    private static readonly History Master = CdnowTranslation.Of(CdnowFile.Read(Path.Combine(Repository.Samples("cdnow"), "master.txt")));
    private static readonly History Sample = CdnowTranslation.Of(CdnowFile.Read(Path.Combine(Repository.Samples("cdnow"), "sample.txt")));

    [Fact]
    public void Everybody_who_bought_becomes_a_person_since_the_first_purchase()
    {
        Assert.Equal(
            [("cdnow-00001", Day(1997, 1, 5)), ("cdnow-00002", Day(1997, 1, 12)), ("cdnow-00003", Day(1997, 1, 2))],
            Master.Customers.Select(customer => (customer.Id, customer.CreatedAt)));
        Assert.All(Master.Customers, customer => Assert.Equal("person", customer.Kind));
    }

    [Fact]
    public void Each_line_becomes_a_purchase_with_its_number_and_those_of_a_customer_stand_together()
    {
        Assert.Equal(
            [
                ("1", "cdnow-00001", Day(1997, 1, 5), new PurchaseData(10.50m, 1, "CDs")),
                ("2", "cdnow-00002", Day(1997, 1, 12), new PurchaseData(12.00m, 1, "CDs")),
                ("3", "cdnow-00002", Day(1997, 1, 12), new PurchaseData(70.25m, 5, "CDs")),
                ("6", "cdnow-00002", Day(1997, 11, 15), new PurchaseData(0, 1, "CDs")),
                ("4", "cdnow-00003", Day(1997, 1, 2), new PurchaseData(20.00m, 2, "CDs")),
                ("5", "cdnow-00003", Day(1997, 3, 31), new PurchaseData(31.15m, 3, "CDs")),
            ],
            Master.Events.Select(item => (item.Id, item.Subject, item.Time, (PurchaseData)item.Data)));
        Assert.All(Master.Events, item => Assert.Equal(("cdnow", "purchase"), (item.Source, item.Type)));
    }

    [Fact]
    public void The_sample_has_no_heading_and_says_both_numbers_of_a_customer()
    {
        Assert.Equal(
            [("cdnow-00014", "0001"), ("cdnow-00031", "0002")],
            Sample.Customers.Select(customer => (customer.Id, customer.Attributes["sample_number"])));
        Assert.Equal(
            [("1", 25.50m), ("2", 14.00m), ("3", 60.30m)], Sample.Events.Select(item => (item.Id, ((PurchaseData)item.Data).Amount)));
        Assert.All(Sample.Events, item => Assert.Equal("cdnow-sample", item.Source));
    }

    [Theory]
    [InlineData("00001 19970105 1 10.50\n00001 19970231 1 10.50\n", "line 2: \"00001 19970231 1 10.50\" is no purchase")]
    [InlineData("00001 19970105 1 10.50\n\n00001 0001 19970105 1 10.50\n", "line 3: \"00001 0001 19970105 1 10.50\" is no purchase")]
    [InlineData("00001 19970105 1 -3\n", "line 1: \"00001 19970105 1 -3\" is no purchase")]
    [InlineData("00001 19970105 1.5 3\n", "is no purchase")]
    [InlineData("id,frequency,recency\n", "line 1: \"id,frequency,recency\" is no purchase")]
    public void A_line_that_is_none_is_named(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("bought.txt"), text);

        var refusal = Assert.Throws<ImportException>(() => CdnowFile.Read(folder.File("bought.txt")));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Contains(
        "nowhere.txt is missing", Assert.Throws<ImportException>(() => CdnowFile.Read("nowhere.txt")).Message, StringComparison.Ordinal);

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
