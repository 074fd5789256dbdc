using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Scores;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>What one transaction does to one customer.</summary>
/// <param name="Before">As it is stored; null for a new one.</param>
/// <param name="Events">What happened to it.</param>
/// <param name="IsDeletion">Who asked for it calls it a deletion.</param>
internal sealed record CustomerChange(
    CustomerState? Before, Rescored Rescored, IReadOnlyList<AcceptedEvent> Events, bool IsDeletion = false)
{
    public CustomerState After => Rescored.State;
}
