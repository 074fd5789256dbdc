using System.Globalization;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Xunit;

namespace CustomerHealth.Tests.Support;

/// <summary>What stands in the store, read past the product.</summary>
public static class StoredRows
{
    public static async Task<CustomerState> StateAsync(this ServiceUnderTest service, string customer)
    {
        var state = await service.Get<CustomerReader>().FindAsync(ServiceUnderTest.Tenant, customer, CancellationToken.None);
        Assert.NotNull(state);
        return state;
    }

    /// <summary>The usage dashboard; there must be one.</summary>
    public static async Task<DashboardDocument> DashboardAsync(this ServiceUnderTest service)
    {
        var dashboard = await service.Get<DashboardStore>().FindAsync(ServiceUnderTest.Tenant, "usage", CancellationToken.None);
        Assert.NotNull(dashboard);
        return dashboard;
    }

    /// <summary>Rows of a partition whose keys begin with the prefix, in their order.</summary>
    public static async Task<IReadOnlyList<TableRow>> RowsAsync(this ServiceUnderTest service, string table, string partition, string prefix = "") =>
        await service.Store
            .ReadAllAsync(new TableQuery(table, partition, prefix, prefix + "~"), CancellationToken.None)
            .ToListAsync();

    /// <summary>Rows of the only shard.</summary>
    public static Task<IReadOnlyList<TableRow>> CustomerRowsAsync(this ServiceUnderTest service, string prefix = "") =>
        service.RowsAsync(TableNames.Customers, ShardMap.Partition(ServiceUnderTest.Tenant, 0), prefix);

    /// <summary>What was buried today.</summary>
    public static Task<IReadOnlyList<TableRow>> DeadAsync(this ServiceUnderTest service) =>
        service.RowsAsync(TableNames.Dead, string.Create(CultureInfo.InvariantCulture, $"main!{service.Clock.Now:yyyyMMdd}"));

    /// <summary>Everything the product knows of its customers, as text: two stores with the same text are the same to the byte.</summary>
    public static async Task<string> PictureAsync(this ServiceUnderTest service)
    {
        IEnumerable<TableRow> rows =
        [
            .. await service.CustomerRowsAsync(),
            .. await service.RowsAsync(TableNames.Rollups, "main"),
            .. await service.RowsAsync(TableNames.Dashboards, "main"),
            .. await service.DeadAsync(),
        ];
        return string.Join('\n', rows.Select(Text));
    }

    /// <summary>A row's keys and properties, without the store's own version and time, and without the marks of lists, which are random.</summary>
    public static string Text(this TableRow row) =>
        $"{row.RowKey} " + string.Join(
            ' ', row.Properties.Where(property => property.Key != "Mark").Select(property => $"{property.Key}={Text(property.Value)}"));

    /// <summary>The bytes that must not depend on order or repetition: signals and evaluations.</summary>
    public static string OrderFreeText(this TableRow state) => string.Join(
        ' ',
        state.Properties
            .Where(property => property.Key.StartsWith("Signals", StringComparison.Ordinal) || property.Key.StartsWith("Score_", StringComparison.Ordinal))
            .Select(property => $"{property.Key}={Text(property.Value)}"));

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
