using System.Text.Json;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Service.Events;

/// <summary>
/// The one vocabulary of events: the wire names, fields and defaults, read into typed events. Every surface translates into it, and
/// intake and worker read with the same code. To add a type: its record in CustomerHealth.Scoring, its fold, a line here.
/// </summary>
public static class EventVocabulary
{
    private static readonly Dictionary<string, TicketStatus> TicketStatuses = new(StringComparer.Ordinal)
    {
        ["open"] = TicketStatus.Open,
        ["pending"] = TicketStatus.Pending,
        ["closed"] = TicketStatus.Closed,
    };

    private static readonly Dictionary<string, TicketPriority> TicketPriorities = new(StringComparer.Ordinal)
    {
        ["low"] = TicketPriority.Low,
        ["medium"] = TicketPriority.Medium,
        ["high"] = TicketPriority.High,
        ["critical"] = TicketPriority.Critical,
        ["urgent"] = TicketPriority.Critical,
    };

    private static readonly Dictionary<string, ProjectStatus> ProjectStatuses = new(StringComparer.Ordinal)
    {
        ["planned"] = ProjectStatus.Planned,
        ["in_progress"] = ProjectStatus.InProgress,
        ["completed"] = ProjectStatus.Completed,
        ["cancelled"] = ProjectStatus.Cancelled,
    };

    private static readonly Dictionary<string, Sentiment> Sentiments = new(StringComparer.Ordinal)
    {
        ["neutral"] = Sentiment.Neutral,
        ["positive"] = Sentiment.Positive,
        ["negative"] = Sentiment.Negative,
    };

    private static readonly Dictionary<string, LifecycleState> LifecycleStates = new(StringComparer.Ordinal)
    {
        ["onboarding"] = LifecycleState.Onboarding,
        ["active"] = LifecycleState.Active,
        ["churned"] = LifecycleState.Churned,
        ["reactivated"] = LifecycleState.Reactivated,
    };

    private delegate CustomerEvent Reading(in FieldReader fields, string source, string id, DateTimeOffset occurred);

    private static readonly Dictionary<string, Reading> Readings = new(StringComparer.Ordinal)
    {
        ["login"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
            new LoginEvent(source, id, at, fields.Count("count")),
        ["feature_used"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
            new FeatureUsedEvent(source, id, at, fields.Required("feature"), fields.Count("count")),
        ["api_called"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
            new ApiCalledEvent(source, id, at, fields.Count("count")),
        ["ticket"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new TicketEvent(
            source, id, at,
            fields.Text("ticket_id"),
            fields.Choice("status", TicketStatus.Open, TicketStatuses),
            fields.Choice("priority", TicketPriority.Medium, TicketPriorities),
            fields.Time("opened"),
            fields.Time("resolved")),
        ["invoice"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new InvoiceEvent(
            source, id, at,
            fields.Amount("amount"),
            fields.RequiredDate("due_date"),
            fields.Date("paid_date") ?? (fields.Flag("paid") ? DateOnly.FromDateTime(at.UtcDateTime) : null),
            fields.Text("invoice_id"),
            fields.Text("currency", 8)),
        ["purchase"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new PurchaseEvent(
            source, id, at, fields.Amount("amount"), fields.Count("quantity"), fields.Text("product_id"), fields.Text("category")),
        ["project"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new ProjectEvent(
            source, id, at,
            fields.Amount("amount"),
            fields.RequiredChoice("status", ProjectStatuses),
            fields.Text("project_id"),
            fields.Text("type"),
            fields.Date("started"),
            fields.Date("ended")),
        ["interaction"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
        {
            EventDetails.CheckInteraction(fields);
            return new InteractionEvent(
                source, id, at,
                fields.Required("kind"),
                fields.Text("interaction_id"),
                fields.Choice("sentiment", Sentiment.Neutral, Sentiments),
                fields.Text("outcome", 200),
                fields.Time("held"),
                fields.Flag("withdrawn"));
        },
        ["survey"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
        {
            EventDetails.CheckSurvey(fields);
            var kind = fields.Required("kind");
            var scale = fields.OptionalWhole("scale", 1, 100) ?? (kind == "nps" ? 10 : 5);
            return new SurveyEvent(
                source, id, at, kind, fields.Whole("score", 0, scale), scale, fields.Text("survey_id"), fields.Text("ticket"));
        },
        ["lifecycle"] = (in FieldReader fields, string source, string id, DateTimeOffset at) =>
            new LifecycleEvent(source, id, at, fields.RequiredChoice("state", LifecycleStates), fields.Text("reason", 200)),
        ["deployment"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new DeploymentEvent(
            source, id, at,
            fields.Required("product"),
            fields.Text("deployment_id"),
            fields.Text("environment"),
            fields.Text("version"),
            fields.Text("license_type"),
            fields.DateSince("license_expiry", "deployed"),
            fields.Flag("active", otherwise: true),
            fields.Date("deployed")),
        ["contract"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new ContractEvent(
            source, id, at, fields.Date("start_date"), fields.DateSince("end_date", "start_date"), fields.OptionalAmount("value")),
        ["referrals"] = (in FieldReader fields, string source, string id, DateTimeOffset at) => new ReferralsEvent(
            source, id, at,
            fields.OptionalWhole("count", 0, (int)EventLimits.Count) ?? 0,
            fields.OptionalAmount("value") ?? 0,
            fields.Flag("partner")),
    };

    /// <summary>The names of all types.</summary>
    public static IReadOnlyCollection<string> Types => Readings.Keys;

    /// <summary>Reads one event.</summary>
    /// <param name="data">An object with the fields of the type, or undefined for none.</param>
    /// <exception cref="EventProblemException">The type is unknown, or a field is missing, ill-typed or out of range.</exception>
    internal static CustomerEvent Read(string type, JsonElement data, string source, string id, DateTimeOffset occurred)
    {
        if (!Readings.TryGetValue(type, out var reading))
        {
            throw new EventProblemException(new EventProblem(
                "unknown-type", "type", $"Unknown event type. Known are {string.Join(", ", Types)}."));
        }

        if (data.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined or JsonValueKind.Null))
        {
            throw new EventProblemException(new EventProblem("invalid-field", "data", "The field 'data' must be an object."));
        }

        return reading(new FieldReader(data), source, id, occurred);
    }
}
