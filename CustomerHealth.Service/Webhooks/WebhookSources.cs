using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Webhooks;

/// <summary>
/// The sources of inbound webhooks: table <c>WebhookSources</c>, one partition a tenant, one row a source. Remembered for half a minute:
/// a rotation or removal shows on every instance within it.
/// </summary>
public sealed class WebhookSources(ITableStore tables, WebhookSecrets secrets, TimeProvider time) : IDisposable
{
    private readonly ShortMemory<(TenantId, string Name), WebhookSource> known = new(TimeSpan.FromSeconds(30), time);

    public async Task<WebhookSource?> FindAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        WebhookSource.IsName(name)
            ? await known.GetAsync((tenant, name), () => ReadAsync(tenant, name, cancellationToken))
            : null;

    /// <summary>The secrets that count now: one, or two for a day after a rotation.</summary>
    public IReadOnlyList<string> SecretsOf(WebhookSource source) => secrets.InForce(source.Secret);

    /// <summary>All sources, by name.</summary>
    public async Task<IReadOnlyList<WebhookSource>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await tables
            .ReadAllAsync(new TableQuery(TableNames.WebhookSources, tenant.Value), cancellationToken)
            .Select(WebhookSourceRow.Read)
            .ToListAsync(cancellationToken);

    /// <summary>The source and its secret, which cannot be had again; null when the name is taken.</summary>
    public async Task<(WebhookSource Source, string Secret)?> AddAsync(
        TenantId tenant, string name, string createdBy, CancellationToken cancellationToken)
    {
        var (secret, kept) = secrets.New();
        var source = new WebhookSource(name, kept, createdBy, time.GetUtcNow());
        var added = await tables.TransactAsync(
            TableNames.WebhookSources, [RowOperation.Add(WebhookSourceRow.Write(tenant, source))], cancellationToken);
        return added.Committed ? (source, secret) : null;
    }

    /// <summary>
    /// A new secret, and for a day the present one beside it. Of two rotations at once one wins and the other is told so: its secret would
    /// never have counted.
    /// </summary>
    public async Task<Rotation<WebhookSource>> RotateIfUnchangedAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        if (!WebhookSource.IsName(name) || await ReadAsync(tenant, name, cancellationToken) is not { } before)
        {
            return new Rotation<WebhookSource>(RotationOutcome.Unknown);
        }

        if (secrets.Rotate(before.Secret) is not { } rotated)
        {
            return new Rotation<WebhookSource>(RotationOutcome.StillOverlapping);
        }

        var after = before with { Secret = rotated.Kept };
        var replaced = await tables.TransactAsync(
            TableNames.WebhookSources,
            [RowOperation.ReplaceIfUnchanged(WebhookSourceRow.Write(tenant, after), before.ETag!)],
            cancellationToken);
        known.Forget((tenant, name));
        return replaced.Committed
            ? new Rotation<WebhookSource>(RotationOutcome.Rotated, after, rotated.Text)
            : new Rotation<WebhookSource>(RotationOutcome.Changed);
    }

    /// <summary>False when there is no such source.</summary>
    public async Task<bool> DeleteAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        if (!WebhookSource.IsName(name))
        {
            return false;
        }

        var deleted = await tables.TransactAsync(
            TableNames.WebhookSources, [RowOperation.Delete(tenant.Value, name)], cancellationToken);
        known.Forget((tenant, name));
        return deleted.Committed;
    }

    public void Dispose() => known.Dispose();

    private async Task<WebhookSource?> ReadAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        await tables.GetAsync(TableNames.WebhookSources, tenant.Value, name, null, cancellationToken) is { } row
            ? WebhookSourceRow.Read(row)
            : null;
}
