using System.Reflection;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>The lines of the list of members: a type's own, and all that it shows.</summary>
internal static class TypeSignature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What the type itself is; in brackets, so that it is sorted before the members.</summary>
    public static string Of(Type type) =>
        $"({Usage(type)}{Kind(type)}{Base(type)}{string.Concat(type.GetGenericArguments().Select(MemberSignature.Constraint))})";

    /// <summary>That a type can stand where an interface is asked for.</summary>
    public static string Implements(Type implemented) => $"(implements {TypeNames.Plain(implemented)})";

    /// <summary>Everything that others can use of a type.</summary>
    public static IEnumerable<string> All(Type type) =>
        [Of(type), .. type.GetInterfaces().Where(AzureAssemblies.IsAzure).Select(Implements), .. Members(type).Select(MemberSignature.Of)];

    public static string Line(Type type, string signature) => $"{TypeNames.Plain(type)}: {signature}";

    public static IEnumerable<MemberInfo> Members(Type type) => type.IsEnum
        ? Values(type).Where(_ => !IsServiceVersion(type))
        : type.GetMembers(Declared).Where(member => member switch
        {
            MethodInfo method => !method.IsSpecialName && MemberSignature.IsVisible(method),
            ConstructorInfo constructor => !constructor.IsStatic && MemberSignature.IsVisible(constructor),
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(MemberSignature.IsVisible),
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            _ => false,
        });

    public static IEnumerable<FieldInfo> Values(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    /// <summary>The versions of a storage service: not for the list, they grow with every release and only the default is in use.</summary>
    public static bool IsServiceVersion(Type type) => type is { IsEnum: true, Name: "ServiceVersion" };

    private static string Usage(Type type) =>
        type.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(AttributeUsageAttribute)) is { } usage
            ? $"[AttributeUsage({(AttributeTargets)(int)usage.ConstructorArguments[0].Value!}{string.Concat(usage.NamedArguments.Select(named => $", {named}"))})] "
            : "";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => $"enum {type.GetEnumUnderlyingType().Name}",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Base(Type type) =>
        type.IsClass && type.BaseType is { } parent && parent != typeof(object) ? $" : {TypeNames.Plain(parent)}" : "";
}
