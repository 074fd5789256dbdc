using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CustomerHealth.Tests.Web;

/// <summary>Every documented root address × Accept × query × slash. The rules are one expression in the tests, too, but another one.</summary>
public sealed class SurfaceChooserTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    private const string ScriptClient = "*/*";
    private const string Frontend = "application/json, text/plain, */*";

    private static readonly HashSet<string> WithCrm = [.. SurfaceChooser.Mapped, SurfaceChooser.CrmBase];

    /// <summary>Accept, and whether it prefers a page.</summary>
    private static readonly (string? Accept, bool Html)[] Accepts =
    [
        (null, false),
        ("", false),
        (ScriptClient, false),
        (Frontend, false),
        ("application/json", false),
        (Browser, true),
        ("text/html", true),
        ("TEXT/HTML", true),
        ("text/html;q=0.5, */*;q=0.1", true),
        ("text/html;q=0.4, application/json;q=0.5", false),
        ("application/json;q=0.4, text/html;q=0.5", true),
        ("text/html, application/json", true),
        ("application/json, text/html", false),
        ("text/html, */*", true),
        ("text/*, application/json;q=0.9", true),
        ("text/*, application/json", false),
        ("text/html;q=0, */*", false),
        ("text/html;level=1;q=0.9, */*;q=0.2", true),
        ("image/png", false),
        (";;;", false),
    ];

    private static readonly (string Path, bool IsCustomers)[] Paths =
    [
        ("/api/customers", true),
        ("/api/customers/123", true),
        ("/api/customers/123/health", true),
        ("/api/customers/123/events", true),
        ("/api/customers/123/projects", true),
        ("/api/customers/123/interactions", true),
        ("/api/customers/123/calculate-ltv", true),
        ("/api/customers/stats", true),
        ("/api/customers/bulk-update", true),
        ("/api/customers/export", true),
        ("/api/dashboard", false),
    ];

    private static readonly (string[] Query, bool IsCrm)[] Queries =
    [
        ([], false),
        (["q"], false),
        (["page", "per_page"], true),
        (["sort"], true),
        (["Status"], true),
        (["assigned_to"], true),
        (["x", "tags"], true),
        (["fields"], true),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_documented_address_goes_where_the_precedence_says(bool crmIsMapped)
    {
        var wrong = new List<string>();
        var requests =
            from place in Paths
            from slash in new[] { "", "/" }
            from asked in Queries
            from client in Accepts
            from method in new[] { "GET", "HEAD", "POST", "PUT", "DELETE" }
            select (place, slash, asked, client, method);
        foreach (var (place, slash, asked, client, method) in requests)
        {
            var isCrm = place.IsCustomers && (slash == "/" || asked.IsCrm) && crmIsMapped;
            var expected = (client.Html ? "/health-html" : isCrm ? "/crm" : "/health-json") + place.Path + slash;
            var chosen = SurfaceChooser.Choose(
                new SurfaceRequest(method, place.Path + slash, asked.Query, client.Accept), crmIsMapped ? WithCrm : SurfaceChooser.Mapped).Value;
            if (chosen != expected)
            {
                wrong.Add($"{method} {place.Path}{slash} ?{string.Join('&', asked.Query)} Accept: {client.Accept} → {chosen}, not {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/health-html/api/customers")]
    [InlineData("/health-json/api/customers/")]
    [InlineData("/crm/api/customers/")]
    [InlineData("/api/platform/customers/1")]
    [InlineData("/api/customersome")]
    [InlineData("/api/dashboards")]
    [InlineData("/x/api/customers")]
    [InlineData("/success-manager/api/v1/customers")]
    [InlineData("/success-manager/health")]
    [InlineData("/api/v10/customers")]
    [InlineData("/healthy")]
    [InlineData("/health/now")]
    [InlineData("/assets/site.css")]
    [InlineData("/")]
    [InlineData("")]
    public void An_address_of_one_surface_alone_never_looks_at_Accept(string path) =>
        Assert.All(Accepts, pair => Assert.Equal(path, Choose("GET", path, pair.Accept)));

    [Theory]
    [InlineData("/api/v1/customers", "/success-manager/api/v1/customers")]
    [InlineData("/api/v1/customers/", "/success-manager/api/v1/customers/")]
    [InlineData("/API/V1/Auth/Login", "/success-manager/API/V1/Auth/Login")]
    [InlineData("/api/v1", "/success-manager/api/v1")]
    [InlineData("/health", "/success-manager/health")]
    [InlineData("/Health/", "/success-manager/Health/")]
    public void The_success_manager_answers_where_it_is_documented_whatever_Accept_says(string path, string chosen)
    {
        Assert.All(Accepts, pair => Assert.Equal(chosen, Choose("GET", path, pair.Accept)));
        Assert.True(SurfaceChooser.IsSuccessManager(path) && SurfaceChooser.IsSuccessManager(chosen));
        Assert.Equal(path, SurfaceChooser.Choose(new SurfaceRequest("GET", path, [], null), new HashSet<string>()).Value);
    }

    [Theory]
    [InlineData("/API/Customers/123/Health", "/health-json/API/Customers/123/Health")]
    [InlineData("/api/customers/a%2Fb/events", "/health-json/api/customers/a%2Fb/events")]
    public void Spelling_is_kept(string path, string chosen) => Assert.Equal(chosen, Choose("GET", path, ScriptClient));

    [Theory]
    [InlineData(PostedEventShape.HealthHtml, "/health-html/api/customers/1/events")]
    [InlineData(PostedEventShape.HealthJson, "/health-json/api/customers/1/events")]
    [InlineData(PostedEventShape.CloudEvent, "/api/platform/customers/1/events")]
    public void The_body_of_a_posted_event_decides_before_Accept(PostedEventShape shape, string chosen) =>
        Assert.All(Accepts, pair => Assert.Equal(chosen, Choose("POST", "/api/customers/1/events", pair.Accept, shape)));

    [Theory]
    [InlineData("POST", "/api/customers/1/events", true)]
    [InlineData("POST", "/API/customers/1/Events/", true)]
    [InlineData("GET", "/api/customers/1/events", false)]
    [InlineData("POST", "/api/customers/1/interactions", false)]
    [InlineData("POST", "/api/customers/events", false)]
    [InlineData("POST", "/api/customers/1/2/events", false)]
    [InlineData("POST", "/health-json/api/customers/1/events", false)]
    public void Only_posted_events_have_their_body_looked_at(string method, string path, bool looked) =>
        Assert.Equal(looked, SurfaceChooser.IsEventPost(method, path));

    [Theory]
    [InlineData("/api/customers/1/health")]
    [InlineData("/api/dashboard")]
    public void Choosing_twice_changes_nothing_more(string path)
    {
        var once = Choose("GET", path, Browser);

        Assert.Equal(once, Choose("GET", once!, Browser));
    }

    private static string? Choose(string method, string path, string? accept, PostedEventShape shape = PostedEventShape.Unknown) =>
        SurfaceChooser.Choose(new SurfaceRequest(method, new PathString(path), [], accept, shape), SurfaceChooser.Mapped).Value;
}
