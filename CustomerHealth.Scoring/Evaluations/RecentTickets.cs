using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Scoring;

/// <summary>What the tickets opened in a window amount to.</summary>
/// <param name="Critical">Those of critical priority.</param>
/// <param name="Resolved">Those with a resolution.</param>
/// <param name="ResolutionSeconds">Whole seconds from opening to resolution, summed over the resolved ones.</param>
/// <param name="Breached">Those resolved later than the limit of their priority. An unresolved one is not in breach yet.</param>
internal readonly record struct RecentTickets(int Count, int Critical, int Resolved, long ResolutionSeconds, int Breached)
{
    /// <param name="after">The day before the window's first one.</param>
    /// <param name="today">The window's last day.</param>
    /// <param name="limits">Hours by the number of the priority; empty where nobody asks for breaches.</param>
    public static RecentTickets Of(
        ReadOnlySpan<TicketSignal> tickets, DateOnly after, DateOnly today, IReadOnlyList<Parameter> limits)
    {
        var sum = default(RecentTickets);
        foreach (var ticket in tickets)
        {
            var opened = DateOnly.FromDateTime(ticket.Opened.UtcDateTime);
            if (opened <= after || opened > today)
                continue;

            var took = ticket.TimeToResolve;
            sum = new RecentTickets(
                sum.Count + 1,
                sum.Critical + (ticket.Priority == TicketPriority.Critical ? 1 : 0),
                sum.Resolved + (took is null ? 0 : 1),
                sum.ResolutionSeconds + (took.GetValueOrDefault().Ticks / TimeSpan.TicksPerSecond),
                sum.Breached + (limits.Count > 0 && took > TimeSpan.FromHours(limits[(int)ticket.Priority].Value) ? 1 : 0));
        }

        return sum;
    }
}
