using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Reports.Content;
using CustomerHealth.Service.Reports.Html;
using CustomerHealth.Tests.Service.Reports.Content;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Html;

/// <summary>The sections of a report as the pages show them.</summary>
public sealed class ReportBodyTests(ReportedAccounts seven) : IClassFixture<ReportedAccounts>
{
    [Fact]
    public async Task Every_section_has_its_heading_and_its_finding()
    {
        foreach (var type in Enum.GetValues<ReportType>())
        {
            var report = await seven.App.WriteAsync(type);

            var html = await RenderAsync(report);

            Assert.All(report.Sections, section => Assert.Contains($">{section.Heading}</h2>", html, StringComparison.Ordinal));
            Assert.Equal(report.Sections.Count, html.Split("<p class=\"lead\">").Length - 1);
            Assert.Equal(report.Sections.Count, html.Split(" aria-labelledby=\"part-").Length - 1);
        }
    }

    [Fact]
    public async Task What_people_typed_is_text_and_never_markup()
    {
        var html = await RenderAsync(await seven.App.WriteAsync(ReportType.CsatAnalysis));

        Assert.Contains("&lt;/td&gt;&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_its_caption_its_heads_and_a_name_for_every_row()
    {
        var html = await RenderAsync(SampleReport.Of(new ReportTable(
            "Contracts that end", [new ReportColumn("Customer"), new ReportColumn("Value", IsNumber: true)], [[ReportValue.Of("Acme & Co"), ReportValue.Money(-1234.5m)]], "None.")));

        Assert.Contains("<caption>Contracts that end</caption>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" role=\"columnheader\" class=\"num\">Value</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\" role=\"rowheader\"><bdi>Acme &amp; Co</bdi></th>", html, StringComparison.Ordinal);
        Assert.Contains("<td role=\"cell\" class=\"num\" data-label=\"Value\">−1,234.50</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("None.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nothing ends.", 1)]
    [InlineData("It is so.", 1)] // The section said it.
    public async Task A_table_without_rows_says_why_once(string why, int times)
    {
        var html = await RenderAsync(SampleReport.Of(new ReportTable("Contracts that end", [new ReportColumn("Customer")], [], why)));

        Assert.Equal(times, html.Split(why).Length - 1);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_is_read_out_with_its_values_and_its_bars_share_a_scale()
    {
        var html = await RenderAsync(SampleReport.Of(new BarChart(
            "By status", "Most are active.", [new Bar("Active", ReportValue.Of(4), Tone.Healthy), new Bar("At risk", ReportValue.Of(1), Tone.AtRisk), new Bar("Other", ReportValue.Of(0))])));

        Assert.Contains("role=\"img\" aria-label=\"By status. Most are active. Active: 4, At risk: 1, Other: 0\"", html, StringComparison.Ordinal);
        Assert.Contains("<figcaption><b>By status</b>. Most are active.</figcaption>", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"c-healthy\" y=\"20\" height=\"16\" width=\"84%\"", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"c-risk\" y=\"64\" height=\"16\" width=\"21%\"", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"earned\" y=\"108\" height=\"16\" width=\"0%\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_has_gaps_where_nothing_is_known_and_its_numbers_in_a_table()
    {
        var day = new DateOnly(2026, 1, 31);
        var html = await RenderAsync(SampleReport.Of(new LineChart("Average", "It rose.", 0, 5,
        [
            new LinePoint(day, 1), new LinePoint(day.AddDays(1), null), new LinePoint(day.AddDays(2), 2.5m), new LinePoint(day.AddDays(3), 4.25m), new LinePoint(day.AddDays(4), 5),
        ])));

        Assert.Contains("d=\"M0,80M50,50L75,15L100,0\"", html, StringComparison.Ordinal);
        Assert.Contains(
            "aria-label=\"Average. It rose. First 1 on 31 Jan 2026, last 5 on 4 Feb 2026, lowest 1 on 31 Jan 2026, highest 5 on 4 Feb 2026.\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("class=\"dot\"").Length - 1);
        Assert.Contains("<time datetime=\"2026-02-01\">1 Feb 2026</time></th><td class=\"num\">–</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"num\">4.25</td>", html, StringComparison.Ordinal);
    }

    private static async Task<string> RenderAsync(ReportDocument report)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Document"] = report });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReportBody>(parameters)).ToHtmlString());
        return html.Replace("&#x2212;", "−", StringComparison.Ordinal).Replace("&#x2013;", "–", StringComparison.Ordinal);
    }
}
