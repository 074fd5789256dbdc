using System.Globalization;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Receipts;

/// <summary>
/// Receipts: table <c>Receipts</c>, partition <c>{tenant}!{last two digits of the batch's id}</c> (its first ones are the time, and would
/// send all writers to one partition), rows <c>{batch}:{n}</c>, packed: nearly always one. Written once, before the answer.
/// </summary>
public sealed class ReceiptStore(ITableStore tables, TimeProvider time)
{
    public async Task AddAsync(TenantId tenant, Guid batch, IReadOnlyList<EventVerdict> verdicts, CancellationToken cancellationToken)
    {
        var receipt = new Receipt(time.GetUtcNow(), [.. verdicts.Select(ReceiptLine.Of)]);
        var packed = PackedDocument.Pack(receipt, ReceiptJson.Default.Receipt);
        for (var number = 0; number == 0 || number * PackedDocument.RowBytes < packed.Length; number++)
        {
            var start = number * PackedDocument.RowBytes;
            var row = new TableRow(PartitionOf(tenant, batch), string.Create(CultureInfo.InvariantCulture, $"{batch:D}:{number:x2}"));
            PackedDocument.Fill(row, packed.AsSpan(start, Math.Min(PackedDocument.RowBytes, packed.Length - start)));

            // Row by row: together they could exceed a transaction, and nobody knows the batch before it is answered.
            await tables.TransactAsync(TableNames.Receipts, [RowOperation.Add(row)], cancellationToken);
        }
    }

    public async Task<Receipt?> FindAsync(TenantId tenant, Guid batch, CancellationToken cancellationToken)
    {
        var rows = await tables
            .ReadAllAsync(new TableQuery(TableNames.Receipts, PartitionOf(tenant, batch), $"{batch:D}:", $"{batch:D};"), cancellationToken)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : PackedDocument.Unpack(PackedDocument.Join(rows), ReceiptJson.Default.Receipt);
    }

    private static string PartitionOf(TenantId tenant, Guid batch) => $"{tenant.Value}!{batch.ToString("N")[^2..]}";
}
