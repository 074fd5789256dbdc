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
/// before the password is looked at, and becomes a failure or nothing afterwards (<see cref="SignInCount"/>).
/// </remarks>
public sealed class SignInBackOff(ITableStore tables, StripedLocks locks, TimeProvider time)
{
    public const int FreeTries = 5;

    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    private const int Races = 5;

    /// <summary>
    /// Begins a try. Null: go on, and say how it ended; else how long to wait before the next one, and nothing was counted.
    /// </summary>
    public async Task<TimeSpan?> TryBeginAsync(TenantId tenant, string account, string address, CancellationToken cancellationToken)
    {
        var (byAccount, byAddress) = KeysOf(tenant, account, address);
        using var turn = await locks.EnterAsync([byAccount.ToString(), byAddress.ToString()], cancellationToken);
        var now = time.GetUtcNow();
        var ofAddress = SignInCount.Read(await ReadAsync(byAddress, cancellationToken)).At(now).DelayOfAddress(now);
        var ofAccount = SignInCount.Read(await ReadAsync(byAccount, cancellationToken)).At(now).DelayOfAccount(now);
        var delay = ofAddress > ofAccount ? ofAddress : ofAccount;
        if (delay > TimeSpan.Zero)
        {
            return delay;
        }

        if (await BeginAsync(byAddress, count => count.DelayOfAddress(now), cancellationToken) is { } later)
        {
            return later;
        }

        if (await BeginAsync(byAccount, count => count.DelayOfAccount(now), cancellationToken) is { } wait)
        {
            await ChangeAsync(byAddress, count => count.TakeBack(), CancellationToken.None);
            return wait;
        }

        return null;
    }

    /// <summary>The password was right: the account's failures are forgotten, those of the address stay as they were.</summary>
    public Task SucceedAsync(TenantId tenant, string account, string address) =>
        EndAsync(tenant, account, address, count => count.Forgive(), count => count.TakeBack());

    /// <summary>It was wrong.</summary>
    public Task FailAsync(TenantId tenant, string account, string address)
    {
        var now = time.GetUtcNow();
        return EndAsync(tenant, account, address, count => count.Fail(now), count => count.Fail(now));
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

    private static (Key Account, Key Address) KeysOf(TenantId tenant, string account, string address) =>
        (new($"{tenant.Value}!account", RowOf(account)), new($"{tenant.Value}!address", RowOf(address)));

    private static string RowOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..5];

    private Task<TableRow?> ReadAsync(Key key, CancellationToken cancellationToken) =>
        tables.GetAsync(TableNames.SignIns, key.Partition, key.Row, null, cancellationToken);

    // Nobody can cancel these: who hangs up as soon as the password is compared must not get away uncounted.
    private async Task EndAsync(
        TenantId tenant, string account, string address, Func<SignInCount, SignInCount> ofAccount, Func<SignInCount, SignInCount> ofAddress)
    {
        var (byAccount, byAddress) = KeysOf(tenant, account, address);
        using var turn = await locks.EnterAsync([byAccount.ToString(), byAddress.ToString()], CancellationToken.None);
        await ChangeAsync(byAccount, ofAccount, CancellationToken.None);
        await ChangeAsync(byAddress, ofAddress, CancellationToken.None);
    }

    /// <summary>Null when it is counted; else how long to wait, because another instance let others in meanwhile.</summary>
    private async Task<TimeSpan?> BeginAsync(Key key, Func<SignInCount, TimeSpan> delayOf, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.Zero;
        var begun = await ChangeAsync(
            key,
            count =>
            {
                delay = delayOf(count);
                return delay > TimeSpan.Zero ? count : count.Begin(time.GetUtcNow());
            },
            cancellationToken);
        return delay > TimeSpan.Zero ? delay : begun ? null : TimeSpan.FromSeconds(1);
    }

    /// <summary>False when others changed the row again and again. A try whose end is lost that way counts as failed in a minute.</summary>
    private async Task<bool> ChangeAsync(Key key, Func<SignInCount, SignInCount> change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var held = await ReadAsync(key, cancellationToken);
            var count = change(SignInCount.Read(held).At(time.GetUtcNow()));
            if (held is null && count.IsNothing)
            {
                return true;
            }

            var row = count.Write(key.Partition, key.Row);
            var operation = held is null ? RowOperation.Add(row)
                : count.IsNothing ? RowOperation.DeleteIfUnchanged(key.Partition, key.Row, held.ETag!)
                : RowOperation.ReplaceIfUnchanged(row, held.ETag!);
            if ((await tables.TransactAsync(TableNames.SignIns, [operation], cancellationToken)).Committed)
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
