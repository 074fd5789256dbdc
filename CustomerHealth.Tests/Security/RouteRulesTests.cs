using System.Net;
using System.Net.Http.Json;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.ApiDocuments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Security;

/// <summary>
/// Who may do what, walked over every route there is. A new route without a line here fails; so does one that lets somebody in whom its
/// line keeps out, or the other way round.
/// </summary>
public sealed class RouteRulesTests : IClassFixture<AccountsApp>
{
    /// <summary>Rule, and who passes it: anonymous, viewer, manager, admin, then keys with one scope: read, events, customers, admin.</summary>
    private static readonly Dictionary<string, string> Passes = new()
    {
        ["anybody"] = "anon viewer manager admin read events:write customers:write admin-key",
        [Access.OpenSurface] = "viewer manager admin read admin-key",
        [Access.OpenSurfaceEvents] = "manager admin events:write admin-key",
        [Access.Platform] = "viewer manager admin read admin-key",
        [Access.PlatformEvents] = "manager admin events:write admin-key",
        [Access.PlatformCustomers] = "manager admin customers:write admin-key",
        [Access.PlatformReceipts] = "viewer manager admin read events:write admin-key",
        [Access.Admin] = "admin admin-key",
        [Access.SuccessManager] = "viewer manager admin read admin-key",
        [Access.SuccessManagerNotes] = "viewer manager admin events:write customers:write admin-key",
        [Access.SuccessManagerChanges] = "manager admin customers:write admin-key",
        [Access.SuccessManagerAdmin] = "admin admin-key",
        [Access.SuccessManagerSelf] = "viewer manager admin",
    };

    private readonly AccountsApp app;

    public RouteRulesTests(AccountsApp app) => this.app = app;

