namespace CustomerHealth.Scoring;

/// <summary>What a measure reads.</summary>
public enum SignalKind
{
    /// <summary>Sum of login counts.</summary>
    Logins,

    /// <summary>Sum of feature uses.</summary>
    FeatureUses,

    /// <summary>Sum of API calls.</summary>
    ApiCalls,

    /// <summary>How many different features were ever used.</summary>
    DistinctFeatures,

    /// <summary>How many tickets are open or pending.</summary>
    UnresolvedTickets,

    /// <summary>
    /// Mean weight of the unresolved tickets: open ones low 1, medium 2, high or critical 5; pending ones 1. 0 without any.
    /// </summary>
    TicketBurden,

    /// <summary>Invoices paid on the due date or before, in percent of all invoices. An unpaid one is not on time.</summary>
    InvoicesOnTime,

    /// <summary>How many different products are among the active deployments.</summary>
    DeployedProducts,

    /// <summary>
    /// Points lost to the tickets opened in the window: so many per ticket, so many more per critical one, and so many per
    /// day of mean resolution time (to the second, over the resolved ones). Parameters <c>ticket</c>, <c>critical</c>,
    /// <c>resolutionDay</c>.
    /// </summary>
    TicketStrain,

    /// <summary>
    /// Tickets opened in the window and not in breach, in percent of all of them; 100 without any. One is in breach when it
    /// was resolved later than so many hours after its opening. Parameters <c>low</c>, <c>medium</c>, <c>high</c>,
    /// <c>critical</c>, in hours.
    /// </summary>
    TicketsWithinLimit,

    /// <summary>Sum over the interactions held in the window of what their kind is worth. One parameter per kind that counts.</summary>
    ContactPoints,

    /// <summary>Days of the contract that are left, the as-of day and the last day included: 0 once it has ended.</summary>
    ContractDays,

    /// <summary>Everything ever bought, and the projects that run or were completed.</summary>
    LifetimeValue,

    /// <summary>How many projects run or were completed.</summary>
    Projects,

    /// <summary>The latest answer to "would you recommend us?", on the scale to 10.</summary>
    Recommendation,

    /// <summary>How many referrals came through the customer, as stated last.</summary>
    Referrals,

    /// <summary>UTC days since the latest interaction that took place; 0 on its day.</summary>
    DaysSinceContact,
}
