using Microsoft.Playwright;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// The pages of those who look after customers in a real browser, on a desk, on a phone and on a small one, light and dark, as a person with
/// customers meets them.
/// </summary>
[Collection(SuccessSiteCollection.Name)]
public sealed class SuccessLookTests(SuccessSite site, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private const string Account = "/app/customers/halden-ferries";

    /// <summary>Who looks, and what they do to get there.</summary>
    private static readonly (string Name, string Email, Func<Screen, Task> Steps)[] States =
    [
        ("worklist", SuccessSite.Ines, screen => screen.Page.GotoAsync("/app")),
        ("worklist-everybody", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app?done=followed-up")),
        ("worklist-empty", SuccessSite.Ruta, screen => screen.Page.GotoAsync("/app")),
        ("worklist-hostile", SuccessSite.Mallory, screen => screen.Page.GotoAsync("/app")),
        ("worklist-follow-ups", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app?show=follow-ups&from=50")),
        ("worklist-renewals", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app?show=renewals&from=50")),
        ("alerts", SuccessSite.Ines, screen => screen.Page.GotoAsync("/app/alerts?done=snoozed")),
        ("alerts-hostile", SuccessSite.Mallory, screen => screen.Page.GotoAsync("/app/alerts")),
        ("alerts-filtered", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app/alerts?type=escalation&from=40")),
        ("alerts-nothing-found", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app/alerts?state=snoozed&severity=low")),
        ("account", SuccessSite.Ines, screen => screen.Page.GotoAsync(Account + "?done=logged")),
        ("account-entry", SuccessSite.Ines, OpenLongTextAsync),
        ("account-refused", SuccessSite.Ines, RefuseAsync),
        ("account-no-score", SuccessSite.Ines, screen => screen.Page.GotoAsync("/app/customers/nothing-known")),
        ("account-script", SuccessSite.Mallory, screen => screen.Page.GotoAsync("/app/customers/h-script")),
        ("account-rtl", SuccessSite.Mallory, screen => screen.Page.GotoAsync("/app/customers/h-rtl")),
        ("account-long", SuccessSite.Mallory, screen => screen.Page.GotoAsync("/app/customers/h-long")),
        ("account-not-found", SuccessSite.Ines, screen => screen.Page.GotoAsync("/app/customers/nobody")),
        ("own-password-refused", SuccessSite.Ines, RefusePasswordAsync),
        ("reports", SuccessSite.Tomas, screen => screen.Page.GotoAsync("/app/reports?done=scheduled")),
        ("reports-refused", SuccessSite.Tomas, RefuseScheduleAsync),
        ("reports-viewer", SuccessSite.Viewer, screen => screen.Page.GotoAsync("/app/reports")),
        ("report", SuccessSite.Ines, screen => OpenReportAsync(screen, "Executive summary")),
        ("report-failed", SuccessSite.Ines, screen => OpenReportAsync(screen, "CSAT analysis")),
        ("report-hostile", SuccessSite.Ines, screen => OpenReportAsync(screen, PageSite.Script)),
    ];

    public static TheoryData<string, int, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, int, bool>();
            foreach (var state in States)
            {
                foreach (var width in new[] { 1280, 390, 320 })
                {
                    looks.Add(state.Name, width, false);
                    looks.Add(state.Name, width, true);
                }
            }

            return looks;
        }
    }

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task A_page_has_nothing_serious_against_it_and_its_picture_is_kept(string name, int width, bool dark)
    {
        var state = States.Single(state => state.Name == name);
        await using var screen = await OpenAsync(state.Email, width, dark);

        await state.Steps(screen);
        await screen.KeepPictureAsync(name);

        await screen.HasNothingSeriousAgainstItAsync(400, 404);
    }

    [BrowserTheory]
    [InlineData("worklist", "/app")]
    [InlineData("alerts", "/app/alerts")]
    [InlineData("account", Account)]
    [InlineData("reports", "/app/reports")]
    public async Task A_page_can_be_printed(string name, string path)
    {
        await using var screen = await OpenAsync(SuccessSite.Ines, 1280, dark: true);

        await screen.Page.GotoAsync(path);

        await screen.PrintsWithoutControlsAsync(name);
    }

    private async Task<Screen> OpenAsync(string email, int width, bool dark)
    {
        var screen = await Screen.OpenAsync(browser, site.App.Address, width, dark);
        await screen.Page.GotoAsync("/sign-in?return=/settings");
        await screen.Page.GetByLabel("E-mail").FillAsync(email);
        await screen.Page.GetByLabel("Password").FillAsync(SuccessSite.Password);
        await screen.PressAsync("Sign in");
        Assert.EndsWith("/settings", screen.Page.Url, StringComparison.Ordinal);
        return screen;
    }

    private static async Task OpenLongTextAsync(Screen screen)
    {
        await screen.Page.GotoAsync(Account);
        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "The whole text" }).First.ClickAsync();
        await screen.ArriveAsync("entry=.*");
    }

    /// <summary>White space is something to a browser, and nothing to us.</summary>
    private static async Task RefuseAsync(Screen screen)
    {
        await screen.Page.GotoAsync(Account);
        await screen.Page.GetByLabel("Subject").FillAsync(" ");
        await screen.Page.GetByLabel("What was said").FillAsync(PageSite.Script);
        await screen.PressAsync("Log interaction");
    }

    private static async Task OpenReportAsync(Screen screen, string name)
    {
        await screen.Page.GotoAsync("/app/reports");
        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true }).First.ClickAsync();
        await screen.ArriveAsync("/app/reports/[0-9a-f-]{36}");
    }

    private static async Task RefuseScheduleAsync(Screen screen)
    {
        await screen.Page.GotoAsync("/app/reports");
        await screen.Page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }).FillAsync(PageSite.Script);
        await screen.Page.GetByLabel("First on").FillAsync("2027-01-31");
        await screen.Page.GetByLabel("Recipients").FillAsync("board@example.com, nobody");
        await screen.PressAsync("Schedule report");
    }

    private static async Task RefusePasswordAsync(Screen screen)
    {
        await screen.Page.GotoAsync("/settings");
        await screen.Page.GetByLabel("Current password").FillAsync(SuccessSite.Password);
        await screen.Page.GetByLabel("New password, 8 characters or more").FillAsync("a sentence of mine");
        await screen.Page.GetByLabel("New password, again").FillAsync("a sentence of yours");
        await screen.PressAsync("Change password");
    }
}