    [Fact]
    public void Every_route_has_the_rule_that_stands_here()
    {
        var actual = Routes().Select(route => $"{route.Method} {route.Pattern} {route.Rule}").Order(StringComparer.Ordinal);

        Assert.Equal(
            """
            DELETE /api/platform/api-keys/{id} admin
            DELETE /api/platform/webhook-sources/{name} admin
            DELETE /api/webhooks/{id} admin
            DELETE /success-manager/api/v1/customers/{id} success-manager-changes
            DELETE /success-manager/api/v1/deployments/{id} success-manager-changes
            DELETE /success-manager/api/v1/interactions/{id} success-manager-changes
            DELETE /success-manager/api/v1/reports/scheduled/{id} success-manager-changes
            DELETE /success-manager/api/v1/users/{id} success-manager-admin
            GET / open-surface
            GET /api/platform/api-keys admin
            GET /api/platform/customers/{id} platform
            GET /api/platform/customers/{id}/health platform
            GET /api/platform/health anybody
            GET /api/platform/metering platform
            GET /api/platform/receipts/{batchId} platform-receipts
            GET /api/platform/runs/{id} platform
            GET /api/platform/scorecards platform
            GET /api/platform/scorecards/{name} platform
            GET /api/platform/users admin
            GET /api/platform/webhook-sources admin
            GET /api/webhooks admin
            GET /api/webhooks/{id} admin
            GET /api/webhooks/{id}/deliveries admin
            GET /api/webhooks/{id}/deliveries/{delivery} admin
            GET /app platform
            GET /app/alerts platform
            GET /app/customers/{id} platform
            GET /app/reports platform
            GET /app/reports/{id} platform
            GET /app/reports/{id}/file.{format} platform
            GET /assets/{name} anybody
            GET /docs anybody
            GET /health-html/api/customers open-surface
            GET /health-html/api/customers/{id}/health open-surface
            GET /health-html/api/dashboard open-surface
            GET /health-json/api/customers open-surface
            GET /health-json/api/customers/{id}/health open-surface
            GET /health-json/api/dashboard open-surface
            GET /mail/stop/{token} anybody
            GET /openapi/{document}.json anybody
            GET /redoc anybody
            GET /settings platform
            GET /settings/api-keys admin
            GET /settings/users admin
            GET /settings/webhook-sources admin
            GET /sign-in anybody
            GET /success-manager/api/v1/alerts/ success-manager
            GET /success-manager/api/v1/alerts/customer/{id} success-manager
            GET /success-manager/api/v1/alerts/dashboard success-manager
            GET /success-manager/api/v1/alerts/stats success-manager
            GET /success-manager/api/v1/alerts/{id} success-manager
            GET /success-manager/api/v1/auth/me success-manager-self
            GET /success-manager/api/v1/csat/ success-manager
            GET /success-manager/api/v1/csat/analytics success-manager
            GET /success-manager/api/v1/csat/customer/{id}/summary success-manager
            GET /success-manager/api/v1/csat/public/info/{token} anybody
            GET /success-manager/api/v1/csat/{id} success-manager
            GET /success-manager/api/v1/customers/ success-manager
            GET /success-manager/api/v1/customers/account-managers success-manager
            GET /success-manager/api/v1/customers/industries success-manager
            GET /success-manager/api/v1/customers/{id} success-manager
            GET /success-manager/api/v1/customers/{id}/health-history success-manager
            GET /success-manager/api/v1/customers/{id}/timeline success-manager
            GET /success-manager/api/v1/dashboard/account-manager-performance success-manager
            GET /success-manager/api/v1/dashboard/csat-trends success-manager
            GET /success-manager/api/v1/dashboard/customer-segments success-manager
            GET /success-manager/api/v1/dashboard/health-distribution success-manager
            GET /success-manager/api/v1/dashboard/health-trends success-manager
            GET /success-manager/api/v1/dashboard/product-performance success-manager
            GET /success-manager/api/v1/dashboard/recent-activity success-manager
            GET /success-manager/api/v1/dashboard/stats success-manager
            GET /success-manager/api/v1/dashboard/upcoming-renewals success-manager
            GET /success-manager/api/v1/deployments/ success-manager
            GET /success-manager/api/v1/deployments/by-product/{name} success-manager
            GET /success-manager/api/v1/deployments/expiring success-manager
            GET /success-manager/api/v1/deployments/stats success-manager
            GET /success-manager/api/v1/deployments/{id} success-manager
            GET /success-manager/api/v1/health-scores/at-risk success-manager
            GET /success-manager/api/v1/health-scores/customer/{id} success-manager
            GET /success-manager/api/v1/health-scores/customer/{id}/history success-manager
            GET /success-manager/api/v1/health-scores/distribution success-manager
            GET /success-manager/api/v1/health-scores/trends success-manager
            GET /success-manager/api/v1/interactions/ success-manager
            GET /success-manager/api/v1/interactions/customer/{id} success-manager
            GET /success-manager/api/v1/interactions/pending-followups success-manager
            GET /success-manager/api/v1/interactions/summary success-manager
            GET /success-manager/api/v1/interactions/{id} success-manager
            GET /success-manager/api/v1/reports/dashboard success-manager
            GET /success-manager/api/v1/reports/history success-manager
            GET /success-manager/api/v1/reports/history/{id} success-manager
            GET /success-manager/api/v1/reports/history/{id}/download success-manager
            GET /success-manager/api/v1/reports/scheduled success-manager
            GET /success-manager/api/v1/reports/scheduled/{id} success-manager
            GET /success-manager/api/v1/scheduler/jobs success-manager-admin
            GET /success-manager/api/v1/users/ success-manager-admin
            GET /success-manager/api/v1/users/{id} success-manager-admin
            GET /success-manager/health anybody
            PATCH /api/platform/users/{id} admin
            PATCH /api/webhooks/{id} admin
            POST /api/platform/api-keys admin
            POST /api/platform/customers/{id}/events platform-events
            POST /api/platform/events platform-events
            POST /api/platform/users admin
            POST /api/platform/webhook-sources admin
            POST /api/platform/webhook-sources/{name}/rotate admin
            POST /api/webhooks admin
            POST /api/webhooks/in/{source} anybody
            POST /api/webhooks/{id}/deliveries/{delivery}/replay admin
            POST /api/webhooks/{id}/replay admin
            POST /api/webhooks/{id}/rotate admin
            POST /api/webhooks/{id}/test admin
            POST /app/alerts/{id}/resolve success-manager-notes
            POST /app/alerts/{id}/snooze success-manager-notes
            POST /app/customers/{id}/interactions success-manager-notes
            POST /app/interactions/{id}/follow-up success-manager-notes
            POST /app/reports success-manager-notes
            POST /app/reports/scheduled success-manager-changes
            POST /app/reports/scheduled/{id}/remove success-manager-changes
            POST /app/reports/scheduled/{id}/toggle success-manager-changes
            POST /health-html/api/customers/{id}/event-form open-surface-events
            POST /health-html/api/customers/{id}/events open-surface-events
            POST /health-json/api/customers/{id}/events open-surface-events
            POST /mail/resume/{token} anybody
            POST /mail/stop/{token} anybody
            POST /settings/api-keys admin
            POST /settings/api-keys/{id}/revoke admin
            POST /settings/password success-manager-self
            POST /settings/users admin
            POST /settings/users/{id} admin
            POST /settings/webhook-sources admin
            POST /settings/webhook-sources/{name}/remove admin
            POST /settings/webhook-sources/{name}/rotate admin
            POST /sign-in anybody
            POST /sign-out platform
            POST /success-manager/api/v1/alerts/ success-manager-notes
            POST /success-manager/api/v1/alerts/bulk-resolve success-manager-changes
            POST /success-manager/api/v1/alerts/run-checks success-manager-changes
            POST /success-manager/api/v1/auth/login anybody
            POST /success-manager/api/v1/auth/logout success-manager-self
            POST /success-manager/api/v1/auth/refresh anybody
            POST /success-manager/api/v1/csat/ success-manager-notes
            POST /success-manager/api/v1/csat/public/submit/{token} anybody
            POST /success-manager/api/v1/csat/survey-link success-manager-changes
            POST /success-manager/api/v1/customers/ success-manager-changes
            POST /success-manager/api/v1/deployments/ success-manager-changes
            POST /success-manager/api/v1/health-scores/calculate-all success-manager-changes
            POST /success-manager/api/v1/health-scores/calculate/{id} success-manager-changes
            POST /success-manager/api/v1/interactions/ success-manager-notes
            POST /success-manager/api/v1/reports/generate success-manager-notes
            POST /success-manager/api/v1/reports/run-scheduled success-manager-changes
            POST /success-manager/api/v1/reports/scheduled success-manager-changes
            POST /success-manager/api/v1/scheduler/jobs/{id}/run success-manager-admin
            POST /success-manager/api/v1/users/ success-manager-admin
            PUT /api/platform/customers/{id} platform-customers
            PUT /success-manager/api/v1/alerts/{id} success-manager-notes
            PUT /success-manager/api/v1/alerts/{id}/resolve success-manager-notes
            PUT /success-manager/api/v1/alerts/{id}/snooze success-manager-notes
            PUT /success-manager/api/v1/auth/me success-manager-self
            PUT /success-manager/api/v1/auth/me/password success-manager-self
            PUT /success-manager/api/v1/customers/{id} success-manager-changes
            PUT /success-manager/api/v1/deployments/{id} success-manager-changes
            PUT /success-manager/api/v1/interactions/{id} success-manager-notes
            PUT /success-manager/api/v1/reports/scheduled/{id} success-manager-changes
            PUT /success-manager/api/v1/reports/scheduled/{id}/toggle success-manager-changes
            PUT /success-manager/api/v1/users/{id} success-manager-admin
            PUT /success-manager/api/v1/users/{id}/activate success-manager-admin
            """.ReplaceLineEndings("\n"),
            string.Join('\n', actual));
    }

