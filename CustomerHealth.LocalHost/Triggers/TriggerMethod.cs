using System.Reflection;

namespace CustomerHealth.LocalHost.Triggers;

/// <summary>
/// The way into one trigger method: makes an instance of its class for the call, as the worker does, and passes what it asks for.
/// </summary>
public sealed class TriggerMethod
{
    private readonly ObjectFactory create;
    private readonly MethodInvoker invoker;
    private readonly bool[] takesTrigger;

    /// <exception cref="InvalidOperationException">The method asks for something this host cannot give.</exception>
    public TriggerMethod(MethodInfo method, ParameterInfo trigger)
    {
        var parameters = method.GetParameters();
        if (Array.Find(parameters, other => other != trigger && other.ParameterType != typeof(CancellationToken)) is { } stranger)
        {
            throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} asks for {stranger.Name}, which only the worker has.");
        }

        if (!typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} must return a Task.");
        }

        create = ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        invoker = MethodInvoker.Create(method);
        takesTrigger = Array.ConvertAll(parameters, parameter => parameter == trigger);
        TriggerType = trigger.ParameterType;
    }

    /// <summary>What the function wants to be triggered with: a request, a message's text, a timer's state.</summary>
    public Type TriggerType { get; }

    public Task InvokeAsync(IServiceProvider services, object trigger, CancellationToken cancellationToken)
    {
        var arguments = new object?[takesTrigger.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = takesTrigger[index] ? trigger : cancellationToken;
        }

        return (Task)invoker.Invoke(create(services, null), arguments.AsSpan())!;
    }
}
