using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// A made-up company's customers and what they did in the ninety days before a moment. Pure: the same moment gives the same company, so
/// a demo that was interrupted goes on where it was.
/// </summary>
public static class DemoCompany
{
    public const int Days = 90;

    public const string Source = "demo";

    public static IReadOnlyList<CustomerSubmission> Customers(DateTimeOffset now) =>
        [.. Enumerable.Range(0, DemoNames.All.Length).Select(index => Customer(index, now))];

    /// <summary>Everything that happened up to <paramref name="now"/>, one customer after the other.</summary>
    public static IEnumerable<CloudEvent> Events(DateTimeOffset now) =>
        from index in Enumerable.Range(0, DemoNames.All.Length)
        let customer = new DemoCustomer(index, IdOf(index), DateOnly.FromDateTime(now.UtcDateTime))
        let persona = Persona.Of(index)
        from happened in new DemoLife(customer, persona).Events().Concat(new DemoAccount(customer, persona).Events())
        where happened.Time <= now
        select happened;

    private static string IdOf(int index) =>
        string.Join('-', DemoNames.All[index].Name.ToLowerInvariant().Split([' ', '&'], StringSplitOptions.RemoveEmptyEntries));

    private static CustomerSubmission Customer(int index, DateTimeOffset now)
    {
        var (name, industry) = DemoNames.All[index];
        var persona = Persona.Of(index);
        var age = persona == Persona.New ? Persona.NewSince : 180 + (int)(900 * Chance.Of(index, "age"));
        var segment = DemoNames.Segments[(int)(Chance.Of(index, "segment") * DemoNames.Segments.Length)];
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-age);
        return new CustomerSubmission(
            IdOf(index), name, industry, segment, new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero), new SortedDictionary<string, string>());
    }
}
