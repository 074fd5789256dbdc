using System.Buffers;
using System.Text;

namespace CustomerHealth.Service.Storage;

/// <summary>
/// What Azure Tables accepts, checked before any adapter sends, so that the embedded store refuses what the cloud would refuse.
/// Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model and
/// learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
public static class TableLimits
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 1_000;

    /// <summary>Operations of one transaction.</summary>
    public const int TransactionOperations = 100;

    /// <summary>Bytes of one transaction, estimated by <see cref="SizeOf"/>.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of one row, estimated by <see cref="SizeOf"/>.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Bytes of one string (as UTF-16) or binary property.</summary>
    public const int PropertyBytes = 64 * 1024;

    /// <summary>Properties of one row without keys and timestamp.</summary>
    public const int Properties = 252;

    /// <summary>UTF-16 bytes of a key.</summary>
    public const int KeyBytes = 1024;

    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>The earliest time an Edm.DateTime holds.</summary>
    public static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Checks a whole transaction.</summary>
    /// <exception cref="StorageLimitException">Names the limit and the row.</exception>
    public static void Check(IReadOnlyList<RowOperation> operations)
    {
        if (operations.Count is 0 or > TransactionOperations)
        {
            throw new StorageLimitException($"A transaction has 1 to {TransactionOperations} operations, this one {operations.Count}.");
        }

        var partition = operations[0].Row.PartitionKey;
        var rows = new HashSet<string>(operations.Count, StringComparer.Ordinal);
        var bytes = 0;
        foreach (var operation in operations)
        {
            if (!string.Equals(operation.Row.PartitionKey, partition, StringComparison.Ordinal))
            {
                throw new StorageLimitException("A transaction stays in one partition.");
            }

            if (!rows.Add(operation.Row.RowKey))
            {
                throw new StorageLimitException($"A transaction names a row once; '{operation.Row.RowKey}' comes twice.");
            }

            bytes += Check(operation.Row);
        }

        if (bytes > TransactionBytes)
        {
            throw new StorageLimitException($"A transaction has at most {TransactionBytes} bytes, this one {bytes}.");
        }
    }

    /// <summary>Checks a query. Bounds are compared, never stored, so any text will do.</summary>
    /// <exception cref="StorageLimitException">The partition key or the page size is out of range.</exception>
    public static void Check(TableQuery query)
    {
        CheckKey(query.PartitionKey);
        if (query.PageSize is < 1 or > PageSize)
        {
            throw new StorageLimitException($"A page has 1 to {PageSize} rows, not {query.PageSize}.");
        }
    }

    /// <summary>Checks one row and returns its size in bytes.</summary>
    /// <exception cref="StorageLimitException">Names the limit and the row.</exception>
    public static int Check(TableRow row)
    {
        CheckKey(row.PartitionKey);
        CheckKey(row.RowKey);
        if (row.Properties.Count > Properties)
        {
            throw new StorageLimitException($"Row '{row.RowKey}' has {row.Properties.Count} properties, at most {Properties} are allowed.");
        }

        foreach (var (name, value) in row.Properties)
        {
            CheckProperty(row.RowKey, name, value);
        }

        var size = SizeOf(row);
        return size <= RowBytes
            ? size
            : throw new StorageLimitException($"Row '{row.RowKey}' has {size} bytes, at most {RowBytes} are allowed.");
    }

    /// <summary>Checks one key: at most 1 KiB, none of <c>/ \ # ?</c>, no control characters.</summary>
    /// <exception cref="StorageLimitException">Names the rule.</exception>
    public static void CheckKey(string key)
    {
        if (key.Length * sizeof(char) > KeyBytes)
        {
            throw new StorageLimitException($"A key has at most {KeyBytes} bytes, this one {key.Length * sizeof(char)}.");
        }

        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                throw new StorageLimitException($"A key may not contain the character U+{(int)character:X4}.");
            }
        }

        if (Surrogates.HasLoneOne(key))
        {
            throw new StorageLimitException("A key may not contain half a surrogate pair: UTF-8 has no bytes for it.");
        }
    }

    /// <summary>
    /// The bytes a row is billed for: 4 + 2·(length of both keys) + Σ (8 + 2·length of name + size of value).
    /// Source: the Azure Storage team's post "Understanding Windows Azure Storage Billing".
    /// </summary>
    public static int SizeOf(TableRow row)
    {
        var size = 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length));
        foreach (var (name, value) in row.Properties)
        {
            size += 8 + (2 * name.Length) + value switch
            {
                string text => 4 + (2 * text.Length),
                byte[] bytes => 4 + bytes.Length,
                bool => 1,
                int => 4,
                Guid => 16,
                _ => 8,
            };
        }

        return size;
    }

    private static void CheckProperty(string rowKey, string name, object value)
    {
        if (name.Length is 0 or > 255 || !IsIdentifier(name))
        {
            throw new StorageLimitException($"Row '{rowKey}': '{name}' is no property name.");
        }

        var bytes = value switch
        {
            // No adapter could send it: JSON and XML travel as UTF-8, where it would silently become U+FFFD.
            string text when Surrogates.HasLoneOne(text) => throw new StorageLimitException(
                $"Row '{rowKey}', property '{name}' has half a surrogate pair: UTF-8 has no bytes for it."),
            string text => Encoding.Unicode.GetByteCount(text),
            byte[] binary => binary.Length,
            bool or int or long or double or Guid => 0,
            DateTimeOffset time when time >= EarliestTime => 0,
            DateTimeOffset => throw new StorageLimitException($"Row '{rowKey}', property '{name}': no time before the year 1601."),
            _ => throw new StorageLimitException($"Row '{rowKey}', property '{name}': {value.GetType().Name} is no type of Azure Tables."),
        };
        if (bytes > PropertyBytes)
        {
            throw new StorageLimitException($"Row '{rowKey}', property '{name}' has {bytes} bytes, at most {PropertyBytes} are allowed.");
        }
    }

    private static bool IsIdentifier(string name) =>
        (char.IsAsciiLetter(name[0]) || name[0] == '_') && !name.AsSpan().ContainsAnyExcept(IdentifierCharacters);
}
