using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>An operation in stored form, made on the caller's thread to keep the writer's share small.</summary>
internal readonly record struct EncodedOperation(RowOperation Operation, byte[] RowKey, byte[] Properties)
{
    public static EncodedOperation Of(RowOperation operation) =>
        new(operation, KeyBytes.Encode(operation.Row.RowKey), operation.Kind switch
        {
            RowOperationKind.Add or RowOperationKind.Overwrite or RowOperationKind.ReplaceIfUnchanged => RowCodec.Encode(operation.Row),
            _ => [],
        });
}
