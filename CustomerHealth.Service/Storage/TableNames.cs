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

    public static IReadOnlyList<string> All { get; } = [Customers, Rollups, Dashboards, Runs, Dead, Names, Settings, Metering];
}
