using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

public sealed class BackOffOverHttpTests : IAsyncLifetime
{
    private readonly AccountsApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Too_many_failures_are_429_with_the_time_to_wait_whatever_X_Forwarded_For_says()
    {
        for (var failure = 0; failure < 8; failure++)
        {
            using var browser = app.Browser();
            browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{failure}");
            await browser.SignInAsync($"guess-{failure}@example.com", "wrong password");
            app.Clock.Advance(TimeSpan.FromSeconds(failure < 5 ? 0 : 16));
        }

        using var last = app.Browser();
        last.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        await last.SignInAsync("guess-8@example.com", "wrong password");
        var answer = await last.SignInAsync("guess-9@example.com", "wrong password");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);
    }

    [Fact]
    public async Task Behind_a_proxy_of_ours_the_entry_it_added_counts_and_not_what_stands_left_of_it()
    {
        await using var behind = await app.StartAsync(("Auth:ForwardedHops", "1"));

        Assert.Equal(HttpStatusCode.Unauthorized, await LastOfSevenAsync("inner", failure => $"198.51.100.7, 203.0.113.{failure}:50123"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await LastOfSevenAsync("outer", failure => $"198.51.100.{failure}, 203.0.113.99:50123"));

        async Task<HttpStatusCode> LastOfSevenAsync(string name, Func<int, string> forwarded)
        {
            var last = default(HttpStatusCode);
            for (var failure = 0; failure < 7; failure++)
            {
                using var browser = new Browser(behind.Address);
                browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded(failure));
                last = (await browser.SignInAsync($"{name}-{failure}@example.com", "wrong password")).StatusCode;
            }

            return last;
        }
    }

    [Fact]
    public async Task Where_TLS_ends_before_the_app_cookies_are_secure_all_the_same()
    {
        await using var behind = await app.StartAsync(("Auth:AssumeHttps", "true"));
        using var browser = new Browser(behind.Address);

        var page = await browser.GetAsync("/sign-in");

        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_every_request_counts_as_https_browsers_take_the_cookies_from_this_host_alone()
    {
        await using var behind = await app.StartAsync(("Auth:AssumeHttps", "true"));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = behind.Address };
        using var page = await client.GetAsync("/sign-in");
        var form = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["email"] = AccountsApp.AdminEmail,
                ["password"] = AccountsApp.Password,
                ["__RequestVerificationToken"] = token,
            }),
        };
        request.Headers.Add("Cookie", form.Split(';')[0]);

        using var signedIn = await client.SendAsync(request);

        var session = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("customerhealth-session", StringComparison.Ordinal));
        Assert.All([form, session], cookie =>
        {
            Assert.StartsWith("__Host-customerhealth-", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }
}
