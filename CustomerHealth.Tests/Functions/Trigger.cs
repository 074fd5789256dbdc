using System.Reflection;
using CustomerHealth.Functions.Host;
using Microsoft.Azure.Functions.Worker;

namespace CustomerHealth.Tests.Functions;

/// <summary>
/// A trigger, read as the hosts read it: from attribute data. Nothing may depend on an instance, the contracts' attributes have none.
/// </summary>
internal sealed record Trigger(string Function, MethodInfo Method, CustomAttributeData Data)
{
    public static IReadOnlyList<Trigger> All { get; } =
    [
        .. from type in typeof(HttpFunctions).Assembly.GetTypes()
           where type.Namespace == typeof(HttpFunctions).Namespace
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           select Read(method),
    ];

    public Type Kind => Data.AttributeType;

    /// <summary>The first constructor argument: a queue, a schedule or an authorization level.</summary>
    public object? Argument => Data.ConstructorArguments[0].Value;

    public static List<Trigger> Of<T>() => [.. All.Where(trigger => trigger.Kind == typeof(T))];

    public object? Named(string argument) => Data.NamedArguments.FirstOrDefault(named => named.MemberName == argument).TypedValue.Value;

    /// <summary>What starts the function, as docs/reference.md writes it.</summary>
    public string Cause => Kind == typeof(HttpTriggerAttribute) ? $"route `{Named(nameof(HttpTriggerAttribute.Route))}`"
        : Kind == typeof(QueueTriggerAttribute) ? $"queue `{Argument}`"
        : $"timer `{Argument}`";

    private static Trigger Read(MethodInfo method)
    {
        var function = method.GetCustomAttributesData().Single(data => data.AttributeType == typeof(FunctionAttribute));
        var trigger = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributesData())
            .Single(data => data.AttributeType.Name.EndsWith("TriggerAttribute", StringComparison.Ordinal));
        return new Trigger((string)function.ConstructorArguments[0].Value!, method, trigger);
    }
}
