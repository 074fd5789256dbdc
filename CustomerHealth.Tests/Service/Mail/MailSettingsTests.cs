using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Web.Security;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Nothing_needs_to_be_set() => Assert.Empty(Problems(new MailOptions()));

    [Fact]
    public void A_server_needs_an_address_that_mails_come_from()
    {
        Assert.Empty(Problems(Complete()));
        Assert.Contains("Mail:From ", Assert.Single(Problems(Complete(options => options.From = null))), StringComparison.Ordinal);
        Assert.Contains("Mail:From ", Assert.Single(Problems(Complete(options => options.From = "us"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_said_with_the_name_of_the_setting()
    {
        Assert.StartsWith("Mail:Port ", Assert.Single(Problems(Complete(options => options.Port = 0))), StringComparison.Ordinal);
        Assert.StartsWith("Mail:Security ", Assert.Single(Problems(Complete(options => options.Security = (MailSecurity)7))), StringComparison.Ordinal);
        Assert.StartsWith("Mail:User ", Assert.Single(Problems(Complete(options => options.User = "mailer"))), StringComparison.Ordinal);
        Assert.StartsWith("Mail:FromName ", Assert.Single(Problems(Complete(options => options.FromName = "a\r\nb"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail.example.com", AuthMode.Accounts, false, false)]
    [InlineData("mail.example.com", AuthMode.Accounts, true, true)]
    [InlineData("mail.example.com", AuthMode.Development, false, true)]
    [InlineData("localhost", AuthMode.Accounts, false, true)]
    [InlineData("127.0.0.1", AuthMode.Accounts, false, true)]
    [InlineData("::1", AuthMode.Accounts, false, true)]
    [InlineData("127.0.0.1.example.com", AuthMode.Accounts, false, false)]
    public void Without_TLS_mails_go_to_this_machine_or_where_the_settings_say_so_plainly(string host, AuthMode mode, bool allowed, bool isFine)
    {
        var options = Complete(options => (options.Host, options.Security, options.AllowUnprotected) = (host, MailSecurity.None, allowed));

        var problems = Problems(options, mode);

        Assert.Equal(isFine, problems.Count == 0);
        Assert.All(problems, problem => Assert.Contains("Mail:AllowUnprotected", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://health.example.com", true)]
    [InlineData("https://health.example.com/below/", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://health.example.com", false)]
    [InlineData("https://health.example.com/?a=b", false)]
    [InlineData("https://user:word@health.example.com", false)]
    [InlineData("health.example.com", false)]
    public void The_public_address_is_https(string address, bool isFine) =>
        Assert.Equal(isFine, Problems(Complete(options => options.PublicAddress = address)).Count == 0);

    [Fact]
    public void An_address_of_a_page_follows_the_public_one()
    {
        Assert.Equal(
            "https://health.example.com/below/app/alerts",
            Drafts.Sender(Complete(options => options.PublicAddress = "https://health.example.com/below/")).AddressOf("/app/alerts"));
        Assert.Null(Drafts.Sender(Complete()).AddressOf("/app/alerts"));
    }

    [Fact]
    public void Mails_wait_twice_as_long_each_time_up_to_an_hour_and_for_ever() => Assert.Equal(
        [1, 2, 4, 8, 16, 32, 60, 60, 60],
        new[] { 1, 2, 3, 4, 5, 6, 7, 8, 100_000 }.Select(tries => (int)MailPauses.After(tries).TotalMinutes));

    private static MailOptions Complete(Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "mail.example.com", From = "health@example.com" };
        change?.Invoke(options);
        return options;
    }

    private static List<string> Problems(MailOptions options, AuthMode mode = AuthMode.Accounts) =>
        [.. new MailValidation(Options.Create(new AuthOptions { Mode = mode })).Validate(null, options).Failures ?? []];
}
