using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>A member in one line of C#: all that a caller, a mock or a subclass compiles against.</summary>
internal static class MemberSignature
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Attributes that change what compiles.</summary>
    private static readonly HashSet<string> Telling =
    [
        nameof(ObsoleteAttribute),
        nameof(AllowNullAttribute), nameof(DisallowNullAttribute), nameof(MaybeNullAttribute), nameof(MaybeNullWhenAttribute),
        nameof(NotNullAttribute), nameof(NotNullWhenAttribute), nameof(NotNullIfNotNullAttribute), nameof(DoesNotReturnAttribute),
        nameof(RequiredMemberAttribute), nameof(SetsRequiredMembersAttribute),
    ];

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Of(MemberInfo member)
    {
        var names = new TypeNames();
        return names.Settle(Attributes(member.CustomAttributes) + member switch
        {
            ConstructorInfo constructor => $"{Modifiers(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor, names)})",
            MethodInfo method => Of(method, names),
            PropertyInfo property => Of(property, names),
            FieldInfo field => Of(field, names),
            _ => throw new NotSupportedException($"How is {member} of {member.DeclaringType} written?"),
        });
    }

    private static string Of(MethodInfo method, TypeNames names)
    {
        var generic = method.GetGenericArguments();
        var name = generic.Length == 0 ? method.Name : $"{method.Name}<{string.Join(", ", generic.Select(argument => argument.Name))}>";
        var returned = Attributes(method.ReturnParameter.CustomAttributes) + names.With(Nullability.Create(method.ReturnParameter));
        return $"{Modifiers(method)}{returned} {name}({Parameters(method, names)}){string.Concat(generic.Select(Constraint))}";
    }

    private static string Of(PropertyInfo property, TypeNames names)
    {
        var most = property.GetAccessors(nonPublic: true).Where(IsVisible).MaxBy(accessor => accessor.IsPublic)!;
        var name = property.GetIndexParameters().Length == 0 ? property.Name : $"this[{Parameters(property.GetMethod!, names)}]";
        return $"{Modifiers(most)}{names.With(Nullability.Create(property))} {name} {{ {Accessor(property.GetMethod, "get")}{Accessor(property.SetMethod, "set")}}}";

        string Accessor(MethodInfo? accessor, string word) => !IsVisible(accessor)
            ? ""
            : $"{(most.IsPublic && !accessor!.IsPublic ? "protected " : "")}{(IsInit(accessor!) ? "init" : word)}; ";
    }

    private static string Of(FieldInfo field, TypeNames names) => field switch
    {
        { DeclaringType.IsEnum: true } => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        { IsLiteral: true } => $"const {TypeNames.Plain(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        _ => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{names.With(Nullability.Create(field))} {field.Name}",
    };

    private static string Modifiers(MethodBase method) => (method.IsPublic ? "" : "protected ") + method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: true } or { IsVirtual: false } => "",
        MethodInfo overriding when overriding.GetBaseDefinition() != overriding => overriding.IsFinal ? "sealed override " : "override ",
        { IsAbstract: true } => "abstract ",
        { IsFinal: true } => "", // Implements an interface, which the compiler makes virtual on its own.
        _ => "virtual ",
    };

    private static string Parameters(MethodBase method, TypeNames names)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return extends + string.Join(", ", method.GetParameters().Select(parameter => Of(parameter, names)));
    }

    private static string Of(ParameterInfo parameter, TypeNames names)
    {
        var way = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        return $"{Attributes(parameter.CustomAttributes)}{way}{names.With(Nullability.Create(parameter))} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter) => parameter switch
    {
        { IsOptional: false } => "",
        { HasDefaultValue: false } => " = ?",
        { RawDefaultValue: null, ParameterType: { IsValueType: true } type } when Nullable.GetUnderlyingType(type) is null => " = default",
        { RawDefaultValue: null } => " = null",
        { ParameterType.IsEnum: true } => $" = {EnumDefault(parameter.ParameterType, parameter.RawDefaultValue)}",
        { RawDefaultValue: string text } => $" = \"{text}\"",
        { RawDefaultValue: bool yes } => yes ? " = true" : " = false",
        _ => string.Create(CultureInfo.InvariantCulture, $" = {parameter.RawDefaultValue}"),
    };

    /// <summary>Every release of a client knows more service versions and defaults to the last: that is the rule to keep, not the number.</summary>
    private static string EnumDefault(Type type, object value) =>
        TypeSignature.IsServiceVersion(type) && Equals(value, type.GetEnumValuesAsUnderlyingType().Cast<object>().Max())
            ? "newest"
            : Enum.ToObject(type, value).ToString()!;

    public static string Constraint(Type argument)
    {
        var flags = argument.GenericParameterAttributes;
        string[] constraints =
        [
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? ["struct"] : Array.Empty<string>(),
            .. argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(TypeNames.Plain),
            .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>(),
        ];
        return constraints.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", constraints)}";
    }

    private static string Attributes(IEnumerable<CustomAttributeData> attributes) => string.Concat(
        from attribute in attributes
        where Telling.Contains(attribute.AttributeType.Name)
        let arguments = string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.Value))
        select $"[{attribute.AttributeType.Name[..^"Attribute".Length]}{(arguments.Length == 0 ? "" : $"({arguments})")}] ");

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
