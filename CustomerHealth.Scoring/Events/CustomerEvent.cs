namespace CustomerHealth.Scoring.Events;

/// <summary>
/// Something that happened at a customer. The kinds below are the whole vocabulary; every surface translates into it.
/// </summary>
/// <param name="Id">Identity within <paramref name="Source"/>; the same pair for the same customer is the same event.</param>
/// <param name="Occurred">When it happened, UTC.</param>
public abstract record CustomerEvent(string Source, string Id, DateTimeOffset Occurred);

/// <summary>Somebody signed in <paramref name="Count"/> times (0 or more).</summary>
public sealed record LoginEvent(string Source, string Id, DateTimeOffset Occurred, long Count = 1)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>A feature was used <paramref name="Count"/> times (0 or more; a report of no use is no use).</summary>
public sealed record FeatureUsedEvent(string Source, string Id, DateTimeOffset Occurred, string Feature, long Count = 1)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The API was called <paramref name="Count"/> times (0 or more).</summary>
public sealed record ApiCalledEvent(string Source, string Id, DateTimeOffset Occurred, long Count = 1)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The state of a support ticket. Without a ticket id of its own, the event's id is the ticket's.</summary>
public sealed record TicketEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    string? TicketId = null,
    TicketStatus Status = TicketStatus.Open,
    TicketPriority Priority = TicketPriority.Medium,
    DateTimeOffset? Opened = null,
    DateTimeOffset? Resolved = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The state of an invoice. Invoices are payment behaviour, not revenue.</summary>
/// <param name="Amount">In <paramref name="Currency"/>, 0 or more.</param>
public sealed record InvoiceEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    decimal Amount,
    DateOnly DueDate,
    DateOnly? PaidDate = null,
    string? InvoiceId = null,
    string? Currency = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>Something was bought.</summary>
/// <param name="Amount">The whole line, not the single piece; 0 or more.</param>
public sealed record PurchaseEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    decimal Amount,
    long Quantity = 1,
    string? ProductId = null,
    string? Category = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The state of a project. Completed and running ones count towards lifetime value.</summary>
public sealed record ProjectEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    decimal Amount,
    ProjectStatus Status,
    string? ProjectId = null,
    string? Type = null,
    DateOnly? Started = null,
    DateOnly? Ended = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>A meeting, call, e-mail or other contact with the customer.</summary>
/// <param name="Held">When it took place, if not when the event happened: an entry may be corrected later.</param>
/// <param name="Withdrawn">It was logged by mistake and counts no more.</param>
public sealed record InteractionEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    string Kind,
    string? InteractionId = null,
    Sentiment Sentiment = Sentiment.Neutral,
    string? Outcome = null,
    DateTimeOffset? Held = null,
    bool Withdrawn = false)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>An answered survey.</summary>
/// <param name="Score">0 to <paramref name="Scale"/>.</param>
/// <param name="Scale">The highest score possible: 10 for NPS, 5 for CSAT.</param>
public sealed record SurveyEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    string Kind,
    int Score,
    int Scale,
    string? SurveyId = null,
    string? Ticket = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The state of a product's installation at the customer.</summary>
/// <param name="Product">The product's name; case counts.</param>
/// <param name="Environment">Where it runs, in the sender's words: cloud, on_premise, hybrid.</param>
/// <param name="LicenseExpiry">The last day of the licence.</param>
/// <param name="Deployed">The day it was put into use.</param>
public sealed record DeploymentEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    string Product,
    string? DeploymentId = null,
    string? Environment = null,
    string? Version = null,
    string? LicenseType = null,
    DateOnly? LicenseExpiry = null,
    bool Active = true,
    DateOnly? Deployed = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>
/// The contract as it stands from now on, whole: what is left out is not agreed. A customer has one; the latest counts.
/// </summary>
/// <param name="StartDate">Its first day.</param>
/// <param name="EndDate">Its last day.</param>
/// <param name="Value">0 or more, in the currency the store is kept in.</param>
public sealed record ContractEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    DateOnly? StartDate = null,
    DateOnly? EndDate = null,
    decimal? Value = null)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>
/// The referrals as they stand from now on, whole: how many came through the customer, and what they were worth. A customer has one such
/// statement; the latest counts.
/// </summary>
/// <param name="Count">0 or more.</param>
/// <param name="Value">0 or more, in the currency the store is kept in.</param>
/// <param name="Partner">The customer takes part in the referral programme.</param>
public sealed record ReferralsEvent(
    string Source,
    string Id,
    DateTimeOffset Occurred,
    int Count = 0,
    decimal Value = 0,
    bool Partner = false)
    : CustomerEvent(Source, Id, Occurred);

/// <summary>The customer entered a state of its life. The latest one counts.</summary>
public sealed record LifecycleEvent(string Source, string Id, DateTimeOffset Occurred, LifecycleState State, string? Reason = null)
    : CustomerEvent(Source, Id, Occurred);
