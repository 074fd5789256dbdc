using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>
/// Events as a software company sends them: 3 logins, 4 uses of 20 features, an API call, a ticket of 6 and an invoice of 6 in every
/// ten, over 60 days. The same number gives the same event.
/// </summary>
internal static class SampleEvents
{
    public const string Source = "bench";

    /// <summary>The event as it goes into the queue.</summary>
    public static AcceptedEvent Accepted(EventChecks checks, string customerId, int number, DateTimeOffset now)
    {
        var (type, json) = Content(number, now);
        using var data = JsonDocument.Parse(json);
        var verdict = checks.Check(new EventSubmission(customerId, Source, IdOf(number), type, TimeOf(number, now), data.RootElement, json.Length), 0);
        return verdict.Accepted ?? throw new InvalidOperationException(verdict.Problem!.Detail);
    }

    /// <summary>The event as a client posts it.</summary>
    public static string CloudEvent(string customerId, int number, DateTimeOffset now)
    {
        var (type, data) = Content(number, now);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"specversion":"1.0","id":"{{IdOf(number)}}","source":"{{Source}}","type":"{{type}}","subject":"{{customerId}}","time":"{{TimeOf(number, now):O}}","data":{{data}}}""");
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"event-{number:D9}");

    private static DateTimeOffset TimeOf(int number, DateTimeOffset now) => now.AddDays(-(number % 60)).AddSeconds(-1 - (number % 3_600));

    private static (string Type, string Data) Content(int number, DateTimeOffset now) => (number % 10) switch
    {
        < 3 => ("login", """{"count":1}"""),
        < 7 => ("feature_used", string.Create(CultureInfo.InvariantCulture, $$"""{"feature":"feature-{{number / 10 % 20}}","count":3}""")),
        7 => ("api_called", """{"count":25}"""),
        8 => ("ticket", string.Create(
            CultureInfo.InvariantCulture, $$"""{"ticket_id":"T-{{number / 10 % 6}}","status":"open","priority":"high"}""")),
        _ => ("invoice", string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"invoice_id":"I-{{number / 10 % 6}}","amount":1250.50,"currency":"USD","due_date":"{{now.AddDays(14):yyyy-MM-dd}}"}""")),
    };
}
