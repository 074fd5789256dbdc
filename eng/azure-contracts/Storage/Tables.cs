using Azure.Core;
using Azure.Data.Tables.Models;

// Azure.Data.Tables.
namespace Azure.Data.Tables
{
    public class TableClientOptions : ClientOptions
    {
        public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => throw null!;

        public enum ServiceVersion
        {
            V2020_12_06 = 2,
        }
    }

    public class TableServiceClient
    {
        protected TableServiceClient()
        {
        }

        public TableServiceClient(string connectionString, TableClientOptions options = null) => throw null!;

        public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) => throw null!;

        public virtual TableClient GetTableClient(string tableName) => throw null!;

        public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(
            string tableName, CancellationToken cancellationToken = default) => throw null!;
    }

    public class TableClient
    {
        protected TableClient()
        {
        }

        public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
            string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
            where T : class, ITableEntity => throw null!;

        public virtual AsyncPageable<T> QueryAsync<T>(
            string filter = null,
            int? maxPerPage = default,
            IEnumerable<string> select = null,
            CancellationToken cancellationToken = default)
            where T : class, ITableEntity => throw null!;

        public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
            IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw null!;

        // A body, because tests look at the filters: text arguments are quoted, and quotes in them doubled.
        public static string CreateQueryFilter(FormattableString filter) =>
            string.Format(
                null,
                filter.Format,
                [.. filter.GetArguments().Select(argument => (object)$"'{((string)argument).Replace("'", "''", StringComparison.Ordinal)}'")]);
    }

    public interface ITableEntity
    {
        string PartitionKey { get; set; }

        string RowKey { get; set; }

        DateTimeOffset? Timestamp { get; set; }

        ETag ETag { get; set; }
    }

    public enum TableTransactionActionType
    {
        Add = 0,
        UpdateMerge = 1,
        UpdateReplace = 2,
        Delete = 3,
        UpsertMerge = 4,
        UpsertReplace = 5,
    }
}

namespace Azure.Data.Tables.Models
{
    public class TableItem
    {
        internal TableItem() => throw null!;
    }
}
