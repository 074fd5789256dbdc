using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Reports.Content;

/// <summary>How many customers there are and how they stand, what they use, and whose contract ends.</summary>
internal static class CustomerOverview
{
    private const int RenewalDays = 60;

    /// <summary>A longer list is for the dashboard: nobody reads it on paper.</summary>
    private const int MostRenewals = 500;

    /// <summary>In the order of a customer's life; a status is no band of a score and has no colour of one.</summary>
    private static readonly CustomerStatus[] Statuses =
        [CustomerStatus.Active, CustomerStatus.Onboarding, CustomerStatus.AtRisk, CustomerStatus.Churned];

    public static ReportDocument Write(CustomerFigures figures, ReportTerms terms) => terms.Document(
        "Customer overview", Glance(figures, terms), ByStatus(figures, terms), ByProduct(figures, terms), Renewals(figures, terms));

    private static ReportSection Glance(CustomerFigures figures, ReportTerms terms)
    {
        var standing = figures.Standing;
        var (atRisk, churned) = (standing.CountOf(CustomerStatus.AtRisk), standing.CountOf(CustomerStatus.Churned));
        return new ReportSection(
            "At a glance",
            standing.Customers == 0
                ? terms.Scope.WhyNobody
                : $"{PageText.Counted(standing.Customers, "customer", "customers")}, {PageText.Count(figures.New)} of them new in this period; "
                    + $"what is agreed is worth {PageText.Amount(standing.ContractValue)}.",
            [
                new KeyFigures(
                [
                    new KeyFigure("Customers", ReportValue.Of(standing.Customers), "whatever their status"),
                    new KeyFigure("Active", ReportValue.Of(standing.CountOf(CustomerStatus.Active)), null),
                    new KeyFigure("At risk", ReportValue.Of(atRisk), "by their status", atRisk > 0 ? Tone.AtRisk : Tone.Plain),
                    new KeyFigure("Churned", ReportValue.Of(churned), null),
                    new KeyFigure("New", ReportValue.Of(figures.New), ReportCover.DaysOf(terms.Period)),
                    new KeyFigure("Contract value", ReportValue.Money(standing.ContractValue), "of those who have not churned"),
                ]),
            ]);
    }

    private static ReportSection ByStatus(CustomerFigures figures, ReportTerms terms)
    {
        var standing = figures.Standing;
        var active = standing.CountOf(CustomerStatus.Active);
        var finding = standing.Customers == 0
            ? terms.Scope.WhyNobody
            : $"{PageText.Count(active)} of {PageText.Counted(standing.Customers, "customer", "customers")} {ReportWords.Are(active)} active.";
        return new ReportSection(
            "How customers stand",
            finding,
            [
                new BarChart(
                    "Customers by status",
                    finding,
                    [
                        .. Statuses.Select(status => new Bar(
                            ReportWords.Capital(ReportWords.Of(status)), ReportValue.Of(standing.CountOf(status)))),
                    ]),
            ]);
    }

    private static ReportSection ByProduct(CustomerFigures figures, ReportTerms terms)
    {
        List<(string Name, DeploymentSum Sum)> rows =
        [
            .. figures.Products
                .OrderByDescending(product => product.Value.All).ThenBy(product => product.Key, StringComparer.Ordinal)
                .Select(product => (product.Key, product.Value)),
        ];
        if (figures.Others.All > 0)
        {
            rows.Add(("Other products", figures.Others));
        }

        var (active, all) = (rows.Sum(row => row.Sum.Active), rows.Sum(row => row.Sum.All));
        var none = figures.Standing.Customers == 0 ? terms.Scope.WhyNobody : "Nothing is deployed.";
        return new ReportSection(
            "What they use",
            all == 0
                ? none
                : $"{PageText.Count(active)} of {PageText.Counted(all, "deployment", "deployments")} {ReportWords.Are(active)} in use.",
            [
                new ReportTable(
                    "Deployments by product, most deployments first",
                    [
                        new ReportColumn("Product", Width: 2),
                        new ReportColumn("Deployments", IsNumber: true),
                        new ReportColumn("In use", IsNumber: true),
                        new ReportColumn("Not in use", IsNumber: true),
                        new ReportColumn("Customers", IsNumber: true),
                    ],
                    all == 0
                        ? []
                        :
                        [
                            .. rows.Select(row => (IReadOnlyList<ReportValue>)
                            [
                                ReportValue.Of(row.Name),
                                ReportValue.Of(row.Sum.All),
                                ReportValue.Of(row.Sum.Active),
                                ReportValue.Of(row.Sum.Inactive),
                                ReportValue.Of(row.Sum.Customers),
                            ]),
                        ],
                    none),
            ]);
    }

    private static ReportSection Renewals(CustomerFigures figures, ReportTerms terms)
    {
        var due = UpcomingRenewals.Within(RenewalDays, figures.Renewals, terms.Today);
        var none = figures.Standing.Customers == 0 ? terms.Scope.WhyNobody : $"No contract ends within {RenewalDays} days.";
        return new ReportSection(
            "Renewals",
            due.Renewals.Count == 0
                ? none
                : $"{PageText.Counted(due.Renewals.Count, "contract ends", "contracts end")} within {RenewalDays} days, "
                    + $"worth {PageText.Amount(due.Value)}.",
            [
                new ReportTable(
                    due.Renewals.Count > MostRenewals
                        ? $"The {MostRenewals} of {PageText.Count(due.Renewals.Count)} contracts that end first"
                        : $"Contracts that end within {RenewalDays} days, the next first",
                    [
                        new ReportColumn("Customer", Width: 2.4),
                        new ReportColumn("Last day", Width: 1.2),
                        new ReportColumn("Value", IsNumber: true, Width: 1.4),
                        new ReportColumn("Days left", IsNumber: true, Width: 0.9),
                        new ReportColumn("Account manager", Width: 1.8),
                    ],
                    [
                        .. due.Renewals.Take(MostRenewals).Select(renewal => (IReadOnlyList<ReportValue>)
                        [
                            ReportValue.Of(renewal.Name),
                            ReportValue.Of(renewal.End),
                            ReportValue.Money(renewal.Value),
                            ReportValue.Of(renewal.DaysLeft(terms.Today)),
                            ReportValue.Of(renewal.Manager),
                        ]),
                    ],
                    none),
            ]);
    }
}
