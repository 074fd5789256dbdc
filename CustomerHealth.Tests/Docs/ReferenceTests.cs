using System.Reflection;
using CustomerHealth.LocalHost;
using CustomerHealth.LocalHost.Triggers;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Web.Security;
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

    [Fact]
    public async Task Every_timer_and_its_schedule_is_in_the_reference()
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh, Port = 0 });

        var timers = app.Services.GetRequiredService<TriggerTable>().Timers;

        Assert.NotEmpty(timers);
        Assert.All(timers, timer => Assert.Contains($"| `{timer.Name}` | `{timer.Schedule}` |", Reference, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_queue_table_container_and_event_type_is_in_the_reference()
    {
        string[] names = [.. QueueNames.All, .. TableNames.All, .. BlobContainers.All, .. EventVocabulary.Types];

        Assert.All(names, name => Assert.Contains($"`{name}`", Reference, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Auth", typeof(AuthOptions))]
    [InlineData("Bootstrap", typeof(BootstrapOptions))]
    [InlineData("Store", typeof(StoreOptions))]
    [InlineData("Alerts", typeof(AlertOptions))]
    [InlineData("Dashboards", typeof(DashboardOptions))]
    public void Every_setting_is_in_the_reference(string section, Type options)
    {
        var settings = options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"`{section}:{property.Name}`");

        Assert.All(settings, setting => Assert.Contains(setting, Reference, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_options_class_is_compared()
    {
        var classes = typeof(AuthOptions).Assembly.GetTypes().Where(type => type.IsPublic && type.Name.EndsWith("Options", StringComparison.Ordinal));

        Assert.Equal(
            [nameof(AlertOptions), nameof(AuthOptions), nameof(BootstrapOptions), nameof(DashboardOptions), nameof(StoreOptions)],
            classes.Select(type => type.Name).Order(StringComparer.Ordinal));
    }
}
