using System.Net;
using CustomerHealth.Service.Pages;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.Settings;

/// <summary>What holds for the pages of accounts beyond what they do: harmless, strict, and patient with a form that was refused.</summary>
[Collection(SettingsSiteCollection.Name)]
public sealed class SettingsPageTests(SettingsSite site)
{
    private const string Keys = "/settings/api-keys";
    private const string Sources = "/settings/webhook-sources";
    private const string Users = "/settings/users";

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/settings")]
    [InlineData(Users)]
    [InlineData(Keys)]
    [InlineData(Sources)]
    public async Task A_page_is_small_strict_and_hostile_names_in_it_are_text(string path)
    {
        using var browser = await HostileAdminAsync();
        using var answer = await browser.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(page.Length < 100_000, $"{path} has {page.Length} bytes.");
        Assert.StartsWith("default-src 'none'; style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        PageChecks.AssertHarmless(page);
    }

    [Fact]
    public async Task The_hostile_names_do_stand_on_the_pages()
    {
        using var browser = await HostileAdminAsync();

        Assert.Contains("<bdi>&lt;script&gt;", await browser.TextAsync("/settings"), StringComparison.Ordinal);
        foreach (var path in new[] { Users, Keys })
        {
            var page = await browser.TextAsync(path);
            Assert.Contains("<bdi>&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.Contains("<bdi>&#x202E;", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refused_user_keeps_what_was_typed_but_the_password_and_leads_to_the_field()
    {
        using var browser = await HostileAdminAsync();

        using var answer = await browser.SubmitAsync(
            Users, Users, ("email", "ruta@example.com"), ("fullName", PageSite.RightToLeft), ("role", "manager"), ("password", "password1"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<a href=\"#password\">", page, StringComparison.Ordinal);
        Assert.Matches("<input id=\"password\"[^>]* aria-invalid=\"true\" aria-describedby=\"reason\"", page);
        Assert.Contains("value=\"ruta@example.com\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&#x202E;", page, StringComparison.Ordinal);
        Assert.Matches("<select id=\"role\".*<option value=\"manager\" selected>", page);
        Assert.DoesNotContain("password1", page, StringComparison.Ordinal);
        PageChecks.AssertHarmless(page);
    }

    [Fact]
    public async Task A_refused_key_keeps_what_was_typed_and_leads_to_the_field()
    {
        using var browser = await HostileAdminAsync();

        using var answer = await browser.SubmitAsync(Keys, Keys, ("name", PageSite.Image), ("scope", "read"), ("days", "9000"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<a href=\"#expires\">", page, StringComparison.Ordinal);
        Assert.Matches("<input id=\"expires\"[^>]* value=\"9000\" aria-invalid=\"true\"", page);
        Assert.Contains("value=\"&quot;&gt;&lt;img", page, StringComparison.Ordinal);
        Assert.Matches("value=\"read\" checked", page);
        Assert.DoesNotMatch("value=\"events:write\" checked", page);
        PageChecks.AssertHarmless(page);
    }

    [Theory]
    [InlineData("helpdesk", "There is a source with this name.")]
    [InlineData("<script>alert(1)</script>", "A name is 1 to 64")]
    public async Task A_refused_source_keeps_its_name_and_leads_to_the_field(string name, string reason)
    {
        using var browser = await HostileAdminAsync();

        using var answer = await browser.SubmitAsync(Sources, Sources, ("name", name));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"<a href=\"#name\">{reason}", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{WebUtility.HtmlEncode(name)}\" aria-invalid=\"true\"", page, StringComparison.Ordinal);
        PageChecks.AssertHarmless(page);
    }

    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(2, "2 seconds")]
    [InlineData(90, "90 seconds")]
    [InlineData(91, "2 minutes")]
    [InlineData(900, "15 minutes")]
    public void A_wait_is_told_in_seconds_or_minutes_and_never_too_short(int seconds, string words) =>
        Assert.Equal(words, PageText.Wait(seconds));

    private async Task<Browser> HostileAdminAsync()
    {
        var browser = new Browser(site.App.Address);
        using var answer = await browser.SignInAsync(SettingsSite.HostileAdmin, SettingsSite.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}
