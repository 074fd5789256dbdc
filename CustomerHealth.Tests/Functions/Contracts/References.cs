using System.Reflection.Metadata;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>Where a reference in an assembly's metadata leads.</summary>
internal static class References
{
    private const byte GenericInstance = 0x15; // ECMA-335 II.23.1.16, ELEMENT_TYPE_GENERICINST.

    /// <summary>The simple name of the assembly that a type belongs to; null for types of the assembly itself, arrays and type parameters.</summary>
    public static string? AssemblyOf(this MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)handle).Name),
        HandleKind.TypeReference => metadata.AssemblyOf(metadata.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope),
        HandleKind.TypeSpecification => metadata.AssemblyOf(GenericDefinition(metadata, (TypeSpecificationHandle)handle)),
        _ => null,
    };

    private static EntityHandle GenericDefinition(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadByte() != GenericInstance)
        {
            return default;
        }

        signature.ReadByte(); // class or value type
        return signature.ReadTypeHandle();
    }
}
