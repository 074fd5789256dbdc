using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerHealth.Service.Webhooks;

/// <summary>
/// The sources of inbound webhooks: table <c>WebhookSources</c>, one partition a tenant, one row a source. Remembered for half a minute:
/// a rotation or removal shows on every instance within it.
/// </summary>
public sealed class WebhookSources(ITableStore tables, IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    /// <summary>How long the old secret counts beside the new one, so that a sender can be changed without losing anything.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly IDataProtector secrets = protection.CreateProtector("Webhooks.Secret");
    private readonly ShortMemory<(TenantId, string Name), WebhookSource> known = new(TimeSpan.FromSeconds(30), time);

    public async Task<WebhookSource?> FindAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        WebhookSource.IsName(name)
            ? await known.GetAsync((tenant, name), () => ReadAsync(tenant, name, cancellationToken))
            : null;

    /// <summary>The secrets that count now: one, or two for a day after a rotation.</summary>
    public IReadOnlyList<string> SecretsOf(WebhookSource source) =>
        source.Previous is not null && time.GetUtcNow() < source.PreviousUntil
            ? [secrets.Unprotect(source.Secret), secrets.Unprotect(source.Previous)]
            : [secrets.Unprotect(source.Secret)];

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
        var secret = StandardWebhooks.NewSecret();
        var source = new WebhookSource(name, secrets.Protect(secret), null, null, createdBy, time.GetUtcNow(), null);
        var added = await tables.TransactAsync(
            TableNames.WebhookSources, [RowOperation.Add(WebhookSourceRow.Write(tenant, source))], cancellationToken);
        return added.Committed ? (source, secret) : null;
    }

    /// <summary>
    /// A new secret, and for a day the present one beside it. Of two rotations at once one wins and the other is told so: its secret would
    /// never have counted.
    /// </summary>
    public async Task<Rotation> RotateIfUnchangedAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        if (!WebhookSource.IsName(name) || await ReadAsync(tenant, name, cancellationToken) is not { } before)
        {
            return new Rotation(RotationOutcome.NoSource);
        }

        var (secret, now) = (StandardWebhooks.NewSecret(), time.GetUtcNow());
        if (now < before.PreviousUntil)
        {
            return new Rotation(RotationOutcome.StillOverlapping);
        }

        var after = before with { Secret = secrets.Protect(secret), Previous = before.Secret, PreviousUntil = now + Overlap, Rotated = now };
        var replaced = await tables.TransactAsync(
            TableNames.WebhookSources,
            [RowOperation.ReplaceIfUnchanged(WebhookSourceRow.Write(tenant, after), before.ETag!)],
            cancellationToken);
        known.Forget((tenant, name));
        return replaced.Committed ? new Rotation(RotationOutcome.Rotated, after, secret) : new Rotation(RotationOutcome.Changed);
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
