using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Customers;

/// <summary>What a change of one customer consists of; everything takes effect in one transaction, or nothing does.</summary>
/// <param name="Profile">The profile it shall have; null leaves it. A new one's version is one more than the old one's.</param>
/// <param name="Events">
/// What happened, for this customer. The writer gives them their ids, the same for every try, so that none takes effect twice.
/// </param>
/// <param name="Due">Checks that were asked for with it.</param>
/// <param name="AtRiskSince">Somebody says that the customer is at risk, from this moment on; null leaves what is known of it.</param>
/// <param name="IsDeletion">Who asked for it calls it a deletion, and so do the webhooks that tell of it.</param>
public sealed record CustomerEdit(
    CustomerProfile? Profile = null,
    IReadOnlyList<EventSubmission>? Events = null,
    AlertChecks Due = AlertChecks.None,
    DateTimeOffset? AtRiskSince = null,
    bool IsDeletion = false);

/// <summary>What a change came to.</summary>
/// <param name="State">As it is stored now; null where there is no such customer.</param>
public sealed record CustomerEdited(ProfileOutcome Outcome, CustomerState? State);
