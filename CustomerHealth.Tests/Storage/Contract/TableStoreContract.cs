using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>What tables promise. The parts of this class are its chapters.</summary>
public abstract partial class TableStoreContract : StorageContract
{
    protected const string Partition = "acme!07";

    protected string Table => Prefix;

    protected ITableStore Tables => Storage.Tables;

    protected override Task PrepareAsync() => Storage.Provisioning.EnsureAsync([Table], [], [], Token);

    protected static TableRow Row(string key) => new(Partition, key);

    protected static TableRow Row(string key, int score) => new(Partition, key) { ["score"] = score };

    protected Task<TransactionOutcome> TransactAsync(params RowOperation[] operations) => Tables.TransactAsync(Table, operations, Token);

    protected Task<TableRow?> GetAsync(string key, params string[]? select) => Tables.GetAsync(Table, Partition, key, select, Token);

    /// <summary>Stores a row, which must succeed, and returns its version.</summary>
    protected async Task<string> StoreAsync(TableRow row)
    {
        var outcome = await TransactAsync(RowOperation.Overwrite(row));
        Assert.True(outcome.Committed);
        return Assert.Single(outcome.ETags)!;
    }

    protected async Task<TableRow> ReadAsync(string key)
    {
        var row = await GetAsync(key, null);
        Assert.NotNull(row);
        return row;
    }

    /// <summary>Stores rows with the keys given, a hundred per transaction.</summary>
    protected async Task StoreManyAsync(IEnumerable<string> keys)
    {
        foreach (var chunk in keys.Chunk(TableLimits.TransactionOperations))
        {
            Assert.True((await TransactAsync([.. chunk.Select(key => RowOperation.Add(Row(key, 1)))])).Committed);
        }
    }

    protected static void AssertRefused(TransactionOutcome outcome, int index, RowRefusal refusal)
    {
        Assert.False(outcome.Committed);
        Assert.Equal((index, refusal), (outcome.RefusedIndex, outcome.Refusal));
        Assert.Empty(outcome.ETags);
    }
}
