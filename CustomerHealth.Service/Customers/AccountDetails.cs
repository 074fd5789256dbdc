using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Customers;

/// <summary>What those who look after a customer write down about it, beside its name and contract.</summary>
/// <param name="AccountManagerId">A user's id; null where nobody is named, or only by <paramref name="AccountManager"/>.</param>
/// <param name="AccountManager">The name of who looks after the customer, as it was when it was written.</param>
/// <param name="OrderedProducts">The products that were agreed on; which are in use, the deployments say.</param>
public sealed record AccountDetails(
    string? ContactName = null,
    string? ContactEmail = null,
    string? ContactPhone = null,
    string? AccountManagerId = null,
    string? AccountManager = null,
    string? LogoUrl = null,
    string? Notes = null,
    bool PortalEnabled = false,
    IReadOnlyList<string>? OrderedProducts = null)
{
    // With as few escapes as JSON allows: notes in any language take the room they were sent in.
    private static readonly AccountJson Json = new(new JsonSerializerOptions(AccountJson.Default.Options) { Encoder = LeastEscaping.Instance });

    public static AccountDetails None { get; } = new();

    /// <summary>Whether they fit into the one property of the customer's row that they are kept in.</summary>
    public bool Fits() => (ToBytes()?.Length ?? 0) <= TableLimits.PropertyBytes;

    /// <summary>Whether other details say the same.</summary>
    public bool SaysTheSameAs(AccountDetails other) =>
        this with { OrderedProducts = null } == other with { OrderedProducts = null }
        && (OrderedProducts ?? []).SequenceEqual(other.OrderedProducts ?? [], StringComparer.Ordinal);

    internal byte[]? ToBytes() =>
        SaysTheSameAs(None) ? null : JsonSerializer.SerializeToUtf8Bytes(this, Json.AccountDetails);

    internal static AccountDetails FromBytes(byte[]? bytes) =>
        bytes is null ? None : JsonSerializer.Deserialize(bytes, Json.AccountDetails)!;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(AccountDetails))]
internal sealed partial class AccountJson : JsonSerializerContext;
