// What ContractComparisonTests compares: a package, and contracts that are wrong about it in one point each.
#pragma warning disable CA1822, CA1052, CA1034 // Signatures to look at; nothing calls them.
namespace CustomerHealth.Tests.Functions.Contracts.Samples;

public static class Package
{
    public enum Mode
    {
        Slow = 0,
        Fast = 1,
    }

    public interface IThing
    {
        string Name { get; }

        int Count { get; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class MarkAttribute : Attribute;

    public class Client
    {
        public string? Note { get; set; }

        public virtual Task SendAsync(string text, string? note = null, int count = 1) => throw null!;

        public T Get<T>()
            where T : class => throw null!;
    }
}

public static class WrongName
{
    public class Client
    {
        public virtual Task SendAsync(string body, string? note = null, int count = 1) => throw null!;
    }
}

public static class WrongOrder
{
    public class Client
    {
        public virtual Task SendAsync(string text, int count = 1, string? note = null) => throw null!;
    }
}

public static class WrongDefault
{
    public class Client
    {
        public virtual Task SendAsync(string text, string? note = null, int count = 2) => throw null!;
    }
}

public static class NoDefault
{
    public class Client
    {
        public virtual Task SendAsync(string text, string? note, int count = 1) => throw null!;
    }
}

public static class WrongNull
{
    public class Client
    {
        public virtual Task SendAsync(string? text, string? note = null, int count = 1) => throw null!;
    }
}

#nullable disable
public static class SilentAboutNull
{
    public class Client
    {
        public virtual Task SendAsync(string text, string note = null, int count = 1) => throw null!;
    }
}
#nullable restore

public static class WrongReturn
{
    public class Client
    {
        public virtual Task<bool> SendAsync(string text, string? note = null, int count = 1) => throw null!;
    }
}

public static class NotVirtual
{
    public class Client
    {
        public Task SendAsync(string text, string? note = null, int count = 1) => throw null!;
    }
}

public static class Protected
{
    public class Client
    {
        protected virtual Task SendAsync(string text, string? note = null, int count = 1) => throw null!;
    }
}

public static class NoSetter
{
    public class Client
    {
        public string? Note => throw null!;
    }
}

public static class NoConstraint
{
    public class Client
    {
        public T Get<T>() => throw null!;
    }
}

public static class TooMuch
{
    public class Client
    {
        public void Stop() => throw null!;
    }
}

public static class Fewer
{
    public class Client
    {
        public virtual Task SendAsync(string text, string? note = null, int count = 1) => throw null!;
    }
}

public static class Sealed
{
    public sealed class Client;
}

public static class WrongBase
{
    public class Client : MarshalByRefObject;
}

public static class WrongValue
{
    public enum Mode
    {
        Slow = 0,
        Fast = 2,
    }
}

public static class ValueMissing
{
    public enum Mode
    {
        Slow = 0,
    }
}

public static class MemberMissing
{
    public interface IThing
    {
        string Name { get; }
    }
}

public static class WrongUsage
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MarkAttribute : Attribute;
}
