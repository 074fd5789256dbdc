using CustomerHealth.Tests.LocalHost.Queues;
using CustomerHealth.Tests.Scoring;
using CustomerHealth.Tests.Service.Nightly;
using CustomerHealth.Tests.Storage.Azurite;
using Xunit;
using static CustomerHealth.Tests.Support.StorageKind;

namespace CustomerHealth.Tests.Support.Suites;

/// <summary>A run that skips must not look like one that passed: who is skipped, and what for.</summary>
public sealed class StorageSuitesTests
{
    private const string Missing = "Node is missing.";

    [Fact]
    public void Where_nothing_is_missing_the_suites_run_on_either_storage()
    {
        Assert.Null(Reason(typeof(NightlyRunTests), Sqlite, missing: null));
        Assert.Null(Reason(typeof(NightlyRunTests), Azurite, missing: null));
        Assert.Null(Reason(typeof(RestTableTests), Sqlite, missing: null));
    }

    [Fact]
    public void Without_Azurite_what_needs_it_is_skipped_and_says_why_and_nothing_else_is()
    {
        Assert.Equal(Missing, Reason(typeof(NightlyRunTests), Azurite, Missing));
        Assert.Equal(Missing, Reason(typeof(RestTableTests), Sqlite, Missing));
        Assert.Null(Reason(typeof(NightlyRunTests), Sqlite, Missing));
        Assert.Null(Reason(typeof(PurityTests), Azurite, Missing));
    }

    [Fact]
    public void What_makes_sense_on_SQLite_only_is_skipped_on_Azurite_and_says_why()
    {
        Assert.Null(Reason(typeof(QueuePumpTests), Sqlite, missing: null));
        Assert.StartsWith("Only on SQLite: the queue", Reason(typeof(QueuePumpTests), Azurite, missing: null), StringComparison.Ordinal);
    }

    [Fact]
    public void What_Azurite_does_not_keep_is_skipped_there_and_says_why()
    {
        var merge = nameof(RestTableTests.A_merge_that_would_make_a_row_too_large_is_refused_and_keeps_the_row);
        var reason = Reason(typeof(RestTableTests), Sqlite, missing: null, merge);

        Assert.StartsWith("Not on Azurite: it weighs", reason, StringComparison.Ordinal);
        Assert.Null(Reason(typeof(Storage.Sqlite.SqliteFileTableTests), Azurite, missing: null, merge));
    }

    private static string? Reason(Type type, StorageKind storage, string? missing, string? test = null)
    {
        var methods = type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true));
        return StorageSuites.ReasonToSkip(type, methods.First(method => (test ?? method.Name) == method.Name), storage, missing);
    }
}
