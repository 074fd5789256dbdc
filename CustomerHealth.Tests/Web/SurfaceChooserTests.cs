using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CustomerHealth.Tests.Web;

public sealed class SurfaceChooserTests
{
    [Theory]
    [InlineData("/api/customers", "/health-json/api/customers")]
    [InlineData("/api/customers/", "/health-json/api/customers/")]
    [InlineData("/API/Customers/123/Health", "/health-json/API/Customers/123/Health")]
    [InlineData("/api/customers/a%2Fb/events", "/health-json/api/customers/a%2Fb/events")]
    [InlineData("/api/dashboard", "/health-json/api/dashboard")]
    [InlineData("/health-json/api/customers", "/health-json/api/customers")]
    [InlineData("/api/customersome", "/api/customersome")]
    [InlineData("/api/dashboards", "/api/dashboards")]
    [InlineData("/api/platform/customers/1", "/api/platform/customers/1")]
    [InlineData("/x/api/customers", "/x/api/customers")]
    [InlineData("/", "/")]
    [InlineData("", "")]
    public void A_documented_root_path_goes_to_its_surface_and_everything_else_stays(string path, string chosen) =>
        Assert.Equal(chosen, SurfaceChooser.Choose(new PathString(path)).Value);

    [Theory]
    [InlineData("/api/customers/1/health")]
    [InlineData("/api/dashboard")]
    public void Choosing_twice_changes_nothing_more(string path)
    {
        var once = SurfaceChooser.Choose(new PathString(path));

        Assert.Equal(once, SurfaceChooser.Choose(once));
    }
}
