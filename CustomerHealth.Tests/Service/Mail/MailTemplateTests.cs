using CustomerHealth.Service.Mail;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail;

public sealed class MailTemplateTests
{
    private const string Evil = "<script>alert('x')</script> & \"Sons\"";

    [Fact]
    public void Both_contents_say_the_same()
    {
        var mail = new MailTemplate("Three alerts").Section("Acme").Say("The score fell.\nTwice.").Link("Open Acme", "https://health.example/app").Note("Since today.");

        Assert.Equal("Three alerts\n\nAcme\n\nThe score fell.\nTwice.\n\nOpen Acme: https://health.example/app\n\nSince today.\n", mail.ToText());
        foreach (var words in new[] { "<h1", ">Three alerts</h1>", ">Acme</h2>", ">The score fell.<br>Twice.</p>", "href=\"https://health.example/app\"", ">Open Acme</a>", ">Since today.</p>" })
        {
            Assert.Contains(words, mail.ToHtml(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_goes_in_comes_out_as_text()
    {
        var html = new MailTemplate(Evil).Section(Evil).Say(Evil).Note(Evil).Link(Evil, "https://health.example/?a=\"b\"&c=<d>").ToHtml();

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Sons\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://health.example/?a=&quot;b&quot;&amp;c=&lt;d&gt;\"", html, StringComparison.Ordinal);
        Assert.Equal(7, html.Split("&lt;script&gt;").Length); // In the title, too.
    }

    [Fact]
    public void Where_there_is_no_address_there_is_no_link()
    {
        var mail = new MailTemplate("Hello").Link("Open Acme", null);

        Assert.Equal("Hello\n", mail.ToText());
        Assert.DoesNotContain("Open Acme", mail.ToHtml(), StringComparison.Ordinal);
    }
}
