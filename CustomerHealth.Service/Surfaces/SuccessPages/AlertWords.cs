using CustomerHealth.Service.Alerts;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Alerts as people read them.</summary>
internal static class AlertWords
{
    /// <summary>A type in running text.</summary>
    public static string OfType(string type) => type switch
    {
        AlertTypes.HealthDrop => "health drop",
        AlertTypes.ContractExpiry => "contract or licence ends",
        AlertTypes.LowCsat => "low survey score",
        AlertTypes.Escalation => "escalation",
        AlertTypes.Inactivity => "inactivity",
        _ => type,
    };
}
