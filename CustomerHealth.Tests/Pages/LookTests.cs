using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// Every page of the health surface in a real browser, on a desk and on a phone, light and dark. Settings and sign-in are in
/// <see cref="SettingsLookTests"/>.
/// </summary>
[Collection(PageSiteCollection.Name)]
public sealed class LookTests(PageSite site, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("dashboard", "/health-html/api/dashboard"),
        ("customers", "/health-html/api/customers"),
        ("customers-filtered", "/health-html/api/customers?band=at-risk&sort=-change"),
        ("customers-nothing-found", "/health-html/api/customers?q=nobody+of+this+name"),
        ("customers-hostile", "/health-html/api/customers?q=h-"),
        ("customer-at-risk", "/health-html/api/customers/glasshouse-growers/health"),
        ("customer-changed", "/health-html/api/customers/quicksilver-couriers/health"),
        ("customer-healthy", "/health-html/api/customers/kestrel-airways/health"),
        ("customer-no-score", "/health-html/api/customers/nothing-known/health"),
        ("customer-script", "/health-html/api/customers/h-script/health"),
        ("customer-rtl", "/health-html/api/customers/h-rtl/health"),
        ("customer-long", "/health-html/api/customers/h-long/health"),
        ("error-not-found", "/health-html/api/customers/nobody/health"),
    ];

    public static TheoryData<string, string, int, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, int, bool>();
            foreach (var (name, path) in Pages)
            {
                foreach (var width in new[] { 1280, 390 })
                {
                    looks.Add(name, path, width, false);
                    looks.Add(name, path, width, true);
                }
            }

            return looks;
        }
    }

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task A_page_has_nothing_serious_against_it_and_its_picture_is_kept(string name, string path, int width, bool dark)
    {
        await using var screen = await Screen.OpenAsync(browser, site.App.Address, width, dark);

        await screen.Page.GotoAsync(path);
        await screen.KeepPictureAsync(name);

        await screen.HasNothingSeriousAgainstItAsync(404);
    }

    [BrowserTheory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_form_of_the_customer_page_leads_to_the_result_page(int width, bool dark)
    {
        await using var screen = await Screen.OpenAsync(browser, site.App.Address, width, dark);
        var page = screen.Page;
        await page.GotoAsync("/health-html/api/customers/h-script/health");
        await page.GetByText("Feature used", new PageGetByTextOptions { Exact = true }).Last.ClickAsync();
        await screen.KeepPictureAsync("customer-form");
        await screen.HasNothingSeriousAgainstItAsync();
        await page.GetByLabel("Feature", new PageGetByLabelOptions { Exact = true }).FillAsync(PageSite.Script);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Record feature use" }).ClickAsync();
        await screen.ArriveAsync("/event-form");

        await screen.KeepPictureAsync("event-result");

        Assert.Equal("Event Submission Result", await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).TextContentAsync());
        Assert.Contains("Event added successfully!", await page.ContentAsync(), StringComparison.Ordinal);
        await screen.HasNothingSeriousAgainstItAsync();
    }

    [BrowserTheory]
    [InlineData("dashboard", "/health-html/api/dashboard")]
    [InlineData("customers", "/health-html/api/customers")]
    [InlineData("customer-at-risk", "/health-html/api/customers/glasshouse-growers/health")]
    public async Task A_page_can_be_printed(string name, string path)
    {
        await using var screen = await Screen.OpenAsync(browser, site.App.Address, 1280, dark: true);

        await screen.Page.GotoAsync(path);

        await screen.PrintsWithoutControlsAsync(name);
    }
}
