using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Alerts;

/// <summary>The fields of an alert as the document bounds them.</summary>
internal static class AlertShape
{
    /// <summary>The document has no bound; a property of the store does.</summary>
    private const int MostDescription = 32_000;

    public static readonly Words<string> Types = new(
        (AlertTypes.HealthDrop, AlertTypes.HealthDrop),
        (AlertTypes.ContractExpiry, AlertTypes.ContractExpiry),
        (AlertTypes.LowCsat, AlertTypes.LowCsat),
        (AlertTypes.Escalation, AlertTypes.Escalation),
        (AlertTypes.Inactivity, AlertTypes.Inactivity));

    public static readonly Words<AlertSeverity> Severities = new(
        ("low", AlertSeverity.Low),
        ("medium", AlertSeverity.Medium),
        ("high", AlertSeverity.High),
        ("critical", AlertSeverity.Critical));

    public static readonly Shape<string> Title = Shape.Line(1, 500);

    public static readonly Shape<string> Description = Shape.Text(1, MostDescription);

    /// <summary>Who did something; not always a user.</summary>
    public static readonly Shape<string> Person = Shape.Line(1, 255);

    public static readonly Shape<string> PersonOrNobody = Shape.Line(0, 255);
}
