using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The latest state of a product's installation.</summary>
/// <param name="LicenseExpiry">The last day of the licence; null if nobody said.</param>
/// <param name="Deployed">The day it was put into use; null if nobody said.</param>
public sealed record DeploymentSignal(
    string Id,
    EventStamp Latest,
    DateTimeOffset FirstSeen,
    string Product,
    string? Environment,
    string? Version,
    string? LicenseType,
    DateOnly? LicenseExpiry,
    bool Active,
    DateOnly? Deployed)
    : EntitySignal(Id, Latest, FirstSeen), IStoredEntity<DeploymentSignal>
{
    internal static DeploymentSignal Of(DeploymentEvent seen, EventStamp stamp) => new(
        CanonicalText.OfOptional(seen.DeploymentId) ?? stamp.Id,
        stamp,
        stamp.Occurred,
        CanonicalText.Of(seen.Product),
        CanonicalText.OfOptional(seen.Environment),
        CanonicalText.OfOptional(seen.Version),
        CanonicalText.OfOptional(seen.LicenseType),
        seen.LicenseExpiry,
        seen.Active,
        seen.Deployed);

    /// <summary>Worked out once per set of signals: an evaluation that looked for doubles itself would take the square of their number.</summary>
    internal static string[] ActiveProducts(DeploymentSignal[] deployments)
    {
        if (deployments.Length == 0)
            return [];

        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var deployment in deployments)
        {
            if (deployment.Active)
                names.Add(deployment.Product);
        }

        return [.. names];
    }

    void IStoredEntity<DeploymentSignal>.WriteState(CompactWriter writer)
    {
        writer.Word(Product);
        writer.Word(Environment);
        writer.Word(Version);
        writer.Word(LicenseType);
        writer.OptionalDay(LicenseExpiry);
        writer.Byte(Active ? (byte)1 : (byte)0);
        writer.OptionalDay(Deployed);
    }

    static DeploymentSignal IStoredEntity<DeploymentSignal>.ReadState(
        ref CompactReader reader, string id, EventStamp latest, DateTimeOffset firstSeen) => new(
        id,
        latest,
        firstSeen,
        reader.RequiredWord(),
        reader.Word(),
        reader.Word(),
        reader.Word(),
        reader.OptionalDay(),
        reader.Number(1) == 1,
        reader.OptionalDay());
}
