using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Some customers and everything of theirs that the dashboards of the success manager add up.</summary>
public sealed class ShardAccounts(
    IReadOnlyCollection<CustomerSummary> customers,
    IReadOnlyList<Deployment> deployments,
    IReadOnlyList<Interaction> interactions,
    IReadOnlyList<Survey> surveys,
    IReadOnlyList<CustomerAlert> alerts)
{
    private readonly Dictionary<string, CustomerSummary> byId = customers.ToDictionary(customer => customer.Profile.Id, StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> products = deployments.ToDictionary(deployment => deployment.Id, deployment => deployment.Product);

    public IReadOnlyCollection<CustomerSummary> Customers => customers;

    public IReadOnlyList<Deployment> Deployments => deployments;

    public IReadOnlyList<Interaction> Interactions => interactions;

    public IReadOnlyList<Survey> Surveys => surveys;

    public IReadOnlyList<CustomerAlert> Alerts => alerts;

    /// <summary>Null for a customer whose row could not be read.</summary>
    public CustomerSummary? Find(string customerId) => byId.GetValueOrDefault(customerId);

    /// <summary>The product that a survey is about; null where it says none.</summary>
    public string? ProductOf(Survey survey) => survey.DeploymentId is { } id ? products.GetValueOrDefault(id) : null;
}
