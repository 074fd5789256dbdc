using System.Globalization;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

/// <summary>
/// A mixed portfolio to look at and not to change: the two customers of the API document, and a dozen whose activity, tickets and invoices
/// run through every case that a score tells apart.
/// </summary>
public sealed class Portfolio : IAsyncLifetime
{
    public const int Customers = 14;

    internal TestProduct Product { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Product = await TestProduct.StartAsync();
        await PutAsync("123", """{"name":"Acme Corp","industry":"Finance","segment":"Enterprise","createdAt":"2025-01-12T10:00:00Z"}""");
        await PutAsync("c124", """{"name":"TechNova","industry":"SaaS","createdAt":"2025-02-20T08:30:00Z"}""");
        for (var number = 0; number < 12; number++)
        {
            // Names and ids run against each other, so that sorting by the one does not look like sorting by the other.
            await PutAsync($"p-{number:00}", $$"""{"name":"Portfolio {{12 - number:00}}","segment":"SMB"}""");
            await Product.ApplyAsync([.. Life(number)]);
        }

        await Product.DrainAsync();
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();

    /// <summary>Twelve customers from silent to thriving, with tickets and invoices of every kind.</summary>
    private static IEnumerable<string> Life(int number)
    {
        var customer = $"p-{number:00}";
        var strength = number / 2;
        foreach (var (type, data) in new[] { ("login", ""), ("feature_used", "\"feature\":\"reports\","), ("api_called", "") })
        {
            yield return Counted($"{type}-before", type, data, 4, TestProduct.PreviousMonth);
            if (strength > 0)
            {
                yield return Counted($"{type}-last", type, data, strength, TestProduct.LastMonth);
            }
        }

        string[] tickets = ["open,low", "open,medium", "open,high", "pending,high", "closed,critical"];
        foreach (var ticket in tickets.Skip(number % 3).Take(1 + (number % 4)))
        {
            var (status, priority) = (ticket.Split(',')[0], ticket.Split(',')[1]);
            yield return Event(ticket, "ticket", $$"""{"status":"{{status}}","priority":"{{priority}}"}""");
        }

        // Paid on time, late, overdue, not yet due.
        string[] invoices = ["2025-05-01 2025-04-30", "2025-05-01 2025-05-02", "2025-05-01", "2025-12-01"];
        foreach (var invoice in invoices.Take(number % 5))
        {
            var (due, paid) = (invoice.Split(' ')[0], invoice.Split(' ').ElementAtOrDefault(1));
            var paidDate = paid is null ? "null" : $"\"{paid}\"";
            yield return Event(invoice, "invoice", $$"""{"amount":10.5,"due_date":"{{due}}","paid_date":{{paidDate}}}""");
        }

        string Event(string id, string type, string data) => TestProduct.Event(id, type, customer, data, TestProduct.LastMonth);

        string Counted(string id, string type, string data, int count, string time) =>
            TestProduct.Event(id, type, customer, string.Create(CultureInfo.InvariantCulture, $"{{{data}\"count\":{count}}}"), time);
    }

    private async Task PutAsync(string id, string json) => Assert.Equal(201, (await Product.PutCustomerAsync(id, json)).Status);
}
