using System.Text.RegularExpressions;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Tests.Functions;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Docs;

/// <summary>Docs are part of the change: what the code has and docs/reference.md has not fails here.</summary>
public sealed class ReferenceTests
{
    private static readonly string Reference = Repository.Read("docs/reference.md");

    [Fact]
    public async Task Every_route_is_in_the_reference()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh, Port = 0 });

        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct()
            .ToList();

        Assert.True(routes.Count >= 11, $"Only {routes.Count} routes were found.");
        Assert.All(routes, route => Assert.Contains($"`{route}`", Reference, StringComparison.Ordinal));
    }

    /// <summary>In the order of the page: what the host tries first stands first.</summary>
    [Fact]
    public void The_table_of_functions_is_the_code_s()
    {
        var section = Regex.Match(Reference, @"(?ms)^## Functions$.*?(?=^## )");
        var written = Regex.Matches(section.Value, @"(?m)^\| `(?<name>\w+)` \| (?<cause>\w+ `[^`]+`) \| \S.* \|$")
            .Select(row => $"{row.Groups["name"].Value} {row.Groups["cause"].Value}");

        var declared = Trigger.All
            .OrderBy(trigger => trigger.Cause.Split(' ')[0] switch { "route" => 0, "queue" => 1, _ => 2 })
            .ThenBy(trigger => trigger.Function, StringComparer.OrdinalIgnoreCase)
            .Select(trigger => $"{trigger.Function} {trigger.Cause}");

        Assert.Equal(declared, written);
    }

    [Fact]
    public void Every_queue_table_container_and_event_type_is_in_the_reference()
    {
        string[] names = [.. QueueNames.All, .. TableNames.All, .. BlobContainers.All, .. EventVocabulary.Types];

        Assert.All(names, name => Assert.Contains($"`{name}`", Reference, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_reference() =>
        Assert.All(ProductSettings.Names, setting => Assert.Contains($"`{setting}`", Reference, StringComparison.Ordinal));

    [Fact]
    public void Every_options_class_is_compared()
    {
        var classes = typeof(AuthOptions).Assembly.GetTypes().Where(type => type.IsPublic && type.Name.EndsWith("Options", StringComparison.Ordinal));

        Assert.Equal(
            ProductSettings.Sections.Values.Select(type => type.Name).Order(StringComparer.Ordinal),
            classes.Select(type => type.Name).Order(StringComparer.Ordinal));
    }
}
