using System.Net;
using System.Text;
using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>The documents and the pages around them as a visitor finds them who has not signed in, in Accounts mode.</summary>
public sealed class ApiDocumentEndpointTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    /// <summary>Pages for people, what they load, and the way to the rest: none of it is an API.</summary>
    private static readonly string[] NoApi = ["/", "/app", "/assets", "/docs", "/mail", "/openapi", "/redoc", "/settings", "/sign-in", "/sign-out"];

    [Theory]
    [InlineData("/openapi/v1.json", "success-manager")]
    [InlineData("/openapi/platform.json", "platform")]
    [InlineData("/openapi/health-json.json", "health-json")]
    [InlineData("/openapi/health-html.json", "health-html")]
    public async Task A_document_is_handed_out_as_it_is_committed_and_not_twice(string address, string name)
    {
        using var client = app.App.CreateClient();
        using var first = await client.GetAsync(address);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal(Repository.Read($"docs/api/{name}.json"), await first.Content.ReadAsStringAsync() + "\n");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_document_that_there_is_not_is_a_problem()
    {
        using var client = app.App.CreateClient();
        using var answer = await client.GetAsync("/openapi/success-manager.json");

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("/docs", "/openapi/v1.json", "style-src 'self'")]
    [InlineData("/docs?document=platform", "/openapi/platform.json", "style-src 'self'")]
    [InlineData("/docs?document=%22%3E%3Cscript%3E", "/openapi/v1.json", "style-src 'self'")]
    [InlineData("/redoc", "/openapi/v1.json", "style-src 'self' 'unsafe-inline'")]
    [InlineData("/redoc?document=health-html", "/openapi/health-html.json", "style-src 'self' 'unsafe-inline'")]
    public async Task A_page_names_its_document_and_may_run_and_load_nothing_from_elsewhere(string address, string document, string styles)
    {
        using var client = app.App.CreateClient();
        using var answer = await client.GetAsync(address);

        Assert.Contains($"data-document=\"{document}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
            $"frame-ancestors 'none'; {styles}",
            answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/assets/swagger-ui.0.js", "SwaggerUIBundle")]
    [InlineData("/assets/swagger-ui.0.css", ".swagger-ui")]
    [InlineData("/assets/redoc.0.js", "Redoc")]
    public async Task A_viewer_s_files_are_sent_packed_to_whom_can_unpack_them_and_plain_to_others(string address, string part)
    {
        using var plain = await GetAsync(address, DecompressionMethods.None, accept: null);
        using var packed = await GetAsync(address, DecompressionMethods.None, accept: "gzip");
        using var unpacked = await GetAsync(address, DecompressionMethods.GZip, accept: null);

        var text = await plain.Content.ReadAsStringAsync();
        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.redoc.ly", text, StringComparison.Ordinal);
        Assert.Equal(text, await unpacked.Content.ReadAsStringAsync());
        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.True(packed.Content.Headers.ContentLength * 2 < Encoding.UTF8.GetByteCount(text));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.All([plain, packed], answer => Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary)));
    }

    /// <summary>A surface that is added needs a document, and a route of it cannot be outside.</summary>
    [Fact]
    public void Every_route_of_an_API_is_in_the_document_of_its_surface()
    {
        var outside = new List<string>();
        foreach (var endpoint in app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText!;
            var document = SurfaceEndpoints.Documents.SingleOrDefault(document => document.Has(route));
            var isIn = document is not null && endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Where(method => method != "HEAD").All(method =>
                CommittedDocument.All[SurfaceEndpoints.Documents.ToList().IndexOf(document)].Find(method.ToLowerInvariant(), document.Shown(route)) is not null);
            if (!isIn && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
                && !NoApi.Any(page => route == page || (page != "/" && route.StartsWith(page + "/", StringComparison.Ordinal))))
            {
                outside.Add(route);
            }
        }

        Assert.Empty(outside);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, DecompressionMethods unpacks, string? accept)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = unpacks }) { BaseAddress = app.App.Address };
        if (accept is not null)
        {
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(accept);
        }

        var answer = await client.GetAsync(address);
        await answer.Content.LoadIntoBufferAsync();
        return answer;
    }
}
