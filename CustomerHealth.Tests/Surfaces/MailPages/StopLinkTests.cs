using System.Net;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.MailPages;

/// <summary>Stopping mails by the link in one of them, in a product where nothing else is open.</summary>
public sealed class StopLinkTests : IAsyncLifetime, IDisposable
{
    private const string Public = "https://health.example";
    private const string Ada = "ada@example.com";
    private const string Topic = "alerts";

    private readonly AccountsApp accounts = new();
    private LocalApp app = null!;
    private HttpClient nobody = null!;

    public async Task InitializeAsync()
    {
        app = await accounts.StartAsync(("Mail:PublicAddress", Public));
        nobody = new HttpClient { BaseAddress = app.Address };
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public void Dispose() => nobody.Dispose();

    [Fact]
    public async Task Looking_at_the_page_changes_nothing_and_its_button_stops_the_mails()
    {
        var path = LinkFor(Ada);
        using var page = await nobody.GetAsync(path);
        var text = await page.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"<form class=\"filters more\" method=\"post\" action=\"{path}\">", text, StringComparison.Ordinal);
        Assert.Contains("alerts of your customers", text, StringComparison.Ordinal);
        Assert.Equal(("no-store", "noindex", "no-referrer"), (page.Headers.CacheControl!.ToString(), Header(page, "X-Robots-Tag"), Header(page, "Referrer-Policy")));
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.False(await IsStoppedAsync(Ada));

        using var done = await PostAsync(path, new FormUrlEncodedContent([]));
        Assert.Contains("These mails are stopped", await done.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await IsStoppedAsync("ADA@example.com"));
        Assert.False(await IsStoppedAsync("grace@example.com"));
        Assert.False(await Stops.IsStoppedAsync(TenantId.Main, Ada, "report:1", CancellationToken.None));
        Assert.Contains("These mails are stopped", await nobody.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_in_a_mail_program_stops_them_whatever_kind_of_form_it_posts_and_from_wherever()
    {
        HttpContent[] clicks =
        [
            new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]),
            new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } },
            new StringContent(""),
        ];
        for (var number = 0; number < clicks.Length; number++)
        {
            var address = $"user{number}@example.com";
            using var answer = await PostAsync(LinkFor(address), clicks[number], ("Origin", "https://mail.example"), ("Sec-Fetch-Site", "cross-site"));

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(await IsStoppedAsync(address));
        }
    }

    [Fact]
    public async Task It_can_be_taken_back_from_the_page_alone()
    {
        var path = LinkFor(Ada);
        using var first = await PostAsync(path, new FormUrlEncodedContent([]));
        using var second = await PostAsync(path, new FormUrlEncodedContent([]));
        var back = path.Replace("/stop/", "/resume/", StringComparison.Ordinal);
        Assert.Contains($"action=\"{back}\"", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var foreign = await PostAsync(back, new FormUrlEncodedContent([]), ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.True(await IsStoppedAsync(Ada));

        using var resumed = await PostAsync(back, new FormUrlEncodedContent([]));
        Assert.Contains("These mails come again", await resumed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await IsStoppedAsync(Ada));
    }

    [Fact]
    public async Task A_link_that_is_not_ours_does_nothing()
    {
        var path = LinkFor(Ada);
        var token = path["/mail/stop/".Length..];
        var (payload, signature) = (token.Split('.')[0], token.Split('.')[1]);
        var other = LinkFor("grace@example.com")["/mail/stop/".Length..].Split('.');
        foreach (var forged in new[] { "x", "x.y", payload, $"{payload}.", $".{signature}", $"{payload}.{other[1]}", $"{other[0]}.{signature}", $"{token}.", $"{token}A", new string('a', 5_000) + ".b" })
        {
            using var shown = await nobody.GetAsync($"/mail/stop/{forged}");
            using var posted = await PostAsync($"/mail/stop/{forged}", new FormUrlEncodedContent([]));
            using var back = await PostAsync($"/mail/resume/{forged}", new FormUrlEncodedContent([]));

            Assert.All([shown, posted, back], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        }

        Assert.False(await IsStoppedAsync(Ada));
    }

    [Fact]
    public void A_link_holds_no_address()
    {
        var payload = LinkFor(Ada)["/mail/stop/".Length..].Split('.')[0];

        var text = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(payload));

        Assert.DoesNotContain("ada", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("example", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ada", accounts.Log, StringComparison.OrdinalIgnoreCase);
    }

    private MailStops Stops => app.Services.GetRequiredService<MailStops>();

    private string LinkFor(string address) => Stops.AddressToStop(TenantId.Main, address, Topic)![Public.Length..];

    private Task<bool> IsStoppedAsync(string address) => Stops.IsStoppedAsync(TenantId.Main, address, Topic, CancellationToken.None);

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private async Task<HttpResponseMessage> PostAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await nobody.SendAsync(request);
    }
}
