using System.Text.Json.Serialization;

namespace CustomerHealth.LocalHost.Import;

/// <summary>An event as the platform's public API takes it (CloudEvents 1.0, JSON). History is marked as backfill.</summary>
public sealed record CloudEvent(string Id, string Source, string Type, string Subject, DateTimeOffset Time, EventData Data)
{
    public string Specversion => "1.0";

    public bool Backfill => true;
}

/// <summary>The fields of an event; one record per type of the vocabulary that importers and the demo use.</summary>
[JsonDerivedType(typeof(LoginData))]
[JsonDerivedType(typeof(FeatureUsedData))]
[JsonDerivedType(typeof(ApiCalledData))]
[JsonDerivedType(typeof(TicketData))]
[JsonDerivedType(typeof(InvoiceData))]
[JsonDerivedType(typeof(LifecycleData))]
[JsonDerivedType(typeof(ContractData))]
[JsonDerivedType(typeof(DeploymentData))]
[JsonDerivedType(typeof(InteractionData))]
[JsonDerivedType(typeof(SurveyData))]
[JsonDerivedType(typeof(PurchaseData))]
public abstract record EventData;

public sealed record LoginData(long Count) : EventData;

public sealed record FeatureUsedData(string Feature, long Count) : EventData;

public sealed record ApiCalledData(long Count) : EventData;

public sealed record TicketData(string TicketId, string Status, string Priority, DateTimeOffset Opened, DateTimeOffset? Resolved) : EventData;

public sealed record InvoiceData(string InvoiceId, decimal Amount, string Currency, DateOnly DueDate, DateOnly? PaidDate) : EventData;

public sealed record LifecycleData(string State, string? Reason) : EventData;

public sealed record ContractData(DateOnly StartDate, DateOnly EndDate, decimal Value) : EventData;

public sealed record DeploymentData(
    string DeploymentId, string Product, string Environment, string Version, string LicenseType, DateOnly LicenseExpiry, bool Active, DateOnly Deployed)
    : EventData;

public sealed record InteractionData(
    string InteractionId,
    string Kind,
    string Subject,
    string Description,
    string Sentiment,
    string PerformedBy,
    bool FollowUpRequired,
    DateOnly? FollowUpDate) : EventData;

public sealed record SurveyData(
    string SurveyId, string Kind, int Score, string? DeploymentId, string Feedback, string SubmittedBy, string SubmittedByEmail, string Via)
    : EventData;

public sealed record PurchaseData(decimal Amount, long Quantity, string Category) : EventData;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CloudEvent))]
internal sealed partial class CloudEventJson : JsonSerializerContext;
