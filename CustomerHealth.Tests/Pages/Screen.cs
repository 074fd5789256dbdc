using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// One window of the real browser, on a desk or a phone, light or dark. It keeps a picture for people to look at, and knows what a machine
/// can find by itself: axe-core, errors of the console, which tell of a broken content policy too, and rows that stick out of the screen.
/// </summary>
internal sealed class Screen : IAsyncDisposable
{
    /// <summary>Milliseconds; a machine may be busy.</summary>
    private const float Patience = 30_000;

    private static readonly string[] Serious = ["serious", "critical"];

    private readonly IBrowserContext context;
    private readonly string axe;
    private readonly string look;
    private readonly List<string> errors = [];

    private Screen(IBrowserContext context, IPage page, string axe, string look)
    {
        (this.context, Page, this.axe, this.look) = (context, page, axe, look);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += (_, dialog) => errors.Add($"A dialog opened: {dialog.Message}");
    }

    public IPage Page { get; }

    /// <summary>What the console and the page itself complained of.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <param name="from">The address it seems to come from, for an app that believes a proxy.</param>
    public static async Task<Screen> OpenAsync(RealBrowser browser, Uri site, int width, bool dark, string? from = null)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = width < 600,
            IsMobile = width < 600,
            ExtraHTTPHeaders = from is null ? null : [KeyValuePair.Create("X-Forwarded-For", from)],
        });
        return new Screen(context, await context.NewPageAsync(), browser.Axe, $"{width}-{(dark ? "dark" : "light")}");
    }

    public Task KeepPictureAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf($"{name}-{look}.png"), FullPage = true });

    /// <summary>Presses a button that leads to another page, and waits for that page.</summary>
    public async Task PressAsync(string button)
    {
        await Page.EvaluateAsync("document.documentElement.dataset.left = ''");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();
        await Page.Locator("html:not([data-left])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await IsWholeAsync();
    }

    /// <summary>
    /// Waits until the browser is at an address and the page is there to its foot. Not for the browser's word that it is loaded: of a page
    /// that comes at once, that word can have been said before anybody waits for it.
    /// </summary>
    /// <param name="address">A pattern of its end.</param>
    public async Task ArriveAsync([StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"{address}$"), new PageAssertionsToHaveURLOptions { Timeout = Patience });
        await IsWholeAsync();
    }

    private Task IsWholeAsync() => Page.Locator("footer.foot").WaitForAsync();

    /// <param name="statuses">The browser itself reports an answer with such a status to the console.</param>
    public async Task HasNothingSeriousAgainstItAsync(params IReadOnlyList<int> statuses)
    {
        Assert.DoesNotContain(errors, error => !statuses.Any(status => error.Contains($"status of {status} ", StringComparison.Ordinal)));
        Assert.Empty(await FindingsAsync());
        Assert.Equal(0, await Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
    }

    /// <summary>Prints the page as a picture of what comes out, without controls and on white.</summary>
    public async Task PrintsWithoutControlsAsync(string name)
    {
        await Page.PdfAsync(new PagePdfOptions { Path = PathOf($"{name}-print.pdf"), Format = "A4" });
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf($"{name}-print.png"), FullPage = true });

        Assert.False(await Page.Locator("header.top").IsVisibleAsync());
        Assert.Equal(0, await Page.EvaluateAsync<int>("[...document.querySelectorAll('input, select, button')].filter(control => control.checkVisibility()).length"));
        Assert.Equal("rgb(255, 255, 255)", await Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>The serious and critical findings, one line each. Evaluated by the browser's own protocol, which no content policy stops.</summary>
    private async Task<IReadOnlyList<string>> FindingsAsync()
    {
        await Page.EvaluateAsync(axe);
        var found = await Page.EvaluateAsync<string>("axe.run().then(result => JSON.stringify(result.violations))");
        using var violations = JsonDocument.Parse(found);
        return
        [
            .. from violation in violations.RootElement.EnumerateArray()
               where Serious.Contains(violation.GetProperty("impact").GetString())
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()} {node.GetProperty("failureSummary").GetString()}",
        ];
    }

    private static string PathOf(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CustomerHealth.slnx")))
        {
            root = root.Parent;
        }

        return Path.Combine(root!.FullName, "TestResults", "pages", file);
    }
}
