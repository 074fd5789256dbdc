using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Worklists;
using Xunit;

namespace CustomerHealth.Tests.Service.Worklists;

/// <summary>What is to be done next, and for whom.</summary>
public sealed class WorklistTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 40, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Owner Ines = new("ines", "Ines Aldana");
    private static readonly UserNames Names = new([User("ines", "Ines Aldana", "ines.aldana@example.com"), User("tomas", "Tomas Wirth", "tomas@example.com")]);

    private readonly List<CustomerSummary> customers = [];
    private readonly List<CustomerAlert> alerts = [];
    private readonly List<Interaction> interactions = [];

    [Theory]
    [InlineData("ines", "Somebody Else", true)]
    [InlineData("tomas", "Ines Aldana", false)]
    [InlineData(null, "ines aldana ", true)]
    [InlineData(null, "ines.aldana@example.com", true)]
    [InlineData(null, "Ines A.", false)]
    [InlineData(null, null, false)]
    public void An_id_says_whose_a_customer_is_and_a_name_where_there_is_none(string? id, string? name, bool isMine)
    {
        Add("acme", new AccountDetails(AccountManagerId: id, AccountManager: name));

        Assert.Equal(isMine ? 1 : 0, Of(Ines).Customers);
        Assert.Equal(1, Of(null).Customers);
    }

    [Fact]
    public void The_owner_has_the_name_of_now_or_the_one_that_was_written_down()
    {
        Add("by-id", new AccountDetails(AccountManagerId: "tomas", AccountManager: "T. Wirth"));
        Add("left", new AccountDetails(AccountManagerId: "nobody", AccountManager: "Eva Old"));
        Add("by-address", new AccountDetails(AccountManager: "tomas@example.com"));
        Add("alone");

        var owners = Portfolio.Of(customers, Names).Customers;

        Assert.Equal(
            [("by-id", "Tomas Wirth"), ("left", "Eva Old"), ("by-address", "Tomas Wirth"), ("alone", null)],
            customers.Select(customer => (customer.Profile.Id, owners[customer.Profile.Id].Owner)));
    }

    [Fact]
    public void Alerts_come_by_severity_and_then_by_age_and_only_while_they_are_open()
    {
        Add("acme");
        Add("bolt");
        Raise("acme", "new", AlertSeverity.High, daysAgo: 1);
        Raise("bolt", "old", AlertSeverity.High, daysAgo: 9);
        Raise("acme", "worst", AlertSeverity.Critical, daysAgo: 2);
        Raise("acme", "asleep", AlertSeverity.Critical, 3, alert => alert with { Snooze = new AlertSnooze(Now, "Eve", Now.AddDays(1)) });
        Raise("acme", "awake", AlertSeverity.Low, 3, alert => alert with { Snooze = new AlertSnooze(Now.AddDays(-2), "Eve", Now) });
        Raise("acme", "closed", AlertSeverity.Critical, 3, alert => alert with { Closed = new AlertClosing(Now, "Eve") });
        Raise("acme", "over", AlertSeverity.Critical, 3, alert => alert with { Ended = Now });
        Raise("nobody", "orphan", AlertSeverity.Critical, daysAgo: 3);

        var work = Of(null);

        Assert.Equal(["worst", "old", "new", "awake"], work.Alerts.Select(item => item.Alert.Title));
        Assert.Equal([("acme", "worst", 2), ("bolt", "old", 0)], work.Alerted.Select(row => (row.Customer.Id, row.First.Alert.Title, row.Others)));
    }

    [Fact]
    public void Follow_ups_come_by_their_day_and_those_without_one_last()
    {
        Add("acme");
        Promise("acme", "undated", null);
        Promise("acme", "tomorrow", Today.AddDays(1));
        Promise("acme", "overdue", Today.AddDays(-3));
        Promise("acme", "today", Today);
        Promise("acme", "done", Today, required: false);
        Promise("nobody", "orphan", Today);

        var work = Of(null);

        Assert.Equal(
            [("overdue", -3, true), ("today", 0, false), ("tomorrow", 1, false), ("undated", null, false)],
            work.FollowUps.Select(item => (item.Interaction.Subject, item.FollowUp.DaysLeft, item.FollowUp.IsOverdue)));
    }

    [Fact]
    public void My_own_promises_are_mine_at_whichever_customer()
    {
        Add("mine", new AccountDetails(AccountManagerId: "ines"));
        Add("theirs", new AccountDetails(AccountManagerId: "tomas"));
        Promise("mine", "of my customer", Today, by: "Eve");
        Promise("theirs", "of mine", Today, by: "Ines Aldana");
        Promise("theirs", "of mine by id", Today, by: "ines");
        Promise("theirs", "of theirs", Today, by: "Eve");

        Assert.Equal(["of mine", "of mine by id", "of my customer"], Of(Ines).FollowUps.Select(item => item.Interaction.Subject).Order());
        Assert.Equal(4, Of(null).FollowUps.Count);
        Assert.Contains(Of(null).FollowUps, item => item is { Interaction.Subject: "of mine by id", By: "Ines Aldana" });
    }

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void A_contract_is_a_renewal_from_ninety_days_before_its_end_to_thirty_after_it(int daysLeft, bool isRenewal)
    {
        Add("acme", daysLeft: daysLeft);

        Assert.Equal(isRenewal ? [daysLeft] : [], Of(null).Renewals.Select(renewal => renewal.DaysLeft));
    }

    [Fact]
    public void Renewals_come_by_their_day_and_none_of_a_customer_that_has_churned()
    {
        Add("later", daysLeft: 40);
        Add("sooner", daysLeft: 4);
        Add("ended", daysLeft: -2);
        Add("gone", daysLeft: 4, life: LifecycleState.Churned);
        Add("open-ended");

        var renewals = Of(null).Renewals;

        Assert.Equal(["ended", "sooner", "later"], renewals.Select(renewal => renewal.Customer.Id));
        Assert.Equal((Today.AddDays(4), 1_200m), (renewals[1].End, renewals[1].Value));
    }

    private Worklist Of(Owner? whose) => Worklist.Of(Portfolio.Of(customers, Names), alerts, interactions, whose, Now);

    private static User User(string id, string name, string email) => new()
    {
        Id = id,
        FullName = name,
        Email = email,
        Role = Role.Csm,
        PasswordHash = "",
        Stamp = "",
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private void Add(string id, AccountDetails? account = null, int? daysLeft = null, LifecycleState? life = null)
    {
        var profile = new CustomerProfile
        {
            Id = id,
            Name = id,
            CreatedAt = Now.AddYears(-1),
            UpdatedAt = Now,
            Account = account ?? AccountDetails.None,
            Version = 1,
        };
        var standing = AccountStanding.None with
        {
            Contract = daysLeft is { } days ? new AccountContract(null, Today.AddDays(days), 1_200m) : default,
            Life = life,
        };
        customers.Add(new CustomerSummary(profile, new Dictionary<string, CustomerScore>()) { Standing = standing });
    }

    private void Raise(
        string customer, string title, AlertSeverity severity, int daysAgo, Func<CustomerAlert, CustomerAlert>? change = null)
    {
        var alert = new CustomerAlert(
            Guid.NewGuid(), customer, AlertTypes.Escalation, title, severity, title, "", Now.AddDays(-daysAgo), null, null, null, null, null);
        alerts.Add(change is null ? alert : change(alert));
    }

    private void Promise(string customer, string subject, DateOnly? day, bool required = true, string by = "Eve") => interactions.Add(
        new Interaction(Guid.NewGuid(), customer, "call", subject, "", Sentiment.Neutral, by, Now.AddDays(-9), required, day, Now, Now));
}
