using Xunit;

namespace CustomerHealth.Tests.Surfaces.HealthJson;

public sealed class EmptyStoreTests
{
    [Fact]
    public async Task Without_customers_list_and_dashboard_are_404_with_the_documented_words()
    {
        await using var product = await TestProduct.StartAsync();

        foreach (var path in new[] { "/api/customers", "/api/dashboard", "/health-json/api/customers", "/health-json/api/dashboard" })
        {
            var answer = await product.GetAsync(path);
            Assert.Equal((404, "No customers found"), (answer.Status, answer.Only("message")));
        }
    }
}
