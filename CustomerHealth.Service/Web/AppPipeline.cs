using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web;

/// <summary>
/// The whole HTTP side of the product behind one entry: an <see cref="HttpContext"/> comes in. Every HTTP trigger hands over here, and
/// only here is decided what a URL means.
/// </summary>
public sealed class AppPipeline
{
    private readonly RequestDelegate pipeline;
    private readonly IHttpContextAccessor accessor;

    /// <summary>Builds routes and middleware at once, so that a bad route table stops the host and not the first request.</summary>
    public AppPipeline(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        if (services.GetRequiredService<IOptions<AuthOptions>>().Value.AssumeHttps)
        {
            app.Use(RequestGuards.CountAsHttpsAsync);
        }

        app.Use(AnswerHeaders.SetAsync);
        app.UseMiddleware<FaultAnswers>();
        app.UseCors();
        app.Use(RequestGuards.RefuseKeysInAddressAsync);
        app.Use(SurfaceChooser.RewriteAsync);
        app.Use(RequestGuards.RefuseForeignWritesAsync);
        app.Use(FormLimits.HoldAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(KeyGuard.RefuseWrongKeysAsync);
        app.UseAuthorization();
        app.UseEndpoints(SurfaceEndpoints.Map);
        pipeline = app.Build();
        accessor = services.GetRequiredService<IHttpContextAccessor>();
        RequireRules(services.GetRequiredService<EndpointDataSource>());
    }

    /// <summary>A route that nobody thought about who may use would be open to everybody; the app does not start with one.</summary>
    private static void RequireRules(EndpointDataSource routes)
    {
        var forgotten = routes.Endpoints.FirstOrDefault(endpoint =>
            endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);
        if (forgotten is not null)
        {
            throw new InvalidOperationException($"The route {forgotten.DisplayName} has no rule of access.");
        }
    }

    public async Task HandleAsync(HttpContext context)
    {
        // The host routed to a trigger already; its endpoint and route values must not be mistaken for ours.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();

        // The worker calls a function beside the flow of its request, where the accessor knows of none: pages would have no form tokens.
        var beside = accessor.HttpContext is null;
        if (beside)
        {
            accessor.HttpContext = context;
        }

        try
        {
            await pipeline(context);
        }
        finally
        {
            if (beside)
            {
                accessor.HttpContext = null; // Also for what was begun meanwhile and goes on: the context is the next request's.
            }
        }
    }
}
