using CustomerHealth.LocalHost.Import;
using CustomerHealth.LocalHost.Import.Ravenstack;
using CustomerHealth.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace CustomerHealth.Tests.LocalHost.Import;

/// <summary>What the real data set must come to. It is not part of the repository; without it, the sample covers the same code.</summary>
public sealed class RavenstackFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void The_data_set_comes_to_its_known_figures()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "ravenstack"));
        if (!Directory.Exists(folder))
        {
            output.WriteLine("Skipped: the RavenStack data set is not beside this repository.");
            return;
        }

        var files = new RavenstackFiles(folder);
        var events = RavenstackTranslation.Events(files).ToList();

        Assert.Equal(500, RavenstackTranslation.Customers(files).Count());
        Assert.Equal(
            [("feature_used", 25_000), ("invoice", 14_671), ("lifecycle", 912), ("ticket", 2_000)],
            events.CountBy(item => item.Type).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(
            [("churned", 635), ("reactivated", 277)],
            events.Select(item => item.Data).OfType<LifecycleData>().CountBy(data => data.State).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(35, events.Count(item => item.Id.EndsWith("-churned", StringComparison.Ordinal)));
        Assert.Equal(514, events.Select(item => item.Data).OfType<TicketData>().Count(data => data.Priority == "urgent"));
        Assert.Equal(42_583, events.Count);
        Assert.Equal(42_583, events.DistinctBy(item => (item.Subject, item.Id)).Count());
        Assert.Equal(21, events.Where(item => item.Type == "feature_used").CountBy(item => item.Id).Count(pair => pair.Value == 2));
    }
}
