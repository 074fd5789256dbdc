using System.Reflection;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>How a type is written in the list of members: as in C#, with the namespace of whatever is not of every day.</summary>
internal sealed class TypeNames
{
    /// <summary>Stands behind a reference whose package says nothing about null.</summary>
    private const string Silent = "~";

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    private static readonly HashSet<string> EveryDay =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Linq.Expressions", "System.Threading", "System.Threading.Tasks"];

    private bool silent;
    private bool outspoken;

    /// <summary>A type without a word about null: a base type, a constraint, the type that declares a member.</summary>
    public static string Plain(Type type) => new TypeNames().Write(type, null);

    public string With(NullabilityInfo nullability) => Write(nullability.Type, nullability);

    /// <summary>
    /// Marks a signature that says nothing about null as a whole, which is easier to read than a mark on each of its types.
    /// </summary>
    public string Settle(string signature) =>
        silent && !outspoken ? $"{Silent} {signature.Replace(Silent, "", StringComparison.Ordinal)}" : signature;

    private string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Write(value, null)}?";
        }

        var name = type.IsArray ? $"{Write(type.GetElementType()!, nullability?.ElementType)}[]" : Name(type, nullability);
        return name + Mark(type, nullability);
    }

    private string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var arguments = type.GetGenericArguments();
        var outer = type.DeclaringType is { } declaring ? $"{Plain(declaring)}." : EveryDay.Contains(type.Namespace!) ? "" : $"{type.Namespace}.";
        var own = outer + type.Name.Split('`')[0];
        return arguments.Length == 0
            ? own
            : $"{own}<{string.Join(", ", arguments.Select((argument, index) => Write(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))))}>";
    }

    private string Mark(Type type, NullabilityInfo? nullability)
    {
        if (nullability is null || type.IsValueType)
        {
            return "";
        }

        silent |= nullability.ReadState == NullabilityState.Unknown;
        outspoken |= nullability.ReadState != NullabilityState.Unknown;
        return nullability.ReadState switch
        {
            NullabilityState.Nullable => "?",
            NullabilityState.Unknown => Silent,
            _ => "",
        };
    }
}
