using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// Every page in a real browser, on a desk and on a phone, light and dark: a picture for people to look at, and what a machine can find by
/// itself (axe-core, errors of the console, which tell of a broken content policy too, and rows that stick out of the screen).
/// </summary>
[Collection(PageSiteCollection.Name)]
public sealed class LookTests(PageSite site, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private static readonly string[] Serious = ["serious", "critical"];

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
        await using var context = await OpenAsync(width, dark);
        var (page, errors) = await GoAsync(context, path);

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf(name, width, dark), FullPage = true });

        // The browser itself reports an answer of 404 to the console.
        Assert.DoesNotContain(errors, error => !error.Contains("status of 404", StringComparison.Ordinal));
        Assert.Empty(await FindingsAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
    }

    [BrowserTheory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_form_of_the_customer_page_leads_to_the_result_page(int width, bool dark)
    {
        await using var context = await OpenAsync(width, dark);
        var (page, errors) = await GoAsync(context, "/health-html/api/customers/h-script/health");
        await page.GetByText("Feature used", new PageGetByTextOptions { Exact = true }).Last.ClickAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf("customer-form", width, dark), FullPage = true });
        Assert.Empty(await FindingsAsync(page));
        await page.GetByLabel("Feature", new PageGetByLabelOptions { Exact = true }).FillAsync(PageSite.Script);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Record feature use" }).ClickAsync();
        await page.WaitForURLAsync("**/event-form");

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = PictureOf("event-result", width, dark), FullPage = true });

        Assert.Equal("Event Submission Result", await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).TextContentAsync());
        Assert.Contains("Event added successfully!", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(errors);
        Assert.Empty(await FindingsAsync(page));
    }

    [BrowserTheory]
    [InlineData("dashboard", "/health-html/api/dashboard")]
    [InlineData("customer-at-risk", "/health-html/api/customers/glasshouse-growers/health")]
    public async Task A_page_can_be_printed(string name, string path)
    {
        await using var context = await OpenAsync(1280, dark: true);
        var (page, _) = await GoAsync(context, path);

        await page.PdfAsync(new PagePdfOptions { Path = Path.ChangeExtension(PictureOf(name + "-print", 1280, false), "pdf"), Format = "A4" });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Locator("header.top").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    private Task<IBrowserContext> OpenAsync(int width, bool dark) => browser.Browser.NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = site.App.Address.ToString(),
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        HasTouch = width < 600,
        IsMobile = width < 600,
    });

    private static async Task<(IPage Page, List<string> Errors)> GoAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) => errors.Add($"A dialog opened: {dialog.Message}");
        await page.GotoAsync(path);
        return (page, errors);
    }

    /// <summary>The serious and critical findings, one line each. Evaluated by the browser's own protocol, which no content policy stops.</summary>
    private async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        await page.EvaluateAsync(browser.Axe);
        var found = await page.EvaluateAsync<string>("axe.run().then(result => JSON.stringify(result.violations))");
        using var violations = JsonDocument.Parse(found);
        return
        [
            .. from violation in violations.RootElement.EnumerateArray()
               where Serious.Contains(violation.GetProperty("impact").GetString())
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()} {node.GetProperty("failureSummary").GetString()}",
        ];
    }

    private static string PictureOf(string name, int width, bool dark)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CustomerHealth.slnx")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "TestResults", "pages", $"{name}-{width}-{(dark ? "dark" : "light")}.png");
    }
}
