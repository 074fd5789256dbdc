using System.Runtime.CompilerServices;

namespace CustomerHealth.Service.Storage;

public static class TableQueries
{
    private const int PagesBeforePointReads = 2;

    /// <summary>
    /// Finds rows of one partition by their keys: one range query, which is one page unless thousands of rows lie between them; then the
    /// keys not reached yet are read one by one, so the work is bounded by what is asked for.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, TableRow>> FindRowsAsync(
        this ITableStore tables,
        string table,
        string partition,
        IEnumerable<string> keys,
        IReadOnlyCollection<string> select,
        CancellationToken cancellationToken)
    {
        var wanted = new SortedSet<string>(keys, StringComparer.Ordinal);
        var found = new Dictionary<string, TableRow>(StringComparer.Ordinal);

        // No key goes on after the last one's characters, so '!' bounds it from above.
        var query = new TableQuery(table, partition, wanted.Min, wanted.Max + "!", select);
        string? continuation = null;
        for (var number = 0; number < PagesBeforePointReads; number++)
        {
            var page = await tables.QueryAsync(query, continuation, cancellationToken);
            foreach (var row in page.Rows.Where(row => wanted.Contains(row.RowKey)))
            {
                found[row.RowKey] = row;
            }

            continuation = page.Continuation;
            if (continuation is null)
            {
                return found;
            }

            if (page.Rows.Count > 0)
            {
                wanted.RemoveWhere(key => string.CompareOrdinal(key, page.Rows[^1].RowKey) <= 0);
            }
        }

        foreach (var key in wanted)
        {
            if (await tables.GetAsync(table, partition, key, select, cancellationToken) is { } row)
            {
                found[key] = row;
            }
        }

        return found;
    }

    /// <summary>
    /// Reads all pages of a query, one after the other and only as far as the caller goes on. An empty page is not the end: only a
    /// missing continuation is.
    /// </summary>
    public static async IAsyncEnumerable<TableRow> ReadAllAsync(
        this ITableStore tables, TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(query, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
