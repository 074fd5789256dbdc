using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>The page that a link in a mail leads to, in a real browser, in every state it has.</summary>
[Collection(SettingsSiteCollection.Name)]
public sealed class MailLookTests(SettingsSite site, RealBrowser browser) : IClassFixture<RealBrowser>
{
    private static readonly string[][] States = [["stop-mails"], ["stop-mails-done", "Stop these mails"], ["stop-mails-resumed", "Stop these mails", "Send them again"]];

    public static TheoryData<string, int, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, int, bool>();
            foreach (var state in States.Select(state => state[0]).Append("stop-mails-unknown"))
            {
                foreach (var width in new[] { 1280, 390 })
                {
                    looks.Add(state, width, false);
                    looks.Add(state, width, true);
                }
            }

            return looks;
        }
    }

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task A_page_has_nothing_serious_against_it_and_its_picture_is_kept(string name, int width, bool dark)
    {
        await using var screen = await Screen.OpenAsync(browser, site.App.Address, width, dark, $"10.99.{width % 256}.{(dark ? 1 : 2)}");
        var link = site.App.Services.GetRequiredService<MailStops>().AddressToStop(
            TenantId.Main, $"{name}-{width}-{dark}@example.com", AlertPost.Topic)![SettingsSite.PublicAddress.Length..];

        await screen.Page.GotoAsync(name == "stop-mails-unknown" ? link[..^1] : link);
        foreach (var button in States.FirstOrDefault(state => state[0] == name)?.Skip(1) ?? [])
        {
            await screen.PressAsync(button);
        }

        await screen.KeepPictureAsync(name);
        await screen.HasNothingSeriousAgainstItAsync(404);
    }
}
