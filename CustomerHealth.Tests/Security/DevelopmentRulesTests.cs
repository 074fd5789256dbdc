using System.Net;
using System.Security.Claims;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Security;

/// <summary>What Development leaves open, and to whom: who nobody knows, on this machine and elsewhere.</summary>
public sealed class DevelopmentRulesTests : IAsyncLifetime
{
    private LocalApp app = null!;

    public async Task InitializeAsync() =>
        app = await LocalApp.StartAsync(new LocalOptions
        {
            Storage = TestStorage.Fresh,
            Settings = new Dictionary<string, string?> { ["Auth:Mode"] = "Development" },
        });

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(Access.OpenSurface, true, true)]
    [InlineData(Access.OpenSurfaceEvents, true, true)]
    [InlineData(Access.Platform, true, false)]
    [InlineData(Access.PlatformEvents, true, false)]
    [InlineData(Access.PlatformCustomers, true, false)]
    [InlineData(Access.PlatformReceipts, true, false)]
    [InlineData(Access.Admin, false, false)]
    [InlineData(Access.SuccessManager, false, false)]
    [InlineData(Access.SuccessManagerNotes, false, false)]
    [InlineData(Access.SuccessManagerChanges, false, false)]
    [InlineData(Access.SuccessManagerAdmin, false, false)]
    [InlineData(Access.SuccessManagerSelf, false, false)]
    public async Task Who_nobody_knows_comes_in_only_where_development_is_open(string rule, bool onThisMachine, bool elsewhere)
    {
        Assert.Equal(onThisMachine, await PassesAsync(rule, IPAddress.Loopback));
        Assert.Equal(onThisMachine, await PassesAsync(rule, IPAddress.IPv6Loopback));
        Assert.Equal(elsewhere, await PassesAsync(rule, IPAddress.Parse("192.0.2.7")));
        Assert.Equal(elsewhere, await PassesAsync(rule, null));
    }

    [Fact]
    public async Task A_key_that_is_wrong_is_refused_where_everybody_may_come_in()
    {
        using var client = app.CreateCheckedClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", "wrong");

        var answer = await client.GetAsync(new Uri("/health-json/api/customers", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<bool> PassesAsync(string rule, IPAddress? address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address;
        var rules = app.Services.GetRequiredService<IAuthorizationService>();
        return (await rules.AuthorizeAsync(new ClaimsPrincipal(new ClaimsIdentity()), context, rule)).Succeeded;
    }
}
