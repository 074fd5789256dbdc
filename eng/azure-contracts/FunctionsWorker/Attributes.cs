using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

// Microsoft.Azure.Functions.Worker.Extensions.{Abstractions, Http, Timer, Storage.Queues}. Arguments are read from metadata
// (CustomAttributeData); nothing creates an instance, so the constructors need not keep them.
namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class BindingAttribute : Attribute
    {
        private protected BindingAttribute() => throw null!;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class TriggerBindingAttribute : BindingAttribute
    {
        private protected TriggerBindingAttribute() => throw null!;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionAttribute : Attribute
    {
        public FunctionAttribute(string name) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public abstract class RetryAttribute : Attribute
    {
        private protected RetryAttribute() => throw null!;
    }

    public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
    {
        public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval) => throw null!;
    }

    public enum AuthorizationLevel
    {
        Anonymous = 0,
        User = 1,
        Function = 2,
        System = 3,
        Admin = 4,
    }

    public sealed class HttpTriggerAttribute : TriggerBindingAttribute
    {
        public HttpTriggerAttribute(AuthorizationLevel authLevel) => throw null!;

        public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => throw null!;

        public string? Route { get => throw null!; set => throw null!; }
    }

    public sealed class QueueTriggerAttribute : TriggerBindingAttribute
    {
        public QueueTriggerAttribute(string queueName) => throw null!;

        public string? Connection { get => throw null!; set => throw null!; }
    }

    public sealed class TimerTriggerAttribute : TriggerBindingAttribute
    {
        public TimerTriggerAttribute(string schedule) => throw null!;
    }
}
