using System.Globalization;
using System.Text.Json.Nodes;
using CustomerHealth.Scoring;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// What is told of things: enough to know which ones they are and what about them is new. The rest is read where it stands, so that a message
/// stays small and says nothing of contacts, notes or descriptions. Times are UTC, ISO 8601.
/// </summary>
internal static class NoticeData
{
    /// <summary>A message has at most 20 kB, whatever somebody called a thing.</summary>
    private const int MostCharacters = 500;

    public static JsonObject Of(CustomerState customer) => new()
    {
        ["id"] = customer.Profile.Id,
        ["kind"] = customer.Profile.Kind.ToString().ToLowerInvariant(),
        ["name"] = Short(customer.Profile.Name),
        ["industry"] = Short(customer.Profile.Industry),
        ["segment"] = Short(customer.Profile.MarketSegment),
        ["status"] = Word(customer.Status),
        ["createdAt"] = Of(customer.Profile.CreatedAt),
        ["updatedAt"] = Of(customer.Profile.UpdatedAt),
        ["version"] = customer.Profile.Version,
    };

    public static JsonObject Of(CustomerProfile customer, Interaction interaction) => new()
    {
        ["customer"] = Named(customer),
        ["interaction"] = new JsonObject
        {
            ["id"] = interaction.Id.ToString("D"),
            ["type"] = Short(interaction.Kind),
            ["subject"] = Short(interaction.Subject),
            ["sentiment"] = interaction.Sentiment.ToString().ToLowerInvariant(),
            ["performedBy"] = Short(interaction.PerformedBy),
            ["heldAt"] = Of(interaction.HeldAt),
            ["followUpRequired"] = interaction.FollowUpRequired,
            ["followUpDate"] = interaction.FollowUpDate?.ToString("O", CultureInfo.InvariantCulture),
        },
    };

    public static JsonObject Of(CustomerProfile customer, BandOfScore? was, BandOfScore? now) => new()
    {
        ["customer"] = Named(customer),
        ["scorecard"] = BuiltInScorecards.Success.Name,
        ["from"] = Of(was),
        ["to"] = Of(now),
    };

    public static JsonObject Of(CustomerProfile customer, CustomerAlert alert) => new()
    {
        ["customer"] = Named(customer),
        ["alert"] = new JsonObject
        {
            ["id"] = alert.Id.ToString("D"),
            ["type"] = alert.Rule,
            ["severity"] = alert.Severity.Word(),
            ["title"] = Short(alert.Title),
            ["raisedAt"] = Of(alert.Raised),
        },
    };

    /// <summary>The names of what a customer says differently now.</summary>
    public static IReadOnlyList<string> Changed(CustomerState before, CustomerState after)
    {
        var (was, now) = (before.Profile, after.Profile);
        var (contractWas, contractNow) = (CustomerAccount.Of(before).Contract, CustomerAccount.Of(after).Contract);
        (string Name, bool IsOther)[] compared =
        [
            ("kind", was.Kind != now.Kind),
            ("name", was.Name != now.Name),
            ("industry", was.Industry != now.Industry),
            ("segment", was.MarketSegment != now.MarketSegment),
            ("createdAt", was.CreatedAt != now.CreatedAt),
            ("attributes", !(was with { Attributes = now.Attributes }).SaysTheSameAs(was)),
            ("account", !was.Account.SaysTheSameAs(now.Account)),
            ("contract", contractWas != contractNow),
            ("status", before.Status != after.Status),
        ];
        return [.. compared.Where(field => field.IsOther).Select(field => field.Name)];
    }

    public static string? Short(string? text)
    {
        if (text is null || text.Length <= MostCharacters)
        {
            return text;
        }

        // Not between the halves of a pair: the rest would be no text.
        return text[..(char.IsHighSurrogate(text[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1)] + "…";
    }

    private static JsonObject Named(CustomerProfile customer) => new() { ["id"] = customer.Id, ["name"] = Short(customer.Name) };

    private static JsonObject? Of(BandOfScore? scored) =>
        scored is null ? null : new JsonObject { ["band"] = scored.Band, ["score"] = scored.Score };

    private static string Of(DateTimeOffset time) => RecordData.Of(time);

    private static string Word(CustomerStatus status) => status switch
    {
        CustomerStatus.Onboarding => "onboarding",
        CustomerStatus.AtRisk => "at_risk",
        CustomerStatus.Churned => "churned",
        _ => "active",
    };
}
