using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.LocalHost.Triggers;

/// <summary>
/// Reads the functions of some classes from attribute data. No attribute is ever created: their contracts have no bodies, and the
/// worker's real ones are not here.
/// </summary>
public static class TriggerReader
{
    /// <exception cref="InvalidOperationException">A function has no trigger this host knows, or two share a name.</exception>
    public static TriggerTable Read(params IEnumerable<Type> classes)
    {
        var http = ImmutableArray.CreateBuilder<HttpFunction>();
        var queues = ImmutableArray.CreateBuilder<QueueFunction>();
        var timers = ImmutableArray.CreateBuilder<TimerFunction>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, method) in classes.SelectMany(Functions))
        {
            if (!names.Add(name))
            {
                throw new InvalidOperationException($"Two functions are called {name}.");
            }

            var (parameter, trigger) = TriggerOf(method);
            var call = new TriggerMethod(method, parameter);
            if (trigger.AttributeType == typeof(HttpTriggerAttribute))
            {
                http.Add(new HttpFunction(name, RouteOf(trigger, name), MethodsOf(trigger), call));
            }
            else if (trigger.AttributeType == typeof(QueueTriggerAttribute))
            {
                queues.Add(new QueueFunction(name, FirstText(trigger), call));
            }
            else
            {
                timers.Add(new TimerFunction(name, FirstText(trigger), RetryOf(method), call));
            }
        }

        return new TriggerTable(http.ToImmutable(), queues.ToImmutable(), timers.ToImmutable());
    }

    private static IEnumerable<(string Name, MethodInfo Method)> Functions(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(FunctionAttribute))
        where function is not null
        select (FirstText(function), method);

    private static (ParameterInfo Parameter, CustomAttributeData Trigger) TriggerOf(MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.GetCustomAttributesData().FirstOrDefault(IsKnownTrigger) is { } trigger)
            {
                return (parameter, trigger);
            }
        }

        throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} has no HTTP, queue or timer trigger.");
    }

    private static bool IsKnownTrigger(CustomAttributeData data) =>
        data.AttributeType == typeof(HttpTriggerAttribute)
        || data.AttributeType == typeof(QueueTriggerAttribute)
        || data.AttributeType == typeof(TimerTriggerAttribute);

    private static TimerRetry RetryOf(MethodInfo method) =>
        method.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(ExponentialBackoffRetryAttribute)) is { } retry
            ? new TimerRetry((int)retry.ConstructorArguments[0].Value!, PauseOf(retry, 1), PauseOf(retry, 2))
            : TimerRetry.None;

    private static TimeSpan PauseOf(CustomAttributeData retry, int argument) =>
        TimeSpan.Parse((string)retry.ConstructorArguments[argument].Value!, CultureInfo.InvariantCulture);

    private static string FirstText(CustomAttributeData data) => (string)data.ConstructorArguments[0].Value!;

    /// <summary>A function without a route, or with a blank one, is found under its name.</summary>
    private static string RouteOf(CustomAttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.MemberName == nameof(HttpTriggerAttribute.Route)).TypedValue.Value is string route
        && !string.IsNullOrWhiteSpace(route) ? route : name;

    private static ImmutableArray<string> MethodsOf(CustomAttributeData data) =>
    [
        .. data.ConstructorArguments
            .Select(argument => argument.Value)
            .OfType<ReadOnlyCollection<CustomAttributeTypedArgument>>()
            .SelectMany(list => list, (_, method) => (string)method.Value!),
    ];
}
