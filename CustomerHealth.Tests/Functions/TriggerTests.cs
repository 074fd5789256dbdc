using CustomerHealth.Functions.Host;
using CustomerHealth.Service.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NCrontab;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>What holds for the triggers of one kind. Where the routes lead is pinned in Routes/.</summary>
public sealed class TriggerTests
{
    [Fact]
    public void Every_function_has_a_name_of_its_own_and_one_trigger()
    {
        Assert.NotEmpty(Trigger.All);
        Assert.All(Trigger.All, trigger => Assert.Matches("^[A-Z][A-Za-z0-9]+$", trigger.Function));
        Assert.Distinct(Trigger.All.Select(trigger => trigger.Function), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_queue_has_one_trigger_on_the_queue_account()
    {
        var queues = Trigger.Of<QueueTriggerAttribute>();

        Assert.Equal(QueueNames.All.Order(), queues.Select(trigger => trigger.Argument).Cast<string>().Order());
        Assert.All(queues, trigger => Assert.Equal(QueueFunctions.Connection, trigger.Named(nameof(QueueTriggerAttribute.Connection))));
    }

    [Fact]
    public void Queue_and_timer_functions_hand_on_the_host_s_cancellation() => Assert.All(
        Trigger.All.Where(trigger => trigger.Kind != typeof(HttpTriggerAttribute)),
        trigger => Assert.Equal(typeof(CancellationToken), trigger.Method.GetParameters()[^1].ParameterType));

    /// <summary>The documents' own hours: facts that clients plan with. UTC, as the host reads them where no time zone is set.</summary>
    [Fact]
    public void Every_schedule_is_the_documented_one_and_never_runs_at_start()
    {
        var timers = Trigger.Of<TimerTriggerAttribute>();

        Assert.Equal(
            [
                "ContractExpiryCheck 0 0 8 * * *",
                "InactivityCheck 0 0 9 * * *",
                "LicenseExpiryCheck 0 30 8 * * *",
                "NightlyRecalculation 0 0 0 * * *",
                "ScheduledReports 0 0 * * * *",
            ],
            timers.Select(trigger => $"{trigger.Function} {trigger.Argument}").Order(StringComparer.Ordinal));
        Assert.All(timers, trigger => Assert.Empty(trigger.Data.NamedArguments)); // RunOnStartup would be one.
    }

    /// <summary>By the host's own library. Five fields would be minutes first there, and a schedule sixty times as long.</summary>
    [Fact]
    public void Every_schedule_has_six_fields()
    {
        Assert.All(Trigger.Of<TimerTriggerAttribute>(), trigger => Assert.NotNull(SixFields((string)trigger.Argument!)));
        Assert.Null(SixFields("0 0 * * *"));
    }

    [Fact]
    public void Every_http_function_is_anonymous_lists_no_methods_and_passes_the_request_on()
    {
        var requests = Trigger.Of<HttpTriggerAttribute>();

        Assert.All(requests, trigger => Assert.Equal((int)AuthorizationLevel.Anonymous, trigger.Argument));
        Assert.All(requests, trigger => Assert.Single(trigger.Data.ConstructorArguments));
        Assert.All(requests, trigger => Assert.Equal(typeof(HttpRequest), Assert.Single(trigger.Method.GetParameters()).ParameterType));
        Assert.All(requests, trigger => Assert.Equal(typeof(Task), trigger.Method.ReturnType));
    }

    [Fact]
    public void Routes_are_distinct_relative_and_not_the_host_s_own()
    {
        var routes = Trigger.Of<HttpTriggerAttribute>().Select(trigger => (string)trigger.Named(nameof(HttpTriggerAttribute.Route))!).ToList();

        Assert.Distinct(routes, StringComparer.OrdinalIgnoreCase);
        Assert.All(routes, route => Assert.Matches("^[a-z{]", route));
        Assert.All(routes, route => Assert.DoesNotMatch("^(admin|runtime)", route));
    }

    private static CrontabSchedule? SixFields(string schedule) =>
        CrontabSchedule.TryParse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
}
