using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Alerts;

namespace CustomerHealth.Service.AlertMails;

/// <summary>What an outbox item says about a mail: which alerts. What the mail says is read when it goes out.</summary>
/// <param name="At">When the last of them came about.</param>
internal sealed record AlertMailContents(string Customer, DateTimeOffset At, IReadOnlyList<UrgentAlert> Alerts)
{
    public string ToJson() => JsonSerializer.Serialize(this, AlertMailJson.Default.AlertMailContents);

    public static AlertMailContents Read(string json) => JsonSerializer.Deserialize(json, AlertMailJson.Default.AlertMailContents)!;
}

/// <summary>An alert that cannot wait.</summary>
/// <param name="Severity">As urgent as it was then.</param>
internal sealed record UrgentAlert(Guid Id, AlertSeverity Severity);

/// <summary>What an outbox item says about the mail of a day.</summary>
/// <param name="User">Whom it is for.</param>
/// <param name="Due">The end of the day it is about.</param>
/// <param name="Customers">The most urgent ones first.</param>
/// <param name="More">How many alerts there are that are not named here.</param>
internal sealed record DigestContents(string User, DateTimeOffset Due, IReadOnlyList<DigestCustomer> Customers, int More)
{
    public string ToJson() => JsonSerializer.Serialize(this, AlertMailJson.Default.DigestContents);

    public static DigestContents Read(string json) => JsonSerializer.Deserialize(json, AlertMailJson.Default.DigestContents)!;
}

internal sealed record DigestCustomer(string Customer, IReadOnlyList<Guid> Alerts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AlertMailContents))]
[JsonSerializable(typeof(DigestContents))]
internal sealed partial class AlertMailJson : JsonSerializerContext;
