namespace CustomerHealth.Service.Alerts;

/// <summary>The kinds of alerts, as stored and on the wire.</summary>
public static class AlertTypes
{
    public const string HealthDrop = "health_drop";
    public const string ContractExpiry = "contract_expiry";
    public const string LowCsat = "low_csat";
    public const string Escalation = "escalation";
    public const string Inactivity = "inactivity";

    public static IReadOnlyList<string> All { get; } = [HealthDrop, ContractExpiry, LowCsat, Escalation, Inactivity];
}
