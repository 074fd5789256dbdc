namespace CustomerHealth.Service.Storage;

/// <summary>The tables of the product; infra/ names the same ones.</summary>
public static class TableNames
{
    /// <summary>Customers with their state, events, alerts and history; the partition is a shard.</summary>
    public const string Customers = "Customers";

    /// <summary>What one shard adds up to, per tenant and run.</summary>
    public const string Rollups = "Rollups";

    /// <summary>Documents that a dashboard shows as they are.</summary>
    public const string Dashboards = "Dashboards";

    /// <summary>Runs of jobs, one row a run.</summary>
    public const string Runs = "Runs";

    /// <summary>Messages and events that could not be applied, with the reason.</summary>
    public const string Dead = "Dead";

    /// <summary>Reservations of unique names.</summary>
    public const string Names = "Names";

    /// <summary>What the store is: its format and markers.</summary>
    public const string Settings = "Settings";

    /// <summary>What each process counted, per tenant and month.</summary>
    public const string Metering = "Metering";

    /// <summary>People with an account.</summary>
    public const string Users = "Users";

    /// <summary>Failed sign-ins by account and by address, and sessions that were signed out of.</summary>
    public const string SignIns = "SignIns";

    /// <summary>Refresh tokens by the sign-in they began with, by their hash.</summary>
    public const string RefreshTokens = "RefreshTokens";

    /// <summary>Keys of integrations, by their hash.</summary>
    public const string ApiKeys = "ApiKeys";

    /// <summary>Who sends webhooks to us, and with which secret.</summary>
    public const string WebhookSources = "WebhookSources";

    /// <summary>Webhooks that were taken, so that a replay is known.</summary>
    public const string WebhookReceived = "WebhookReceived";

    /// <summary>Who is told of changes by webhooks.</summary>
    public const string WebhookSubscriptions = "WebhookSubscriptions";

    /// <summary>Every webhook that was to be sent, what became of it, and what is still to leave; the partition is a subscription.</summary>
    public const string WebhookDeliveries = "WebhookDeliveries";

    /// <summary>What a submission of events consisted of.</summary>
    public const string Receipts = "Receipts";

    /// <summary>Scheduled reports, and every report that was made.</summary>
    public const string Reports = "Reports";

    /// <summary>Mails that somebody does not want any more, by hash of address and topic.</summary>
    public const string MailStops = "MailStops";

    public static IReadOnlyList<string> All { get; } =
    [
        Customers, Rollups, Dashboards, Runs, Dead, Names, Settings, Metering,
        Users, SignIns, RefreshTokens, ApiKeys, WebhookSources, WebhookReceived, WebhookSubscriptions, WebhookDeliveries,
        Receipts, Reports, MailStops,
    ];
}
