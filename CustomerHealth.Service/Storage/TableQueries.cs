using System.Runtime.CompilerServices;

namespace CustomerHealth.Service.Storage;

public static class TableQueries
{
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
