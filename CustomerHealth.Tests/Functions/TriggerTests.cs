using System.Reflection;
using System.Text.RegularExpressions;
using CustomerHealth.Functions.Host;
using CustomerHealth.Service.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace CustomerHealth.Tests.Functions;

/// <summary>
/// The triggers, read as the hosts read them: from attribute data. Nothing may depend on an instance, the contracts' attributes have none.
/// </summary>
public sealed partial class TriggerTests
{
    private static readonly IReadOnlyList<Trigger> Triggers =
    [
        .. from type in typeof(HttpFunctions).Assembly.GetTypes()
           where type.Namespace == typeof(HttpFunctions).Namespace
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           select Trigger.Read(method),
    ];

    [Fact]
    public void Every_function_has_a_name_of_its_own_and_one_trigger()
    {
        Assert.NotEmpty(Triggers);
        Assert.All(Triggers, trigger => Assert.Matches("^[A-Z][A-Za-z0-9]+$", trigger.Function));
        Assert.Distinct(Triggers.Select(trigger => trigger.Function), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_queue_has_one_trigger_on_the_queue_account()
    {
        var queues = Of<QueueTriggerAttribute>();

        Assert.Equal(QueueNames.All.Order(), queues.Select(trigger => trigger.Argument).Cast<string>().Order());
        Assert.All(queues, trigger => Assert.Equal(QueueFunctions.Connection, trigger.Named(nameof(QueueTriggerAttribute.Connection))));
    }

    [Fact]
    public void Queue_and_timer_functions_hand_on_the_host_s_cancellation() => Assert.All(
        Triggers.Where(trigger => trigger.Kind != typeof(HttpTriggerAttribute)),
        trigger => Assert.Equal(typeof(CancellationToken), trigger.Method.GetParameters()[^1].ParameterType));

    [Fact]
    public void Every_schedule_has_six_fields_and_never_runs_at_start()
    {
        var timers = Of<TimerTriggerAttribute>();

        Assert.NotEmpty(timers);
        Assert.All(timers, trigger => Assert.Matches(SixFields(), (string)trigger.Argument!));
        Assert.All(timers, trigger => Assert.Empty(trigger.Data.NamedArguments)); // RunOnStartup would be one.
        Assert.Distinct(timers.Select(trigger => trigger.Method));
    }

    [Fact]
    public void Every_http_function_is_anonymous_lists_no_methods_and_passes_the_request_on()
    {
        var requests = Of<HttpTriggerAttribute>();

        Assert.All(requests, trigger => Assert.Equal((int)AuthorizationLevel.Anonymous, trigger.Argument));
        Assert.All(requests, trigger => Assert.Single(trigger.Data.ConstructorArguments));
        Assert.All(requests, trigger => Assert.Equal(typeof(HttpRequest), Assert.Single(trigger.Method.GetParameters()).ParameterType));
        Assert.All(requests, trigger => Assert.Equal(typeof(Task), trigger.Method.ReturnType));
    }

    [Fact]
    public void Routes_are_distinct_relative_and_not_the_host_s_own()
    {
        var routes = Of<HttpTriggerAttribute>().Select(trigger => (string)trigger.Named(nameof(HttpTriggerAttribute.Route))!).ToList();

        Assert.Distinct(routes, StringComparer.OrdinalIgnoreCase);
        Assert.All(routes, route => Assert.DoesNotMatch("^(/|admin|runtime)", route));
    }

    /// <summary>The host tries routes in the order of function names, so the one for everything has to have the last name.</summary>
    [Fact]
    public void The_route_for_everything_comes_last() => Assert.Equal(
        "{*path}",
        Of<HttpTriggerAttribute>().MaxBy(trigger => trigger.Function, StringComparer.OrdinalIgnoreCase)!.Named(nameof(HttpTriggerAttribute.Route)));

    private static List<Trigger> Of<T>() => [.. Triggers.Where(trigger => trigger.Kind == typeof(T))];

    [GeneratedRegex(@"^\S+( \S+){5}$")]
    private static partial Regex SixFields();

    private sealed record Trigger(string Function, MethodInfo Method, CustomAttributeData Data)
    {
        public Type Kind => Data.AttributeType;

        /// <summary>The first constructor argument: a queue, a schedule or an authorization level.</summary>
        public object? Argument => Data.ConstructorArguments[0].Value;

        public static Trigger Read(MethodInfo method)
        {
            var function = method.GetCustomAttributesData().Single(data => data.AttributeType == typeof(FunctionAttribute));
            var trigger = method.GetParameters()
                .SelectMany(parameter => parameter.GetCustomAttributesData())
                .Single(data => data.AttributeType.Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));
            return new Trigger((string)function.ConstructorArguments[0].Value!, method, trigger);
        }

        public object? Named(string argument) =>
            Data.NamedArguments.FirstOrDefault(named => named.MemberName == argument).TypedValue.Value;
    }
}
