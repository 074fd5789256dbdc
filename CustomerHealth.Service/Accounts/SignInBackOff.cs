using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Slows guessing down: after <see cref="FreeTries"/> failures of one account, or from one address, the next try has to wait, twice as
/// long each time up to <see cref="LongestDelay"/>. Table <c>SignIns</c>, partition <c>{tenant}!account</c> and <c>{tenant}!address</c>,
/// so that neither a restart nor another instance forgets.
/// </summary>
/// <remarks>
/// A row stands for 20 bits of a hash: what strangers can make us keep is bounded, and no address or e-mail stands in it. A try is counted
/// before the password is looked at and taken back when it was right, so that many at once do not all get their chance.
/// </remarks>
public sealed class SignInBackOff(ITableStore tables, StripedLocks locks, TimeProvider time)
{
    public const int FreeTries = 5;

    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>After so long without a failure it is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private const int Races = 5;

    /// <summary>Counts a try. Null: go on; else how long to wait before the next one, and nothing was counted.</summary>
    public async Task<TimeSpan?> TryBeginAsync(TenantId tenant, string account, string address, CancellationToken cancellationToken)
    {
        var (byAccount, byAddress) = KeysOf(tenant, account, address);
        using var turn = await locks.EnterAsync([byAccount.ToString(), byAddress.ToString()], cancellationToken);
        var now = time.GetUtcNow();
        var ofAddress = DelayOf(await ReadAsync(byAddress, cancellationToken), now);
        var ofAccount = DelayOf(await ReadAsync(byAccount, cancellationToken), now);
        var delay = ofAddress > ofAccount ? ofAddress : ofAccount;
        if (delay > TimeSpan.Zero)
        {
            return delay;
        }

        return await CountAsync(byAddress, +1, cancellationToken) && await CountAsync(byAccount, +1, cancellationToken)
            ? null
            : TimeSpan.FromSeconds(1);
    }

    /// <summary>The password was right: the account's failures are forgotten, and the address's count is as it was before.</summary>
    public async Task SucceedAsync(TenantId tenant, string account, string address, CancellationToken cancellationToken)
    {
        var (byAccount, byAddress) = KeysOf(tenant, account, address);
        using var turn = await locks.EnterAsync([byAccount.ToString(), byAddress.ToString()], cancellationToken);
        await tables.TransactAsync(TableNames.SignIns, [RowOperation.Delete(byAccount.Partition, byAccount.Row)], cancellationToken);
        await CountAsync(byAddress, -1, cancellationToken);
    }

    /// <summary>How long to wait after so many failures.</summary>
    internal static TimeSpan DelayAfter(int failures)
    {
        if (failures < FreeTries)
        {
            return TimeSpan.Zero;
        }

        var seconds = Math.Pow(2, Math.Min(failures - FreeTries, 16));
        return seconds < LongestDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestDelay;
    }

    private static TimeSpan DelayOf(TableRow? row, DateTimeOffset now) => row is null
        ? TimeSpan.Zero
        : (row.GetDateTime("Last") ?? default) + DelayAfter(row.GetInt32("Failures") ?? 0) - now;

    private static (Key Account, Key Address) KeysOf(TenantId tenant, string account, string address) =>
        (new($"{tenant.Value}!account", RowOf(account)), new($"{tenant.Value}!address", RowOf(address)));

    private static string RowOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..5];

    private Task<TableRow?> ReadAsync(Key key, CancellationToken cancellationToken) =>
        tables.GetAsync(TableNames.SignIns, key.Partition, key.Row, null, cancellationToken);

    /// <summary>False when others changed the row again and again, which is a reason to wait as well.</summary>
    private async Task<bool> CountAsync(Key key, int change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var held = await ReadAsync(key, cancellationToken);
            var now = time.GetUtcNow();
            var failures = held?.GetDateTime("Last") > now - Memory ? held.GetInt32("Failures") ?? 0 : 0;
            var row = new TableRow(key.Partition, key.Row)
            {
                ["Failures"] = Math.Max(0, failures + change),
                ["Last"] = change > 0 ? now : held?.GetDateTime("Last") ?? now,
            };
            var written = await tables.TransactAsync(
                TableNames.SignIns,
                [held is null ? RowOperation.Add(row) : RowOperation.ReplaceIfUnchanged(row, held.ETag!)],
                cancellationToken);
            if (written.Committed)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Key(string Partition, string Row)
    {
        public override string ToString() => $"{Partition}/{Row}";
    }
}
