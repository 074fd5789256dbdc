using CsvHelper;

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>One line of ravenstack_accounts.csv, as far as it is used.</summary>
[CsvRecord]
public sealed partial record AccountRow(
    [CsvColumn("account_id")] string AccountId,
    [CsvColumn("account_name")] string Name,
    [CsvColumn("industry")] string Industry,
    [CsvColumn("country")] string Country,
    [CsvColumn("signup_date")] DateOnly SignupDate,
    [CsvColumn("referral_source")] string ReferralSource,
    [CsvColumn("plan_tier")] string PlanTier,
    [CsvColumn("seats")] string Seats,
    [CsvColumn("churn_flag")] bool Churned);

/// <summary>One line of ravenstack_subscriptions.csv, as far as it is used.</summary>
[CsvRecord]
public sealed partial record SubscriptionRow(
    [CsvColumn("subscription_id")] string SubscriptionId,
    [CsvColumn("account_id")] string AccountId,
    [CsvColumn("start_date")] DateOnly StartDate,
    [CsvColumn("end_date")] DateOnly? EndDate,
    [CsvColumn("mrr_amount")] decimal MonthlyAmount,
    [CsvColumn("arr_amount")] decimal AnnualAmount,
    [CsvColumn("is_trial")] bool IsTrial,
    [CsvColumn("billing_frequency")] string BillingFrequency);

/// <summary>One line of ravenstack_feature_usage.csv, as far as it is used.</summary>
[CsvRecord]
public sealed partial record UsageRow(
    [CsvColumn("usage_id")] string UsageId,
    [CsvColumn("subscription_id")] string SubscriptionId,
    [CsvColumn("usage_date")] DateOnly Date,
    [CsvColumn("feature_name")] string Feature,
    [CsvColumn("usage_count")] long Count);

/// <summary>One line of ravenstack_support_tickets.csv, as far as it is used.</summary>
[CsvRecord]
public sealed partial record TicketRow(
    [CsvColumn("ticket_id")] string TicketId,
    [CsvColumn("account_id")] string AccountId,
    [CsvColumn("submitted_at")] DateTime SubmittedAt,
    [CsvColumn("closed_at")] DateTime? ClosedAt,
    [CsvColumn("priority")] string Priority);

/// <summary>One line of ravenstack_churn_events.csv, as far as it is used.</summary>
[CsvRecord]
public sealed partial record ChurnRow(
    [CsvColumn("churn_event_id")] string ChurnEventId,
    [CsvColumn("account_id")] string AccountId,
    [CsvColumn("churn_date")] DateOnly Date,
    [CsvColumn("reason_code")] string Reason);
