namespace CustomerHealth.LocalHost.Import;

/// <summary>What a data set comes to: customers, and what happened to them, those of one customer next to each other.</summary>
public sealed record History(IReadOnlyCollection<CustomerSubmission> Customers, IReadOnlyCollection<CloudEvent> Events);
