using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Surfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Web;

public sealed class AppPipelineTests
{
    /// <summary>As in the worker of Azure Functions: the function is called by its own channel, and the request waits for it elsewhere.</summary>
    [Fact]
    public async Task A_request_is_known_to_its_pages_though_the_call_is_not_in_its_flow()
    {
        await using var product = await TestProduct.StartAsync(mode: "Accounts");
        await using var scope = product.App.Services.CreateAsyncScope();
        var accessor = product.App.Services.GetRequiredService<IHttpContextAccessor>();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Host, context.Request.Path, context.Response.Body) = ("GET", new("localhost"), "/sign-in", body);

        Assert.Null(accessor.HttpContext);
        await product.App.Services.GetRequiredService<AppPipeline>().HandleAsync(context);

        Assert.Contains("name=\"__RequestVerificationToken\"", System.Text.Encoding.UTF8.GetString(body.ToArray()), StringComparison.Ordinal);
        Assert.Null(accessor.HttpContext);
    }
}
