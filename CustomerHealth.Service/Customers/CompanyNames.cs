using CustomerHealth.Service.Names;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Customers;

/// <summary>Keeps company names unique among organisations: reservations of kind <c>company</c>.</summary>
public sealed class CompanyNames(NameReservations reservations, CustomerReader customers)
{
    /// <summary>Case and outer or repeated white space do not make another name.</summary>
    public static string Fold(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    /// <summary>True when the name belongs to <paramref name="owner"/> now, whether it did before or not.</summary>
    public Task<bool> ReserveAsync(TenantId tenant, string name, string owner, CancellationToken cancellationToken) =>
        reservations.ReserveAsync(tenant, Of(name), owner, (holder, token) => HasNameAsync(tenant, holder, name, token), cancellationToken);

    /// <summary>Gives a name back, if it still is the owner's.</summary>
    public Task ReleaseAsync(TenantId tenant, string name, string owner, CancellationToken cancellationToken) =>
        reservations.ReleaseAsync(tenant, Of(name), owner, cancellationToken);

    private static UniqueName Of(string name) => new("company", Fold(name));

    private async Task<bool> HasNameAsync(TenantId tenant, string holder, string name, CancellationToken cancellationToken)
    {
        var customer = await customers.FindAsync(tenant, holder, cancellationToken);
        return customer is { Profile.Kind: CustomerKind.Organisation } && Fold(customer.Profile.Name) == Fold(name);
    }
}
