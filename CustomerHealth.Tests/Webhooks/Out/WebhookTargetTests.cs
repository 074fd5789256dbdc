using System.Net;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>Where webhooks may go, and where nobody can make us go.</summary>
public sealed class WebhookTargetTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:81b::200e")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void An_address_of_the_internet_is_one(string address) => Assert.True(PublicAddresses.Contain(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("192.88.99.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a00:1::")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void An_address_of_this_machine_its_network_a_cloud_or_nobody_is_none(string address)
    {
        Assert.False(PublicAddresses.Contain(IPAddress.Parse(address)));
        Assert.False(Targets(AuthMode.Accounts).Allows("https", IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("https://example.com/hooks?x=1")]
    [InlineData("https://example.com")]
    [InlineData("https://example.com:8443/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://8.8.8.8/")]
    public void An_https_address_is_taken(string url) => Assert.Null(Targets(AuthMode.Accounts).Refuse(url));

    [Theory]
    [InlineData("")]
    [InlineData("hooks")]
    [InlineData("//example.com/")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("https://example.com/a b")]
    [InlineData(" https://example.com/")]
    [InlineData("https://example.com/\n")]
    [InlineData("https://example.com\\@127.0.0.1/")]
    [InlineData("http://example.com/")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("https://example.com/#part")]
    [InlineData("https://example.com/#")]
    [InlineData("https://example.com:22/")]
    [InlineData("https://example.com:80/")]
    [InlineData("https://example.com:0/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://0/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    public void Everything_else_is_refused_as_it_is_written_down(string url) => Assert.NotNull(Targets(AuthMode.Accounts).Refuse(url));

    [Fact]
    public void An_address_is_at_most_so_long() => Assert.NotNull(Targets(AuthMode.Accounts).Refuse("https://example.com/" + new string('x', 2_000)));

    [Theory]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://localhost:5001/", true)]
    [InlineData("http://[::1]:5000/", true)]
    [InlineData("https://example.com/", true)]
    [InlineData("http://example.com/", false)]
    [InlineData("http://10.0.0.1:5000/", false)]
    [InlineData("https://10.0.0.1/", false)]
    [InlineData("http://169.254.169.254/", false)]
    [InlineData("http://user@localhost:5000/", false)]
    [InlineData("http://localhost:25/", false)]
    public void Development_allows_this_machine_and_nothing_more(string url, bool isAllowed) =>
        Assert.Equal(isAllowed, Targets(AuthMode.Development).Refuse(url) is null);

    /// <summary>Whatever was written down: where the name leads at that moment decides, before a byte is sent.</summary>
    [Theory]
    [InlineData(AuthMode.Accounts, "https", "127.0.0.1")]
    [InlineData(AuthMode.Accounts, "https", "8.8.8.8,127.0.0.1")]
    [InlineData(AuthMode.Accounts, "https", "::ffff:127.0.0.1")]
    [InlineData(AuthMode.Accounts, "https", "169.254.169.254")]
    [InlineData(AuthMode.Accounts, "http", "127.0.0.1")]
    [InlineData(AuthMode.Accounts, "http", "8.8.8.8")]
    [InlineData(AuthMode.Accounts, "https", "")]
    [InlineData(AuthMode.Development, "http", "8.8.8.8")]
    [InlineData(AuthMode.Development, "http", "10.0.0.1")]
    [InlineData(AuthMode.Development, "http", "127.0.0.1,10.0.0.1")]
    [InlineData(AuthMode.Development, "https", "fd00:ec2::254")]
    public async Task A_name_that_leads_anywhere_it_may_not_is_not_connected_to(AuthMode mode, string scheme, string leadsTo)
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(mode, leadsTo);

        var answer = await PostAsync(client, $"{scheme}://receiver.example:{new Uri(receiver.Url).Port}/");

        Assert.Equal((null, "The address leads to a network that is not public."), (answer.Status, answer.Trouble));
        Assert.Empty(receiver.Received);
    }

    /// <summary>Without which the test above would pass for want of a connection.</summary>
    [Fact]
    public async Task A_name_that_leads_where_it_may_is_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        using var client = Client(AuthMode.Development, "127.0.0.1");

        var answer = await PostAsync(client, $"http://receiver.example:{new Uri(receiver.Url).Port}/");

        Assert.Equal((204, null), (answer.Status, answer.Trouble));
        Assert.Single(receiver.Received);
    }

    private static WebhookTargets Targets(AuthMode mode) => new(Options.Create(new AuthOptions { Mode = mode }));

    private static WebhookClient Client(AuthMode mode, string leadsTo)
    {
        IPAddress[] addresses = [.. leadsTo.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];
        var connections = new GuardedConnections(Targets(mode)) { Resolve = (_, _) => Task.FromResult(addresses) };
        return new WebhookClient(connections.Handler(), new TestClock());
    }

    private static Task<WebhookAnswer> PostAsync(WebhookClient client, string url) =>
        client.PostAsync(new Uri(url), "msg_1", [CustomerHealth.Service.Webhooks.StandardWebhooks.NewSecret()], "{}"u8.ToArray(), CancellationToken.None);
}
