using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>The pages of API documents in a real browser, in Accounts mode and without a sign-in.</summary>
public sealed class ApiPageLookTests(AccountsApp app, RealBrowser browser) : IClassFixture<AccountsApp>, IClassFixture<RealBrowser>
{
    [BrowserTheory]
    [InlineData("docs", "success-manager", "/api/v1/auth/login", "Signs in with e-mail address and password")]
    [InlineData("docs", "platform", "/api/platform/events", "Takes events in")]
    [InlineData("docs", "health-json", "/health-json/api/dashboard", "Totals, distribution, everyone at risk")]
    [InlineData("docs", "health-html", "/health-html/api/dashboard", "The dashboard")]
    [InlineData("redoc", "success-manager", "/api/v1/auth/login", "Signs in with e-mail address and password")]
    [InlineData("redoc", "platform", "/api/platform/events", "Takes events in")]
    [InlineData("redoc", "health-json", "/health-json/api/dashboard", "Totals, distribution, everyone at risk")]
    [InlineData("redoc", "health-html", "/health-html/api/dashboard", "The dashboard")]
    public async Task A_viewer_shows_the_operations_of_a_document_and_the_console_stays_silent(string viewer, string document, string path, string summary)
    {
        await using var screen = await Screen.OpenAsync(browser, app.App.Address, 1280, dark: false);

        await screen.Page.GotoAsync($"/{viewer}?document={document}");
        await screen.Page.GetByText(summary, new PageGetByTextOptions { Exact = true })
            .Filter(new LocatorFilterOptions { Visible = true }).First.WaitForAsync();

        await screen.KeepPictureAsync($"{viewer}-{document}");
        Assert.Contains(path, (await screen.Page.TextContentAsync("#api"))!.Replace("\u200b", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(screen.Errors);
    }

    [BrowserTheory]
    [InlineData("admin", "200")]
    [InlineData("viewer", "403")]
    public async Task One_can_sign_in_on_the_page_and_try_an_operation(string role, string status)
    {
        var (email, _) = await app.AddUserAsync(role);
        await using var screen = await Screen.OpenAsync(browser, app.App.Address, 1280, dark: false);
        var page = screen.Page;
        await page.GotoAsync("/docs");

        await page.Locator(".auth-wrapper .authorize").First.ClickAsync();
        await page.Locator("#oauth_username").FillAsync(email);
        await page.Locator("#oauth_password").FillAsync(AccountsApp.Password);
        await page.Locator(".modal-ux .auth-container", new PageLocatorOptions { HasText = "SignIn" }).Locator("button.authorize").ClickAsync();
        await page.Locator(".modal-ux button.btn-done").First.ClickAsync();
        await page.GetByText("Accounts", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Try it out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Execute" }).ClickAsync();

        await page.Locator($".live-responses-table .response-col_status:has-text('{status}')").WaitForAsync();
        await screen.KeepPictureAsync($"docs-tried-{role}");
        Assert.DoesNotContain(screen.Errors, error => !error.Contains($"status of {status} ", StringComparison.Ordinal));
    }
}
