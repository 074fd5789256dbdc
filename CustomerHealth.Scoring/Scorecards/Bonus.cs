using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>Points on top of a measure while the contract is young: who has just begun cannot have adopted everything.</summary>
/// <param name="YoungerThanDays">It applies from the contract's first day until it is so many days old.</param>
/// <param name="PointsMilli">0–100,000 milli-points, before weighing; a measure never earns more than all of its points.</param>
public sealed record Bonus(int YoungerThanDays, int PointsMilli)
{
    /// <summary>Without a first day, and before it, there is none.</summary>
    public bool AppliesTo(ContractSignal? contract, DateOnly today) =>
        contract?.AgeInDays(today) is { } age && age >= 0 && age < YoungerThanDays;
}
