using System.Net;
using System.Net.Http.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;
using static System.Net.HttpStatusCode;

namespace CustomerHealth.Tests.Accounts;

/// <summary>Signing in and out as a person does, over HTTP.</summary>
public sealed class SignInPageTests : IAsyncLifetime
{
    private readonly AccountsApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_browser_without_a_session_is_led_to_the_sign_in_page_and_back()
    {
        using var browser = app.Browser();

        var turned = await browser.GetAsync("/health-html/api/customers?q=a%20b");
        var page = turned.Headers.Location!.OriginalString;
        var signedIn = await browser.SubmitAsync(page, "/sign-in", ("email", AccountsApp.AdminEmail), ("password", AccountsApp.Password));

        Assert.Equal(Redirect, turned.StatusCode);
        Assert.StartsWith("/sign-in?return=", page, StringComparison.Ordinal);
        Assert.Equal((Redirect, "/health-html/api/customers?q=a%20b"), (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString));
        Assert.Equal(OK, (await browser.GetAsync(signedIn.Headers.Location.OriginalString)).StatusCode);
    }

    [Fact]
    public async Task A_program_without_a_credential_gets_401_in_the_envelope()
    {
        using var client = app.App.CreateCheckedClient();

        var platform = await client.GetAsync("/api/platform/scorecards");
        var health = await client.GetAsync("/api/customers");

        Assert.Equal((Unauthorized, "application/problem+json"), (platform.StatusCode, platform.Content.Headers.ContentType!.MediaType));
        Assert.Equal((Unauthorized, "application/json"), (health.StatusCode, health.Content.Headers.ContentType!.MediaType));
        Assert.True(platform.Headers.WwwAuthenticate.Count > 0);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var browser = app.Browser();
        var answer = await browser.SignInAsync("ROOT@example.com", AccountsApp.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("customerhealth-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Wrong_password_unknown_address_and_deactivated_account_are_told_the_same()
    {
        var (email, id) = await app.AddUserAsync("viewer");
        using (var admin = app.Operator())
        {
            await admin.PatchAsJsonAsync($"/api/platform/users/{id}", new { active = false });
        }

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (tried, password) in new[] { (AccountsApp.AdminEmail, "wrong password"), ("nobody@example.com", "wrong password"), (email, AccountsApp.Password) })
        {
            using var browser = app.Browser();
            var answer = await browser.SignInAsync(tried, password);
            var text = await answer.Content.ReadAsStringAsync();
            answers.Add((answer.StatusCode, text[text.IndexOf("role=\"alert\"", StringComparison.Ordinal)..text.IndexOf("</p>", StringComparison.Ordinal)]));
        }

        Assert.Equal(Unauthorized, answers[0].Item1);
        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/a\\b")]
    [InlineData("/\tevil")]
    [InlineData("/caf\u00e9")]
    [InlineData("/a b")]
    [InlineData("/a\u007f")]
    [InlineData("/a\u0085b")]
    [InlineData("/a\r\nSet-Cookie: a=b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task The_way_back_never_leaves_the_app(string back)
    {
        using var browser = app.Browser();

        var answer = await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password, back);

        Assert.Equal("/health-html/api/dashboard", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = app.Browser();
        await browser.GetAsync("/sign-in");
        var bare = await browser.PostAsync("/sign-in", ("email", AccountsApp.AdminEmail), ("password", AccountsApp.Password));
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);

        Assert.Equal(BadRequest, bare.StatusCode);
        Assert.Equal(BadRequest, (await browser.PostAsync("/settings/users", ("email", "a@b.c"))).StatusCode);
        Assert.Equal(BadRequest, (await browser.PostAsync("/sign-out")).StatusCode);
        Assert.Equal(BadRequest, (await browser.PostAsync("/health-html/api/customers/x/event-form", ("type", "login"))).StatusCode);
    }

    [Theory]
    [InlineData("cross-site", Forbidden)]
    [InlineData("same-site", Forbidden)]
    [InlineData("same-origin", Created)]
    public async Task With_a_session_an_api_is_written_to_from_our_own_pages_only(string site, HttpStatusCode expected)
    {
        using var browser = app.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/platform/customers/acme") { Content = JsonContent.Create(new { name = "Acme" }) };
        request.Headers.Add("Sec-Fetch-Site", site);

        Assert.Equal(expected, (await browser.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = app.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        Assert.Equal(OK, (await browser.GetAsync("/settings")).StatusCode);

        var answer = await browser.SubmitAsync("/settings", "/sign-out");

        Assert.Equal((Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(Redirect, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Theory]
    [InlineData("""{"active":false}""")]
    [InlineData("""{"role":"viewer"}""")]
    [InlineData("""{"password":"another long one"}""")]
    public async Task A_change_to_the_account_ends_its_sessions_on_every_instance_within_a_minute(string change)
    {
        await using var store = await TestStorage.OpenAsync();
        var shared = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await shared.InitializeAsync();
        await using var other = await shared.StartAsync();
        var (email, id) = await shared.AddUserAsync("manager");
        using var browser = shared.Browser();
        using var elsewhere = new Browser(other.Address);
        await browser.SignInAsync(email, AccountsApp.Password);
        await elsewhere.SignInAsync(email, AccountsApp.Password);
        Assert.Equal(OK, (await elsewhere.GetAsync("/settings")).StatusCode);
        using var admin = shared.Operator();
        using var body = new StringContent(change, null, "application/json");

        Assert.Equal(OK, (await admin.PatchAsync($"/api/platform/users/{id}", body)).StatusCode);

        Assert.Equal(Redirect, (await browser.GetAsync("/settings")).StatusCode);
        shared.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(Redirect, (await elsewhere.GetAsync("/settings")).StatusCode);
        await shared.DisposeAsync();
    }

    [Fact]
    public async Task A_session_slides_with_use_and_ends_after_eight_idle_hours()
    {
        using var browser = app.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);

        for (var hours = 0; hours < 15; hours += 5)
        {
            app.Clock.Advance(TimeSpan.FromHours(5));
            Assert.Equal(OK, (await browser.GetAsync("/settings")).StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromHours(8.1));
        Assert.Equal(Redirect, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task However_much_it_is_used_a_session_ends_after_seven_days()
    {
        using var browser = app.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        for (var hours = 0; hours < 161; hours += 7)
        {
            app.Clock.Advance(TimeSpan.FromHours(7));
            Assert.Equal(OK, (await browser.GetAsync("/settings")).StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromHours(7));

        Assert.Equal(Redirect, (await browser.GetAsync("/settings")).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_does_not_outlive_signing_out_here_at_once_and_elsewhere_within_a_minute()
    {
        await using var store = await TestStorage.OpenAsync();
        var shared = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await shared.InitializeAsync();
        await using var other = await shared.StartAsync();
        using var browser = shared.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        var copy = browser.Cookies["customerhealth-session"]!.Value;
        Assert.Equal(OK, await GetWithAsync(copy, other.Address));

        await browser.SubmitAsync("/settings", "/sign-out");

        Assert.Equal(Redirect, await GetWithAsync(copy, shared.App.Address));
        shared.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(Redirect, await GetWithAsync(copy, other.Address));
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        Assert.Equal(OK, (await browser.GetAsync("/settings")).StatusCode);
        await shared.DisposeAsync();
    }

    [Fact]
    public async Task A_session_of_one_instance_counts_at_another_and_after_a_restart()
    {
        await using var store = await TestStorage.OpenAsync();
        var first = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await first.InitializeAsync();
        using var browser = first.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);
        await using var second = await first.StartAsync();
        await first.DisposeAsync();
        var session = browser.Cookies["customerhealth-session"]!.Value;

        Assert.Equal(OK, await GetWithAsync(session, second.Address));
    }

    [Theory]
    [InlineData("short", "Bootstrap:AdminPassword")]
    [InlineData("Password123!", "Bootstrap:AdminPassword")]
    [InlineData("", "Bootstrap:AdminPassword")]
    public async Task The_app_does_not_start_with_a_poor_admin_password_and_names_the_setting(string password, string setting)
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(("Bootstrap:AdminPassword", password)));

        Assert.Contains(setting, problem.Message, StringComparison.Ordinal);
        if (password.Length > 0)
        {
            Assert.DoesNotContain(password, problem.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpStatusCode> GetWithAsync(string session, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/settings"));
        request.Headers.Add("Cookie", $"customerhealth-session={session}");
        request.Headers.Add("Accept", "text/html");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