    [Fact]
    public async Task Every_role_and_every_scope_passes_exactly_where_its_rule_says()
    {
        await app.AddCustomerAsync("acme");
        var (bySession, byToken) = (new Dictionary<string, HttpClient>(), new Dictionary<string, HttpClient>());
        foreach (var role in new[] { "viewer", "csm", "account_manager", "manager", "admin" })
        {
            bySession[role] = (await app.SignedInAsync(role)).Http;
            byToken[role] = await app.WithTokenAsync(role);
        }

        foreach (var callers in new[] { bySession, byToken })
        {
            callers["anon"] = app.App.CreateCheckedClient();
            callers["read"] = app.WithKey(await app.AddKeyAsync("read"));
            callers["events:write"] = app.WithKey(await app.AddKeyAsync("events:write"));
            callers["customers:write"] = app.WithKey(await app.AddKeyAsync("customers:write"));
            callers["admin-key"] = app.WithKey(await app.AddKeyAsync("admin"));
        }

        var wrong = new List<string>();
        foreach (var route in Routes().Where(route => route.Pattern != "/sign-out"))
        {
            foreach (var (name, client) in IsSuccessManager(route.Pattern) ? byToken : bySession)
            {
                var status = await StatusAsync(client, route.Method, route.Pattern);
                var isStopped = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                var expected = Passes[route.Rule].Split(' ').Contains(name is "csm" or "account_manager" ? "viewer" : name);
                if (isStopped == expected && !IsSignedRoute(route.Pattern))
                {
                    wrong.Add($"{name}: {route.Method} {route.Pattern} is {(int)status}");
                }

                if (!expected && name != "anon" && status != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{name}: {route.Method} {route.Pattern} is {(int)status}, not 403");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>A token is somebody everywhere, a browser's session only where there are pages.</summary>
    [Fact]
    public async Task Tokens_count_on_every_surface_and_sessions_not_on_the_success_manager()
    {
        var token = await app.WithTokenAsync("admin");
        var session = (await app.SignedInAsync("admin")).Http;
        var wrong = new List<string>();
        foreach (var (method, pattern, _) in Routes().Where(route => route.Method == "GET" && route.Rule != "anybody"))
        {
            var (byToken, bySession) = (await StatusAsync(token, method, pattern), await StatusAsync(session, method, pattern));
            if (byToken == HttpStatusCode.Unauthorized || (bySession == HttpStatusCode.Unauthorized) != IsSuccessManager(pattern))
            {
                wrong.Add($"{method} {pattern}: {byToken} by token, {bySession} by session");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_sign_in_exactly_the_sign_in_page_the_probes_the_assets_the_API_documents_and_links_by_mail_can_be_read()
    {
        using var nobody = app.App.CreateCheckedClient();
        var readable = new List<string>();
        foreach (var (method, pattern, _) in Routes().Where(route => route.Method == "GET"))
        {
            if (await StatusAsync(nobody, method, pattern) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect))
            {
                readable.Add(pattern);
            }
        }

        Assert.Equal(
            [
                "/api/platform/health", "/assets/{name}", "/docs", "/mail/stop/{token}", "/openapi/{document}.json", "/redoc", "/sign-in",
                "/success-manager/api/v1/csat/public/info/{token}", "/success-manager/health",
            ],
            readable.Order(StringComparer.Ordinal));
    }

    private static bool IsSuccessManager(string pattern) => SurfaceChooser.IsSuccessManager(pattern);

    /// <summary>401 there says that the signature is missing, not the sign-in.</summary>
    private static bool IsSignedRoute(string pattern) => pattern.StartsWith("/api/webhooks/in/", StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string pattern)
    {
        var path = pattern.Replace("{id}", "acme", StringComparison.Ordinal).Replace("{name}", "usage", StringComparison.Ordinal)
            .Replace("{batchId}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{source}", "nobody", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.Accept.ParseAdd("application/json");
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = JsonContent.Create(new { });
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private IEnumerable<(string Method, string Pattern, string Rule)> Routes() =>
        from endpoint in app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        where method != "HEAD"
        let rule = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? "anybody"
            : Assert.Single(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()).Policy!
        select (method, endpoint.RoutePattern.RawText!, rule);
}
