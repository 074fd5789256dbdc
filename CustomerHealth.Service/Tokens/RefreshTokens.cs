using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Tokens;

/// <summary>What became of a refresh token that was brought.</summary>
public enum RefreshOutcome
{
    Renewed,

    /// <summary>Nothing we know: never given out, or over.</summary>
    Unknown,

    /// <summary>It, or its whole family, does not count any more.</summary>
    Revoked,

    /// <summary>The account was deactivated.</summary>
    Inactive,
}

/// <summary>
/// Refresh tokens: each is good once, and brings the next one. One that is brought a second time was copied, by whom cannot be known, so
/// its whole family ends: neither the thief nor the owner goes on without signing in. Kept in a table, so that it holds after a restart
/// and on every instance.
/// </summary>
/// <remarks>
/// Write order: the next token's hash replaces the old one's, then the token is handed out. A client that never gets the answer has a
/// token that counts no more, and has to sign in again.
/// </remarks>
public sealed partial class RefreshTokens(
    ITableStore tables, UserStore users, IOptions<TokenOptions> options, TimeProvider time, ILogger<RefreshTokens> logger)
{
    /// <summary>More than the one row that a sign-in adds, so that old ones cannot pile up; and within one transaction.</summary>
    private const int MostSwept = 20;

    /// <summary>The first token of a new family.</summary>
    public async Task<string> BeginAsync(TenantId tenant, User user, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var token = RefreshToken.New(Guid.ParseExact(user.Id, "D"), Guid.CreateVersion7(now));
        var family = new RefreshFamily(token.Family, token.Hash, user.Stamp, now, UntilOf(now, now), false, null);
        await tables.TransactAsync(TableNames.RefreshTokens, [RowOperation.Add(family.Write(tenant, token.User))], cancellationToken);
        await SweepAsync(RefreshFamily.PartitionOf(tenant, token.User), now, cancellationToken);
        return token.Text;
    }

    /// <summary>With <see cref="RefreshOutcome.Renewed"/>, whose it is and the next token.</summary>
    public async Task<(RefreshOutcome Outcome, User? User, string? Token)> RenewAsync(
        TenantId tenant, string text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (RefreshToken.Read(text) is not { } token || await FindAsync(tenant, token, cancellationToken) is not { } family || family.Until <= now)
        {
            return (RefreshOutcome.Unknown, null, null);
        }

        if (family.Ended)
        {
            return (RefreshOutcome.Revoked, null, null);
        }

        if (!family.Holds(token))
        {
            return await RefuseReuseAsync(tenant, token, cancellationToken);
        }

        var user = await users.FindAsync(tenant, token.User.ToString("D"), cancellationToken);
        if (user is not { Active: true } || user.Stamp != family.Stamp)
        {
            return (user is { Active: false } ? RefreshOutcome.Inactive : RefreshOutcome.Revoked, null, null);
        }

        var next = RefreshToken.New(token.User, token.Family);
        var renewed = family with { Current = next.Hash, Until = UntilOf(now, family.Began) };
        var written = await tables.TransactAsync(
            TableNames.RefreshTokens, [RowOperation.ReplaceIfUnchanged(renewed.Write(tenant, token.User), family.ETag!)], cancellationToken);
        if (written.Committed || (await FindAsync(tenant, token, cancellationToken))?.Holds(next) == true)
        {
            // Not committed and there all the same: an adapter tried twice, because the first answer was lost.
            return (RefreshOutcome.Renewed, user, next.Text);
        }

        return await RefuseReuseAsync(tenant, token, cancellationToken); // Somebody else brought it in between.
    }

    /// <summary>Ends the family of a token; nothing happens for one that is none of ours.</summary>
    public async Task EndAsync(TenantId tenant, string text, CancellationToken cancellationToken)
    {
        if (RefreshToken.Read(text) is { } token)
        {
            await EndAsync(tenant, token, cancellationToken);
        }
    }

    private Task EndAsync(TenantId tenant, RefreshToken token, CancellationToken cancellationToken) => tables.TransactAsync(
        TableNames.RefreshTokens, [RowOperation.MergeExisting(RefreshFamily.End(tenant, token))], cancellationToken);

    private async Task<(RefreshOutcome, User?, string?)> RefuseReuseAsync(TenantId tenant, RefreshToken token, CancellationToken cancellationToken)
    {
        await EndAsync(tenant, token, cancellationToken);
        Reused(token.User);
        return (RefreshOutcome.Revoked, null, null);
    }

    private async Task<RefreshFamily?> FindAsync(TenantId tenant, RefreshToken token, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(
            TableNames.RefreshTokens, RefreshFamily.PartitionOf(tenant, token.User), RefreshFamily.KeyOf(token.Family), null, cancellationToken);
        return row is null ? null : RefreshFamily.Read(row);
    }

    private DateTimeOffset UntilOf(DateTimeOffset now, DateTimeOffset began)
    {
        var (idle, longest) = (now + options.Value.RefreshLifetime, began + TokenOptions.LongestFamily);
        return idle < longest ? idle : longest;
    }

    /// <summary>Looks at the oldest families only: whatever is still used among them is over after <see cref="TokenOptions.LongestFamily"/>, too.</summary>
    private async Task SweepAsync(string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var query = new TableQuery(
            TableNames.RefreshTokens, partition, Before: RefreshFamily.KeyAt(now - options.Value.RefreshLifetime), PageSize: MostSwept);
        var oldest = await tables.QueryAsync(query, null, cancellationToken);
        var over = oldest.Rows.Where(row => RefreshFamily.Read(row).Until <= now).ToList();
        if (over.Count > 0)
        {
            // Another sign-in may be taking the same ones away: then this one takes none, which does not matter.
            await tables.TransactAsync(
                TableNames.RefreshTokens, [.. over.Select(row => RowOperation.Delete(row.PartitionKey, row.RowKey))], cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A refresh token of user {User} was used a second time: its family is ended.")]
    private partial void Reused(Guid user);
}
