using System.Buffers;
using System.Text;
using System.Text.Json;
using Azure.Core;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>
/// The body of an entity group transaction: one change set in a multipart message, one HTTP request per operation. Source:
/// learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal sealed class TransactionRequest
{
    private const string End = "\r\n";

    private readonly ArrayBufferWriter<byte> body = new();
    private readonly string batch = $"batch_{Guid.NewGuid()}";
    private readonly string changes = $"changeset_{Guid.NewGuid()}";

    public TransactionRequest(Uri endpoint, string table, IReadOnlyList<RowOperation> operations)
    {
        Say($"--{batch}{End}Content-Type: multipart/mixed; boundary={changes}{End}{End}");
        foreach (var operation in operations)
        {
            Add($"{endpoint.AbsoluteUri}/{table}", operation);
        }

        Say($"--{changes}--{End}--{batch}--{End}");
    }

    public string ContentType => $"multipart/mixed; boundary={batch}";

    public RequestContent Content => RequestContent.Create(body.WrittenMemory);

    private void Add(string table, RowOperation operation)
    {
        Say($"--{changes}{End}Content-Type: application/http{End}Content-Transfer-Encoding: binary{End}{End}");
        var (method, match) = Verb(operation);
        var address = operation.Kind == RowOperationKind.Add
            ? table
            : EntityAddress.Of(table, operation.Row.PartitionKey, operation.Row.RowKey);
        Say($"{method} {address} HTTP/1.1{End}Accept: application/json;odata=minimalmetadata{End}DataServiceVersion: 3.0{End}");
        if (match is not null)
        {
            Say($"If-Match: {match}{End}");
        }

        if (method == "DELETE")
        {
            Say(End + End);
            return;
        }

        Say($"Prefer: return-no-content{End}Content-Type: application/json{End}{End}");

        // Everything beyond ASCII is escaped, line ends included: Azurite looks for the JSON on one line.
        using (var json = new Utf8JsonWriter(body))
        {
            EntityJson.Write(json, operation.Row);
        }

        Say(End);
    }

    /// <summary>A condition of <c>*</c> says "if it exists"; without one a PUT inserts as well.</summary>
    private static (string Method, string? Match) Verb(RowOperation operation) => operation.Kind switch
    {
        RowOperationKind.Add => ("POST", null),
        RowOperationKind.Overwrite => ("PUT", null),
        RowOperationKind.ReplaceIfUnchanged => ("PUT", operation.ETag),
        RowOperationKind.MergeExisting => ("PATCH", "*"),
        RowOperationKind.DeleteIfUnchanged => ("DELETE", operation.ETag),
        RowOperationKind.Delete => ("DELETE", "*"),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation.Kind, "No such operation."),
    };

    private void Say(string text) => Encoding.UTF8.GetBytes(text, body);
}
