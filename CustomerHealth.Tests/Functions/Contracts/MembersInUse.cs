using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Moq;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>
/// Which types and members of Azure's packages an assembly uses, read from what the compiler left in it. Names that it does not leave there,
/// as in <c>nameof</c> and comments, are not uses; values of an enum are not there either, so an enum counts whole.
/// </summary>
internal sealed class MembersInUse
{
    private const BindingFlags Anything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Stands for the type arguments of generic code, which the references inside it leave open.</summary>
    private static readonly Type[] Open = [.. Enumerable.Repeat(typeof(object), 8)];

    private readonly HashSet<Type> types = [];
    private readonly HashSet<MemberInfo> members = [];

    public static IReadOnlyCollection<string> Of(IEnumerable<Assembly> users)
    {
        var uses = new MembersInUse();
        foreach (var user in users)
        {
            uses.ReadReferences(user);
            uses.ReadDeclarations(user);
        }

        return uses.Lines();
    }

    /// <summary>Calls, fields, constructors of attributes, and every type that is named anywhere.</summary>
    private void ReadReferences(Assembly user)
    {
        using var file = new PEReader(File.OpenRead(user.Location));
        var metadata = file.GetMetadataReader();
        foreach (var reference in metadata.TypeReferences.Where(reference => AzureAssemblies.IsAzure(metadata.AssemblyOf(reference))))
        {
            Use(user.ManifestModule.ResolveType(MetadataTokens.GetToken(reference)));
        }

        foreach (var reference in metadata.MemberReferences)
        {
            var assembly = metadata.AssemblyOf(metadata.GetMemberReference(reference).Parent);
            if (AzureAssemblies.IsAzure(assembly))
            {
                Use(user.ManifestModule.ResolveMember(MetadataTokens.GetToken(reference), Open, Open)!);
            }
            else if (assembly == "Moq")
            {
                UseMock(user.ManifestModule.ResolveMember(MetadataTokens.GetToken(reference), Open, Open)!.DeclaringType!);
            }
        }
    }

    /// <summary>What is used by being declared: overridden members, and the named arguments of attributes.</summary>
    private void ReadDeclarations(Assembly user)
    {
        foreach (var type in user.GetTypes())
        {
            var declared = type.GetMembers(Anything);
            foreach (var method in declared.OfType<MethodInfo>().Where(method => method.GetBaseDefinition().DeclaringType!.IsAzure()))
            {
                Use(method.GetBaseDefinition());
            }

            var parameters = declared.OfType<MethodBase>().SelectMany(method => method.GetParameters());
            var attributes = declared.Append(type).SelectMany(member => member.CustomAttributes)
                .Concat(parameters.SelectMany(parameter => parameter.CustomAttributes));
            foreach (var named in attributes.Where(attribute => attribute.AttributeType.IsAzure()).SelectMany(attribute => attribute.NamedArguments))
            {
                Use(named.MemberInfo);
            }
        }
    }

    /// <summary>A mock is a subclass, made when the test runs.</summary>
    private void UseMock(Type type)
    {
        if (type is { IsConstructedGenericType: true, GenericTypeArguments: [{ IsInterface: false } mocked] } && type.GetGenericTypeDefinition() == typeof(Mock<>)
            && mocked.IsAzure())
        {
            Use(mocked.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [])!);
        }
    }

    private void Use(MemberInfo member)
    {
        // Of Response<TableEntity>.Value, what Response<T> declares.
        var definition = member is PropertyInfo ? member : member.Module.ResolveMember(member.MetadataToken)!;
        Use(definition.DeclaringType!);
        members.Add(definition is MethodInfo { IsSpecialName: true } accessor ? PropertyOf(accessor) ?? accessor : definition);
    }

    private static MemberInfo? PropertyOf(MethodInfo accessor) => accessor.DeclaringType!.GetProperties(Anything)
        .FirstOrDefault(property => property.GetAccessors(nonPublic: true).Contains(accessor));

    private void Use(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (!definition.IsAzure() || !types.Add(definition))
        {
            return;
        }

        Use(definition.BaseType ?? typeof(object));
        Use(definition.DeclaringType ?? typeof(object));
        if (definition.IsEnum || definition.IsInterface)
        {
            // Whoever implements an interface has to implement all of it.
            members.UnionWith(TypeSignature.Members(definition));
        }
    }

    private SortedSet<string> Lines() => new(
        [
            .. types.Select(type => TypeSignature.Line(type, TypeSignature.Of(type))),
            .. from type in types
               from implemented in type.GetInterfaces().Where(types.Contains)
               select TypeSignature.Line(type, TypeSignature.Implements(implemented)),
            .. members.Select(member => TypeSignature.Line(member.DeclaringType!, MemberSignature.Of(member))),
        ],
        StringComparer.Ordinal);
}
