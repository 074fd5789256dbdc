using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Customers;

/// <summary>Puts together what the detail of a customer shows: its state and its records, six small requests at the same time.</summary>
internal sealed class CustomerDetail(RecordReader records, AlertReader alerts, UserStore users, TimeProvider time)
{
    private const int Recent = 5;

    public async Task<CustomerDetailResponse> OfAsync(TenantId tenant, CustomerState customer, CancellationToken cancellationToken)
    {
        var id = customer.Profile.Id;
        var deployments = records.OfCustomerAsync(tenant, RecordKinds.Deployments, id, cancellationToken);
        var interactions = records.OfCustomerAsync(tenant, RecordKinds.Interactions, id, cancellationToken);
        var surveys = records.OfCustomerAsync(tenant, RecordKinds.Surveys, id, cancellationToken);
        var raised = alerts.FindAsync(tenant, id, cancellationToken);
        var manager = users.FindManagerAsync(tenant, customer.Profile.Account, cancellationToken);
        await Task.WhenAll(deployments, interactions, surveys, raised, manager);

        var now = time.GetUtcNow();
        var score = SuccessDay.Of(customer, DateOnly.FromDateTime(now.UtcDateTime)) is { } day ? HealthScoreSummary.Of(day) : null;
        var newest = (await deployments).OrderByDescending(deployment => deployment.CreatedAt).ThenBy(deployment => deployment.Id).ToList();
        return new CustomerDetailResponse(
            CustomerResponse.Of(customer, await manager),
            [.. newest.Where(deployment => deployment.LicenseExpiry is not null).Select(ProductDeploymentSummary.Of)],
            [.. newest.Where(deployment => deployment.IsActive).Select(deployment => new ProductHealthScore(deployment.Product, deployment.Id, score))],
            score,
            [.. (await interactions).OrderByDescending(interaction => interaction.HeldAt).ThenBy(interaction => interaction.Id).Take(Recent).Select(InteractionSummary.Of)],
            [.. (await raised).Where(alert => alert.IsOpenAt(now)).Select(AlertSummary.Of)],
            Of(await surveys));
    }

    private static CsatStats Of(IReadOnlyList<Survey> surveys) => new(
        surveys.Count,
        surveys.Count == 0 ? null : Rounding.ToTwoPlaces((decimal)surveys.Sum(survey => (long)survey.Score) / surveys.Count),
        [.. surveys.OrderByDescending(survey => survey.SubmittedAt).ThenBy(survey => survey.Id).Take(Recent).Select(CsatSurveySummary.Of)]);
}
