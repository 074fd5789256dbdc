using CustomerHealth.Service.Caching;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// Whether a session's user still is who signed in, and what the user of a token may do now: one read per user and half a minute, so that
/// a deactivation, a new role or a new password counts on every instance within a minute, and on the one that made the change at once.
/// </summary>
public sealed class ActiveUsers(UserStore users, TimeProvider time) : IDisposable
{
    private readonly ShortMemory<(TenantId, string Id), User> known = new(TimeSpan.FromSeconds(30), time);

    /// <summary>The user, if active and with this stamp.</summary>
    public async Task<User?> FindAsync(TenantId tenant, string id, string stamp, CancellationToken cancellationToken)
    {
        var user = await FindAsync(tenant, id, cancellationToken);
        return user is { Active: true } && user.Stamp == stamp ? user : null;
    }

    /// <summary>The user, active or not.</summary>
    public Task<User?> FindAsync(TenantId tenant, string id, CancellationToken cancellationToken) =>
        known.GetAsync((tenant, id), () => users.FindAsync(tenant, id, cancellationToken));

    public void Forget(TenantId tenant, string id) => known.Forget((tenant, id));

    public void Dispose() => known.Dispose();
}
