using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

public sealed class OlderScoreTests
{
    [Fact]
    public async Task A_customer_whose_stored_score_is_of_another_version_is_shown_and_not_a_fault()
    {
        await using var product = await TestProduct.StartAsync();
        await product.AddCustomerAsync("acme");
        var score = (await product.GetAsync("/api/customers/acme/health")).Json.Number("score");
        await ForgetScoreAsync(product);

        var list = await product.GetAsync("/api/customers");
        var detail = await product.GetAsync("/api/customers/acme/health");

        Assert.Equal(200, list.Status);
        Assert.Equal((200, score), (detail.Status, detail.Json.Number("score")));
    }

    /// <summary>As after a release with a new version of the scorecard, before the customer is written again.</summary>
    private static async Task ForgetScoreAsync(TestProduct product)
    {
        var tables = product.App.Services.GetRequiredService<ITableStore>();
        var partition = product.App.Services.GetRequiredService<ShardMap>().PartitionOf(TenantId.Main, "acme");
        var row = await tables.GetAsync(TableNames.Customers, partition, "s:acme", null, CancellationToken.None);
        row!["Score_momentum"] = null;
        await tables.TransactAsync(TableNames.Customers, [RowOperation.Overwrite(row)], CancellationToken.None);
    }
}
