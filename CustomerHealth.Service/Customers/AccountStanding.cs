using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Customers;

/// <summary>What lists and roll-ups need of a customer's signals, so that they need not read those.</summary>
/// <param name="Contract">First and last day and value; all null where nothing is agreed.</param>
/// <param name="Products">The different products in use, sorted by ordinals.</param>
/// <param name="LastContact">When the latest interaction took place that is not ahead; null where none did.</param>
/// <param name="IsManaged">See <see cref="CustomerSignals.IsManaged"/>.</param>
/// <param name="Life">The state of life entered last; null where nobody said.</param>
public sealed record AccountStanding(
    AccountContract Contract,
    IReadOnlyList<string> Products,
    DateTimeOffset? LastContact,
    bool IsManaged,
    LifecycleState? Life,
    DateTimeOffset? LifeSince,
    DateTimeOffset? AtRiskSince)
{
    public static AccountStanding None { get; } = new(default, [], null, false, null, null, null);

    public CustomerStatus Status => CustomerStatuses.Of(Life, LifeSince, AtRiskSince);

    /// <param name="asOf">The moment that contacts are looked for before.</param>
    public static AccountStanding Of(CustomerSignals signals, DateTimeOffset? atRiskSince, DateTimeOffset asOf) => new(
        new AccountContract(signals.Contract?.StartDate, signals.Contract?.EndDate, signals.Contract?.Value),
        signals.ActiveProducts,
        LastOf(signals.Interactions, asOf),
        signals.IsManaged,
        signals.Lifecycle?.State,
        signals.Lifecycle?.Since,
        atRiskSince);

    private static DateTimeOffset? LastOf(IReadOnlyList<InteractionSignal> interactions, DateTimeOffset asOf)
    {
        DateTimeOffset? last = null;
        foreach (var interaction in interactions)
        {
            if (!interaction.Withdrawn && interaction.Held <= asOf && !(interaction.Held <= last))
            {
                last = interaction.Held;
            }
        }

        return last;
    }
}

/// <summary>What is agreed with a customer.</summary>
public readonly record struct AccountContract(DateOnly? Start, DateOnly? End, decimal? Value)
{
    /// <summary>The same, as exact as amounts are kept.</summary>
    public AccountContract Kept =>
        this with { Value = Value is { } value ? decimal.Round(value, EventLimits.AmountDecimals, MidpointRounding.ToEven) : null };

    /// <summary>Days until its last day, 0 on it, negative after it; null where no last day is agreed.</summary>
    public int? DaysToEnd(DateOnly today) => End is { } end ? end.DayNumber - today.DayNumber : null;
}
