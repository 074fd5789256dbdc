using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>
/// What account managers know of each customer: a contract, one to three deployments, five interactions, three surveys, over the last
/// half year; then the alerts that follow. The same number gives the same account.
/// </summary>
internal static class SampleAccounts
{
    public const int Interactions = 5;
    public const int Surveys = 3;

    private const int Parallel = 32;

    private static readonly string[] Products = ["MonetX", "SupportX", "GreenX"];
    private static readonly string[] Environments = ["cloud", "on_premise", "hybrid"];
    private static readonly string[] Kinds = ["meeting", "call", "email", "training", "support_ticket"];
    private static readonly string[] SurveyKinds = ["nps", "quarterly", "post_ticket"];

    public static async Task AddAsync(Product product, string kind, int customers)
    {
        var (applier, checks, shards) = (product.Get<EventApplier>(), product.Get<EventChecks>(), product.Get<ShardMap>());
        var now = product.Get<TimeProvider>().GetUtcNow();
        await Load.RunAsync(Parallel, customers, number =>
        {
            var customer = SampleCustomers.IdOf(kind, number);
            return applier.ApplyAsync(
                TenantId.Main,
                shards.ShardOf(TenantId.Main, customer),
                [.. Events(customer, number, now).Select((submission, at) => checks.Check(submission, at).Accepted!)],
                CancellationToken.None);
        });
        var calculation = new Recalculation(now, AlertChecks.Health | AlertChecks.Contract | AlertChecks.License | AlertChecks.Inactivity);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            await product.Get<ShardRecalculation>().RunAsync(TenantId.Main, shard, calculation, CancellationToken.None);
        }
    }

    private static IEnumerable<EventSubmission> Events(string customer, int number, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var end = today.AddDays((number * 7 % 380) - 15);
        yield return Of("contract", "contract", 180, new { start_date = Date(end.AddDays(-365)), end_date = Date(end), value = 1_000 * (5 + (number % 600)) });
        for (var at = 0; at <= number % 3; at++)
        {
            yield return Of("deployment", $"d{at}", 170, new
            {
                deployment_id = $"D{at}",
                product = Products[(number + at) % 3],
                environment = Environments[number % 3],
                version = "2.4",
                license_type = "subscription",
                license_expiry = Date(end),
                deployed = Date(end.AddDays(-360)),
            });
        }

        for (var at = 0; at < Interactions; at++)
        {
            yield return Of("interaction", $"n{at}", 1 + (((number * 11) + (at * 37)) % 160), new
            {
                interaction_id = $"N{at}",
                kind = Kinds[(number + at) % Kinds.Length],
                subject = "Quarterly review",
                description = "Went through the open points; the next release was explained and dates were agreed.",
                sentiment = at % 2 == 0 ? "positive" : "neutral",
                performed_by = $"Colleague {number % 12}",
                follow_up_required = at == 0 && number % 4 == 0,
                follow_up_date = Date(today.AddDays((number % 30) - 10)),
            });
        }

        for (var at = 0; at < Surveys; at++)
        {
            var survey = SurveyKinds[(number + at) % SurveyKinds.Length];
            yield return Of("survey", $"s{at}", 1 + (((number * 13) + (at * 41)) % 170), new
            {
                survey_id = $"S{at}",
                kind = survey,
                score = survey == "nps" ? (number + at) % 11 : 1 + ((number + at) % 5),
                feedback = "The reports are helpful, support is slow.",
                submitted_by = "Somebody",
                submitted_by_email = "somebody@example.com",
            });
        }

        EventSubmission Of(string type, string id, int daysAgo, object data)
        {
            var json = JsonSerializer.SerializeToElement(data);
            return new EventSubmission(customer, SampleEvents.Source, id, type, now.AddDays(-daysAgo), json, 0, Backfill: true);
        }
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
