using CsvHelper.Configuration.Attributes;

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>One line of ravenstack_accounts.csv, as far as it is used.</summary>
public sealed record AccountRow(
    [Name("account_id")] string AccountId,
    [Name("account_name")] string Name,
    [Name("industry")] string Industry,
    [Name("country")] string Country,
    [Name("signup_date")] DateOnly SignupDate,
    [Name("referral_source")] string ReferralSource,
    [Name("plan_tier")] string PlanTier,
    [Name("seats")] string Seats,
    [Name("churn_flag")] bool Churned);

/// <summary>One line of ravenstack_subscriptions.csv, as far as it is used.</summary>
public sealed record SubscriptionRow(
    [Name("subscription_id")] string SubscriptionId,
    [Name("account_id")] string AccountId,
    [Name("start_date")] DateOnly StartDate,
    [Name("end_date")] DateOnly? EndDate,
    [Name("mrr_amount")] decimal MonthlyAmount,
    [Name("arr_amount")] decimal AnnualAmount,
    [Name("is_trial")] bool IsTrial,
    [Name("billing_frequency")] string BillingFrequency);

/// <summary>One line of ravenstack_feature_usage.csv, as far as it is used.</summary>
public sealed record UsageRow(
    [Name("usage_id")] string UsageId,
    [Name("subscription_id")] string SubscriptionId,
    [Name("usage_date")] DateOnly Date,
    [Name("feature_name")] string Feature,
    [Name("usage_count")] long Count);

/// <summary>One line of ravenstack_support_tickets.csv, as far as it is used.</summary>
public sealed record TicketRow(
    [Name("ticket_id")] string TicketId,
    [Name("account_id")] string AccountId,
    [Name("submitted_at")] DateTime SubmittedAt,
    [Name("closed_at")] DateTime? ClosedAt,
    [Name("priority")] string Priority);

/// <summary>One line of ravenstack_churn_events.csv, as far as it is used.</summary>
public sealed record ChurnRow(
    [Name("churn_event_id")] string ChurnEventId,
    [Name("account_id")] string AccountId,
    [Name("churn_date")] DateOnly Date,
    [Name("reason_code")] string Reason);
