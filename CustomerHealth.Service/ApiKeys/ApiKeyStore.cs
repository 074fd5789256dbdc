using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.ApiKeys;

/// <summary>
/// API keys: table <c>ApiKeys</c>, one partition a tenant, one row a key. A key that was found is remembered for a minute, so a
/// revocation takes effect within a minute, and at once in the process that was asked.
/// </summary>
/// <remarks>A key says nothing of its tenant yet. When there is more than one, the text of new keys will.</remarks>
public sealed class ApiKeyStore(ITableStore tables, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(365);
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(731);

    private static readonly TimeSpan UseIsWrittenEvery = TimeSpan.FromHours(1);

    private readonly ShortMemory<(TenantId, string Hash), ApiKey> known = new(TimeSpan.FromSeconds(60), time);

    /// <summary>The key, if it was given out, has not expired and is not revoked.</summary>
    public async Task<ApiKey?> FindValidAsync(TenantId tenant, string text, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.IsWellFormed(text))
        {
            return null;
        }

        var hash = ApiKeyText.HashOf(text);
        var key = await known.GetAsync((tenant, hash), () => ReadAsync(tenant, hash, cancellationToken));
        if (key is null || !key.IsValidAt(time.GetUtcNow()))
        {
            return null;
        }

        return await WithUseAsync(tenant, key, cancellationToken);
    }

    /// <summary>All keys, the newest first, those that are over included.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var rows = tables.ReadAllAsync(new TableQuery(TableNames.ApiKeys, tenant.Value), cancellationToken);
        var keys = await rows.Select(ApiKeyRow.Read).ToListAsync(cancellationToken);
        return [.. keys.OrderByDescending(key => key.Created).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>The new key, and its text, which cannot be had again.</summary>
    public async Task<(ApiKey Key, string Text)> AddAsync(
        TenantId tenant, string name, IReadOnlyList<string> scopes, DateTimeOffset expires, string createdBy, CancellationToken cancellationToken)
    {
        var text = ApiKeyText.New();
        var now = time.GetUtcNow();
        var key = new ApiKey(
            Guid.CreateVersion7(now).ToString("D"), ApiKeyText.HashOf(text), name, ApiKeyText.HintOf(text), scopes, createdBy, now, expires);
        await tables.TransactAsync(TableNames.ApiKeys, [RowOperation.Add(ApiKeyRow.Write(tenant, key))], cancellationToken);
        return (key, text);
    }

    /// <summary>Ends a key; the row stays in the list. False when there is no such key. Again is harmless.</summary>
    public async Task<bool> RevokeAsync(TenantId tenant, string id, CancellationToken cancellationToken)
    {
        var key = (await ListAsync(tenant, cancellationToken)).FirstOrDefault(key => key.Id == id);
        if (key is null)
        {
            return false;
        }

        if (key.Revoked is null)
        {
            await MergeAsync(tenant, key, "Revoked", cancellationToken);
        }

        known.Forget((tenant, key.Hash));
        return true;
    }

    public void Dispose() => known.Dispose();

    private async Task<ApiKey?> ReadAsync(TenantId tenant, string hash, CancellationToken cancellationToken) =>
        await tables.GetAsync(TableNames.ApiKeys, tenant.Value, hash, null, cancellationToken) is { } row ? ApiKeyRow.Read(row) : null;

    private async Task<ApiKey> WithUseAsync(TenantId tenant, ApiKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - key.LastUsed < UseIsWrittenEvery)
        {
            return key;
        }

        var used = key with { LastUsed = now };
        try
        {
            await MergeAsync(tenant, key, "LastUsed", cancellationToken);

            // Not kept but read anew: keeping it would stretch the minute within which a revocation must show.
            known.Forget((tenant, key.Hash));
        }
        catch (StorageUnavailableException)
        {
            // A nicety: the request itself may need no storage, and the next one writes it.
        }

        return used;
    }

    /// <summary>Sets one time to now and leaves the rest, so that a use and a revocation at once both stand.</summary>
    private Task MergeAsync(TenantId tenant, ApiKey key, string property, CancellationToken cancellationToken) =>
        tables.TransactAsync(
            TableNames.ApiKeys,
            [RowOperation.MergeExisting(new TableRow(tenant.Value, key.Hash) { [property] = time.GetUtcNow() })],
            cancellationToken);
}
