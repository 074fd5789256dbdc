using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>The document's words for the bands of risk, which are the keys of the success scorecard's.</summary>
internal static class RiskLevels
{
    public static readonly Words<string> Words = new(("low", "low"), ("medium", "medium"), ("high", "high"), ("critical", "critical"));
}
