using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Functions.Host;

/// <summary>
/// The HTTP triggers, one per prefix. The host tries their routes in alphabetical order of the function names, first match wins; only the
/// pipeline inside decides what a URL means, so the names are telemetry. A prefix may be here before its surface is: the pipeline answers
/// 404. No methods are listed: HEAD, OPTIONS and 405 are the pipeline's too.
/// </summary>
public sealed class HttpFunctions(AppPipeline app)
{
    [Function("Assets")]
    public Task Assets([HttpTrigger(AuthorizationLevel.Anonymous, Route = "assets/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("Compass")]
    public Task Compass([HttpTrigger(AuthorizationLevel.Anonymous, Route = "compass/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("Crm")]
    public Task Crm([HttpTrigger(AuthorizationLevel.Anonymous, Route = "crm/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    /// <summary>Where clients of the CRM expect to sign in.</summary>
    [Function("CrmSignIn")]
    public Task CrmSignIn([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/auth/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("CustomerEvents")]
    public Task CustomerEvents([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers/{id}/events")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("CustomerHealth")]
    public Task CustomerHealth([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers/{id}/health")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("CustomerRecords")]
    public Task CustomerRecords([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers/{id}/{*rest}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("Customers")]
    public Task Customers([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/customers")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("Dashboard")]
    public Task Dashboard([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/dashboard")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("HealthHtml")]
    public Task HealthHtml([HttpTrigger(AuthorizationLevel.Anonymous, Route = "health-html/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("HealthJson")]
    public Task HealthJson([HttpTrigger(AuthorizationLevel.Anonymous, Route = "health-json/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("Platform")]
    public Task Platform([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/platform/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("SuccessManager")]
    public Task SuccessManager([HttpTrigger(AuthorizationLevel.Anonymous, Route = "success-manager/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    /// <summary>The success manager's documented addresses.</summary>
    [Function("SuccessManagerV1")]
    public Task SuccessManagerV1([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    [Function("WebhooksIn")]
    public Task WebhooksIn([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/webhooks/in/{*source}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    /// <summary>Who is told of changes. Named to come after <see cref="WebhooksIn"/>, whose addresses it would take.</summary>
    [Function("WebhooksOut")]
    public Task WebhooksOut([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/webhooks/{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);

    /// <summary>Everything else, such as the compass' documented addresses, which have no prefix. Named to come last.</summary>
    [Function("ZRest")]
    public Task ZRest([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        app.HandleAsync(request.HttpContext);
}
