using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

public sealed partial class CustomerSignals
{
    /// <summary>The mutable state of one call of <see cref="With"/>. Lists are copied only if an event touches them.</summary>
    private sealed class Fold(CustomerSignals before)
    {
        private readonly HashSet<(string Source, string Id)> known = [];
        private readonly HashSet<string> features = new(StringComparer.Ordinal);
        private readonly ActivityTotals[] totals = [.. before.totals];
        private readonly List<DayCounts> days = [];
        private readonly List<Purchase> bought = [];
        private readonly List<RecentEvent> recent = WithRoom(before.recent);
        private decimal purchased = before.purchased;
        private List<TicketSignal>? tickets;
        private List<InvoiceSignal>? invoices;
        private List<ProjectSignal>? projects;
        private List<InteractionSignal>? interactions;
        private List<SurveySignal>? surveys;
        private List<DeploymentSignal>? deployments;
        private LifecycleSignal? lifecycle = before.Lifecycle;
        private ContractSignal? contract = before.Contract;
        private ReferralsSignal? referrals = before.Referrals;

        public void Add(CustomerEvent next)
        {
            var stamp = new EventStamp(next.Occurred.ToUniversalTime(), CanonicalText.Of(next.Id), CanonicalText.Of(next.Source));
            if (!known.Add((stamp.Source, stamp.Id)))
                return;

            Remember(stamp);
            switch (next)
            {
                case LoginEvent login:
                    Count(EventKind.Login, stamp, login.Count);
                    AddDay(new DayCounts(DayOf(stamp), login.Count, 0, 0));
                    break;
                case FeatureUsedEvent use:
                    Count(EventKind.FeatureUsed, stamp, use.Count);
                    AddDay(new DayCounts(DayOf(stamp), 0, use.Count, 0));
                    if (use.Count > 0)
                        features.Add(CanonicalText.Of(use.Feature));
                    break;
                case ApiCalledEvent call:
                    Count(EventKind.ApiCalled, stamp, call.Count);
                    AddDay(new DayCounts(DayOf(stamp), 0, 0, call.Count));
                    break;
                case PurchaseEvent purchase:
                    ArgumentOutOfRangeException.ThrowIfNegative(purchase.Amount);
                    Count(EventKind.Purchase, stamp, purchase.Quantity);
                    purchased = Amounts.Add(purchased, purchase.Amount);
                    bought.Add(new Purchase(stamp.Occurred, purchase.Amount, purchase.Quantity, CanonicalText.OfOptional(purchase.Category)));
                    break;
                case TicketEvent ticket:
                    RequireKnown(ticket.Status);
                    RequireKnown(ticket.Priority);
                    Count(EventKind.Ticket, stamp);
                    EntityList.Merge(tickets ??= [.. before.tickets], TicketSignal.Of(ticket, stamp));
                    break;
                case InvoiceEvent invoice:
                    ArgumentOutOfRangeException.ThrowIfNegative(invoice.Amount);
                    Count(EventKind.Invoice, stamp);
                    EntityList.Merge(invoices ??= [.. before.invoices], InvoiceSignal.Of(invoice, stamp));
                    break;
                case ProjectEvent project:
                    ArgumentOutOfRangeException.ThrowIfNegative(project.Amount);
                    RequireKnown(project.Status);
                    Count(EventKind.Project, stamp);
                    EntityList.Merge(projects ??= [.. before.projects], ProjectSignal.Of(project, stamp));
                    break;
                case InteractionEvent interaction:
                    RequireKnown(interaction.Sentiment);
                    Count(EventKind.Interaction, stamp);
                    EntityList.Merge(interactions ??= [.. before.interactions], InteractionSignal.Of(interaction, stamp));
                    break;
                case SurveyEvent survey:
                    Count(EventKind.Survey, stamp);
                    EntityList.Merge(surveys ??= [.. before.surveys], SurveySignal.Of(survey, stamp));
                    break;
                case LifecycleEvent entered:
                    RequireKnown(entered.State);
                    Count(EventKind.Lifecycle, stamp);
                    if (lifecycle is null || stamp > lifecycle.Latest)
                        lifecycle = LifecycleSignal.Of(entered, stamp);
                    break;
                case DeploymentEvent deployment:
                    Count(EventKind.Deployment, stamp);
                    EntityList.Merge(deployments ??= [.. before.deployments], DeploymentSignal.Of(deployment, stamp));
                    break;
                case ContractEvent agreed:
                    ArgumentOutOfRangeException.ThrowIfNegative(agreed.Value ?? 0);
                    Count(EventKind.Contract, stamp);
                    if (contract is null || stamp > contract.Latest)
                        contract = ContractSignal.Of(agreed, stamp);
                    break;
                case ReferralsEvent referred:
                    ArgumentOutOfRangeException.ThrowIfNegative(referred.Count);
                    ArgumentOutOfRangeException.ThrowIfNegative(referred.Value);
                    Count(EventKind.Referrals, stamp);
                    if (referrals is null || stamp > referrals.Latest)
                        referrals = ReferralsSignal.Of(referred, stamp);
                    break;
                default:
                    throw new ArgumentException($"Events of type {next.GetType().Name} cannot be folded.", nameof(next));
            }
        }

        public CustomerSignals ToSignals() => new(
            totals,
            purchased,
            before.days.With(days),
            before.features.With(features),
            tickets?.ToArray() ?? before.tickets,
            invoices?.ToArray() ?? before.invoices,
            projects?.ToArray() ?? before.projects,
            interactions?.ToArray() ?? before.interactions,
            surveys?.ToArray() ?? before.surveys,
            deployments?.ToArray() ?? before.deployments,
            lifecycle,
            contract,
            [.. recent],
            before.Bought.With(bought),
            referrals);

        // A count of 0 was reported and is no activity: it neither makes a day nor moves the last one.
        private void AddDay(DayCounts counts)
        {
            if (counts != new DayCounts(counts.Day, 0, 0, 0))
                days.Add(counts);
        }

        private void Count(EventKind kind, EventStamp stamp, long count = 1)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            totals[(int)kind] = totals[(int)kind].With(stamp.Occurred, count);
        }

        // An unknown number would be written and could never be read again.
        private static void RequireKnown<T>(T term)
            where T : struct, Enum
        {
            if (!Enum.IsDefined(term))
                throw new ArgumentOutOfRangeException(nameof(term), term, $"This is no {typeof(T).Name}.");
        }

        /// <summary>With room for the one that comes before the oldest goes.</summary>
        private static List<RecentEvent> WithRoom(RecentEvent[] recent)
        {
            var list = new List<RecentEvent>(RecentLength + 1);
            list.AddRange(recent);
            return list;
        }

        private void Remember(EventStamp stamp)
        {
            var full = recent.Count == RecentLength;
            if (full && stamp.Occurred < recent[^1].Occurred)
                return;

            var seen = new RecentEvent(stamp.Occurred, EventKey.Hash(stamp.Source, stamp.Id));
            var at = recent.BinarySearch(seen);
            if (at >= 0)
                return;

            recent.Insert(~at, seen);
            if (full)
                recent.RemoveAt(RecentLength);
        }

        private static int DayOf(EventStamp stamp) => DateOnly.FromDateTime(stamp.Occurred.UtcDateTime).DayNumber;
    }
}
