using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>
/// All that scoring and pages need to know of one customer: the fold of its events. Immutable, and independent of the
/// order and the batches in which the events came; <see cref="ToBytes"/> of the same set of events is the same bytes.
/// </summary>
/// <remarks>
/// Counts and sums saturate at their greatest value instead of overflowing (adding numbers of 0 or more in any order
/// ends at the same bound). A count or an amount below 0 or a state that is not in the vocabulary is an
/// <see cref="ArgumentOutOfRangeException"/>: intake refuses them, so one that arrives here is a programming error.
/// </remarks>
public sealed partial class CustomerSignals
{
    /// <summary>How many of the newest events are remembered by key.</summary>
    public const int RecentLength = 20;

    private const int KindCount = (int)EventKind.Referrals + 1;

    private readonly ActivityTotals[] totals;
    private readonly decimal purchased;
    private readonly DayRing days;
    private readonly DistinctNames features;
    private readonly TicketSignal[] tickets;
    private readonly InvoiceSignal[] invoices;
    private readonly ProjectSignal[] projects;
    private readonly InteractionSignal[] interactions;
    private readonly SurveySignal[] surveys;
    private readonly DeploymentSignal[] deployments;
    private readonly RecentEvent[] recent;

    /// <summary>A customer of whom nothing was heard yet.</summary>
    public static CustomerSignals Empty { get; } = new(
        new ActivityTotals[KindCount], 0, DayRing.Empty, DistinctNames.None, [], [], [], [], [], [], null, null, [], PurchaseHistory.Empty, null);

    private CustomerSignals(
        ActivityTotals[] totals,
        decimal purchased,
        DayRing days,
        DistinctNames features,
        TicketSignal[] tickets,
        InvoiceSignal[] invoices,
        ProjectSignal[] projects,
        InteractionSignal[] interactions,
        SurveySignal[] surveys,
        DeploymentSignal[] deployments,
        LifecycleSignal? lifecycle,
        ContractSignal? contract,
        RecentEvent[] recent,
        PurchaseHistory bought,
        ReferralsSignal? referrals)
    {
        this.totals = totals;
        this.purchased = purchased;
        this.days = days;
        this.features = features;
        this.tickets = tickets;
        this.invoices = invoices;
        this.projects = projects;
        this.interactions = interactions;
        this.surveys = surveys;
        this.deployments = deployments;
        this.recent = recent;
        Lifecycle = lifecycle;
        Contract = contract;
        Bought = bought;
        Referrals = referrals;
        ActiveProducts = DeploymentSignal.ActiveProducts(deployments);
        foreach (var kind in totals)
        {
            EventCount = Compact.Amounts.Add(EventCount, kind.Events);
            if (LastOccurred is null || kind.Last > LastOccurred)
                LastOccurred = kind.Last;
        }
    }

    /// <summary>The latest state of each ticket, sorted by the ordinals of the ids, as are the lists below.</summary>
    public IReadOnlyList<TicketSignal> Tickets => tickets;

    /// <inheritdoc cref="Tickets"/>
    public IReadOnlyList<InvoiceSignal> Invoices => invoices;

    /// <inheritdoc cref="Tickets"/>
    public IReadOnlyList<ProjectSignal> Projects => projects;

    /// <inheritdoc cref="Tickets"/>
    public IReadOnlyList<InteractionSignal> Interactions => interactions;

    /// <inheritdoc cref="Tickets"/>
    public IReadOnlyList<SurveySignal> Surveys => surveys;

    /// <inheritdoc cref="Tickets"/>
    public IReadOnlyList<DeploymentSignal> Deployments => deployments;

    /// <summary>The different products among the active deployments, sorted by ordinals.</summary>
    public IReadOnlyList<string> ActiveProducts { get; }

    /// <summary>The state of the customer's life entered last; null if no event says anything about it.</summary>
    public LifecycleSignal? Lifecycle { get; }

    /// <summary>The contract as stated last; null if no event says anything about it.</summary>
    public ContractSignal? Contract { get; }

    /// <summary>The referrals as stated last; null if no event says anything about them.</summary>
    public ReferralsSignal? Referrals { get; }

    /// <summary>
    /// Somebody looks after this customer: there is a contract, a deployment or an interaction. Of the others the success score knows
    /// tickets at most, and an alert about it would be about nothing.
    /// </summary>
    public bool IsManaged => Contract is not null || deployments.Length > 0 || interactions.Length > 0;

    /// <summary>The newest 20 events, newest first.</summary>
    public IReadOnlyList<RecentEvent> Recent => recent;

    /// <summary>How many events were folded, of all kinds.</summary>
    public long EventCount { get; }

    /// <summary>When the latest event occurred, UTC; null before the first.</summary>
    public DateTimeOffset? LastOccurred { get; }

    /// <summary>How many different feature names were ever used: exact up to 256, an estimate (± 6 %) beyond.</summary>
    public int DistinctFeatures => features.Count;

    /// <summary>What was ever bought.</summary>
    public PurchaseTotals Purchases => new(totals[(int)EventKind.Purchase].Events, purchased);

    /// <summary>When and of what it was bought.</summary>
    public PurchaseHistory Bought { get; }

    /// <summary>Everything ever seen of one kind, however old.</summary>
    public ActivityTotals Totals(EventKind kind) => totals[(int)kind];

    /// <inheritdoc cref="Totals(EventKind)"/>
    public ActivityTotals Totals(Activity activity) => totals[(int)activity];

    /// <summary>
    /// The sum of an activity's counts on the UTC days after <paramref name="afterDay"/> up to and including
    /// <paramref name="throughDay"/>, as <see cref="DateOnly.DayNumber"/>. Only the last 128 days, counted back from
    /// the latest day with any activity, are remembered; days before them count as 0.
    /// </summary>
    public long SumOfDays(Activity activity, int afterDay, int throughDay) => days.SumOf(activity, afterDay, throughDay);

    /// <summary>
    /// These signals and the events: a pure fold, the same for any order and for any partition into several calls.
    /// A (source, id) that occurs twice in one call is folded once, as it first stands. Across calls the caller sees to
    /// that (storage refuses the second insert of an event row): counts of an event folded twice would count twice.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count, amount, score or scale is below 0, or a state unknown.</exception>
    public CustomerSignals With(IReadOnlyCollection<CustomerEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
            return this;

        var fold = new Fold(this);
        foreach (var next in events)
            fold.Add(next);
        return fold.ToSignals();
    }

    internal ReadOnlySpan<TicketSignal> TicketSpan => tickets;

    internal ReadOnlySpan<InvoiceSignal> InvoiceSpan => invoices;

    internal ReadOnlySpan<InteractionSignal> InteractionSpan => interactions;

    internal ReadOnlySpan<ProjectSignal> ProjectSpan => projects;

    internal ReadOnlySpan<SurveySignal> SurveySpan => surveys;
}
