using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>
/// The whole HTTP side of the product behind one entry: an <see cref="HttpContext"/> comes in. Every HTTP trigger hands over here, and
/// only here is decided what a URL means.
/// </summary>
public sealed class AppPipeline
{
    private readonly RequestDelegate pipeline;

    /// <summary>Builds routes and middleware at once, so that a bad route table stops the host and not the first request.</summary>
    public AppPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseMiddleware<FaultAnswers>();
        app.Use(SurfaceChooser.RewriteAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEndpoints(SurfaceEndpoints.Map);
        pipeline = app.Build();
    }

    public Task HandleAsync(HttpContext context)
    {
        // The host routed to a trigger already; its endpoint and route values must not be mistaken for ours.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return pipeline(context);
    }
}
