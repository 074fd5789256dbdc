using CustomerHealth.Service.Dashboards.Success;
using Xunit;

namespace CustomerHealth.Tests.Service.Dashboards.Success;

public sealed class ActivityFeedTests
{
    private static readonly DateTimeOffset Now = Portfolio.Now;

    [Fact]
    public void The_newest_of_all_kinds_come_first_and_what_lies_ahead_not_at_all()
    {
        var accounts = Portfolio.Of(Enumerable.Range(0, 400));
        var expected = accounts.Customers.Select(customer => customer.Profile.CreatedAt)
            .Concat(accounts.Deployments.Select(deployment => deployment.CreatedAt))
            .Concat(accounts.Interactions.Select(interaction => interaction.HeldAt))
            .Concat(accounts.Surveys.Select(survey => survey.SubmittedAt))
            .Concat(accounts.Alerts.Select(alert => alert.Raised))
            .Where(at => at <= Now)
            .OrderDescending()
            .ToList();

        var feed = ActivityFeed.Of(accounts, Now);

        Assert.Equal(expected.Take(ActivityFeed.Most), feed.Latest.Select(activity => activity.At));
        Assert.Equal(expected[ActivityFeed.Most], feed.After);
        Assert.Equal(5, ActivityFeed.Of(accounts, Now, 5_000).Latest.DistinctBy(activity => activity.Kind).Count());
        Assert.Null(ActivityFeed.Of(accounts, Now, 5_000).After);
        Assert.DoesNotContain(ActivityFeed.Of(accounts, Now.AddDays(-20)).Latest, activity => activity.At > Now.AddDays(-20));
    }

    [Fact]
    public void A_text_is_cut_off_between_characters()
    {
        var texts = ActivityFeed.Of(Portfolio.Of(Enumerable.Range(1, 120)), Now, 5_000).Latest
            .Where(activity => activity.Kind == ActivityKind.Interaction).Select(activity => activity.Text!).ToList();

        Assert.Contains(texts, text => text.Length < Activity.MostText && text[^1] == 'x');
        Assert.Contains(texts, text => text.Length == Activity.MostText + 1 && text[^1] == '…');
        Assert.All(texts, text => Assert.True(text.Length <= Activity.MostText + 1));
        var meeting = Portfolio.Of([3]).Interactions[0] with { Description = new string('x', 199) + "\U0001F600 and more" };
        Assert.Equal(new string('x', 199) + "…", Activity.Of(meeting, "Ada").Text);
    }

    [Theory]
    [InlineData(5, 0, 3, "all asked for are in it")]
    [InlineData(9, 0, 200, "it reaches back behind the range")]
    [InlineData(10, 0, 200, null)]
    [InlineData(30, 12, 5, null)]
    [InlineData(30, 5, 3, "all asked for are in it")]
    public void A_range_is_answered_where_everything_of_it_is_known(int fromDaysAgo, int toDaysAgo, int limit, string? why)
    {
        var feed = new ActivityFeed([.. Enumerable.Range(0, 10).Select(Happened)], Now.AddDays(-10));

        var found = feed.Within(Now.AddDays(-fromDaysAgo), Now.AddDays(1 - toDaysAgo), limit);

        Assert.Equal(why is not null, found is not null);
        Assert.All(found ?? [], activity => Assert.InRange(activity.At, Now.AddDays(-fromDaysAgo), Now.AddDays(-toDaysAgo)));
    }

    [Fact]
    public void Where_everything_there_is_was_kept_no_range_is_too_long() =>
        Assert.Equal(3, new ActivityFeed([.. Enumerable.Range(0, 3).Select(Happened)], null).Within(Now.AddYears(-5), Now.AddDays(1), 200)!.Count);

    [Fact]
    public void Parts_that_happened_at_one_moment_are_not_lost_together()
    {
        var part = new ActivityFeed([.. Enumerable.Range(0, ActivityFeed.Most).Select(_ => Happened(1))], Happened(1).At);

        var sum = ActivityFeed.Sum([part, new ActivityFeed([Happened(0), Happened(2)], null)]);

        Assert.Equal(ActivityFeed.Most, sum.Latest.Count);
        Assert.Equal((Happened(0).At, Happened(1).At, Happened(1).At), (sum.Latest[0].At, sum.Latest[^1].At, sum.After));
    }

    private static Activity Happened(int daysAgo) => new(ActivityKind.Alert, Now.AddDays(-daysAgo), $"c-{daysAgo}", null);
}
