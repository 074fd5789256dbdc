using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Deployments;

/// <summary>
/// The fields of a deployment as the document bounds them, and what it can say of one at all.
/// </summary>
/// <remarks>
/// Deployments also come by the events of other senders, who may name other products or environments, or leave fields out that the
/// document always has. One that the document has no words for is not there for this area: in no list, and 404 by its id. Statistics count it
/// all the same, since nothing of theirs is bound to the words. Where a sender left out the day of the deployment, the day of its first
/// event stands for it; a version or kind of licence that nobody named is <see cref="Unsaid"/>.
/// </remarks>
internal static class DeploymentShape
{
    public const string Unsaid = "unknown";

    public static readonly Shape<string> Version = Shape.Line(1, 50);

    public static readonly Shape<string> LicenseType = Shape.Line(1, 100);

    public static readonly Words<string> Products = new(("MonetX", "MonetX"), ("SupportX", "SupportX"), ("GreenX", "GreenX"));

    public static readonly Words<string> Environments = new(("cloud", "cloud"), ("on_premise", "on_premise"), ("hybrid", "hybrid"));

    public static readonly Words<LicenseUrgency> Urgencies = new(
        ("critical", LicenseUrgency.Critical), ("high", LicenseUrgency.High), ("medium", LicenseUrgency.Medium));

    public static DateOnly DayOf(Deployment deployment) => deployment.DeployedOn ?? DateOnly.FromDateTime(deployment.CreatedAt.UtcDateTime);

    public static bool HasWordsFor(Deployment deployment) =>
        Products.Listing.Contains(deployment.Product)
        && deployment is { Environment: { } environment, LicenseExpiry: not null }
        && Environments.Listing.Contains(environment);
}
