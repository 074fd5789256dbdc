using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Web.Security;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>
/// Sign-in and settings in a real browser, on a desk and on a phone, light and dark, in the states a person meets: empty, refused, slowed
/// down, and right after something was made.
/// </summary>
[Collection(SettingsSiteCollection.Name)]
public sealed class SettingsLookTests(SettingsSite site, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private const string Keys = "/settings/api-keys";
    private const string Sources = "/settings/webhook-sources";
    private const string Users = "/settings/users";

    /// <summary>What a person does to get there.</summary>
    private static readonly (string Name, bool SignedIn, Func<Screen, Task> Steps)[] States =
    [
        ("sign-in", false, screen => screen.Page.GotoAsync("/sign-in")),
        ("sign-in-failed", false, screen => FailAsync(screen, 1)),
        ("sign-in-slowed-down", false, screen => FailAsync(screen, SignInBackOff.FreeTries + 1)),
        ("settings", true, screen => screen.Page.GotoAsync("/settings")),
        ("users", true, screen => screen.Page.GotoAsync(Users)),
        ("users-refused", true, RefuseUserAsync),
        ("api-keys", true, screen => screen.Page.GotoAsync(Keys)),
        ("api-keys-refused", true, RefuseKeyAsync),
        ("api-keys-created", true, CreateKeyAsync),
        ("webhook-sources", true, screen => screen.Page.GotoAsync(Sources)),
        ("webhook-sources-refused", true, screen => CreateSourceAsync(screen, "helpdesk")),
        ("webhook-sources-created", true, screen => CreateSourceAsync(screen, $"crm-{Guid.NewGuid():N}"[..12])),
    ];

    public static TheoryData<string, int, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, int, bool>();
            foreach (var state in States)
            {
                foreach (var width in new[] { 1280, 390 })
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
        await using var screen = await OpenAsync(name, width, dark, state.SignedIn);

        await state.Steps(screen);
        await screen.KeepPictureAsync(name);

        await screen.HasNothingSeriousAgainstItAsync(400, 401, 429);
    }

    [BrowserTheory]
    [InlineData("users", Users)]
    [InlineData("api-keys", Keys)]
    [InlineData("webhook-sources", Sources)]
    public async Task A_page_can_be_printed(string name, string path)
    {
        await using var screen = await OpenAsync(name + "-print", 1280, dark: true, signedIn: true);

        await screen.Page.GotoAsync(path);

        await screen.PrintsWithoutControlsAsync(name);
    }

    private async Task<Screen> OpenAsync(string name, int width, bool dark, bool signedIn)
    {
        // A network of its own for each look: who fails slows nobody else down.
        var network = Array.FindIndex(States, state => state.Name == name) + 1;
        var screen = await Screen.OpenAsync(browser, site.App.Address, width, dark, $"10.{network}.{width % 256}.{(dark ? 1 : 2)}");
        if (signedIn)
        {
            await screen.Page.GotoAsync("/sign-in?return=/settings");
            await SignInAsync(screen, SettingsSite.AdminEmail, SettingsSite.Password);
            Assert.EndsWith("/settings", screen.Page.Url, StringComparison.Ordinal);
        }

        return screen;
    }

    private static async Task SignInAsync(Screen screen, string email, string password)
    {
        await screen.Page.GetByLabel("E-mail").FillAsync(email);
        await screen.Page.GetByLabel("Password").FillAsync(password);
        await screen.PressAsync("Sign in");
    }

    private static async Task FailAsync(Screen screen, int times)
    {
        var email = $"ada.{Guid.NewGuid():N}"[..12] + "@example.com";
        await screen.Page.GotoAsync("/sign-in");
        for (var time = 0; time < times; time++)
        {
            await SignInAsync(screen, email, "not the password");
        }

        Assert.Contains(times > 1 ? "Try again in 1 second." : "do not belong to an active account", await screen.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task RefuseUserAsync(Screen screen)
    {
        await screen.Page.GotoAsync(Users);
        await screen.Page.GetByLabel("E-mail").FillAsync("ruta.banys@example.com");
        await screen.Page.GetByLabel("Full name").FillAsync(PageSite.Script);
        await screen.Page.GetByLabel("Password").FillAsync("password1");
        await screen.PressAsync("Create user");
    }

    private static async Task RefuseKeyAsync(Screen screen)
    {
        await screen.Page.GotoAsync(Keys);
        await screen.Page.GetByLabel("Name: who uses it").FillAsync(PageSite.Script);
        await screen.Page.GetByLabel(Scope.EventsWrite).UncheckAsync();
        await screen.PressAsync("Create key");
    }

    private static async Task CreateKeyAsync(Screen screen)
    {
        await screen.Page.GotoAsync(Keys);
        await screen.Page.GetByLabel("Name: who uses it").FillAsync(PageSite.Script);
        await screen.PressAsync("Create key");
        Assert.StartsWith("ch_", await screen.Page.Locator("pre").TextContentAsync(), StringComparison.Ordinal);
    }

    private static async Task CreateSourceAsync(Screen screen, string name)
    {
        await screen.Page.GotoAsync(Sources);
        await screen.Page.GetByLabel("Name: who sends").FillAsync(name);
        await screen.PressAsync("Create source");
    }
}
