using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CustomerHealth.Service.Pages;

/// <summary>A file that is embedded in an assembly.</summary>
/// <param name="Hash">Of the content, or of what it is made from.</param>
/// <param name="IsPacked">Whether the content is packed by gzip.</param>
internal sealed record EmbeddedAsset(string Name, string ContentType, string Hash, bool IsPacked, Lazy<byte[]> Content)
{
    public string Address => $"/assets/{Name.Insert(Name.IndexOf('.', StringComparison.Ordinal), "." + Hash)}";

    /// <summary>One of our own.</summary>
    public static EmbeddedAsset Own(string name, string contentType)
    {
        var bytes = Read(typeof(EmbeddedAsset).Assembly, $"assets/{name}");
        return new EmbeddedAsset(name, contentType, HashOf(bytes), IsPacked: false, new Lazy<byte[]>(bytes));
    }

    /// <summary>One of a package, whose files are large and packed: read when somebody asks for it, which may be never.</summary>
    /// <param name="package">A type of it.</param>
    /// <param name="edit">What is changed in the text.</param>
    public static EmbeddedAsset OfPackage(Type package, string resource, string name, string contentType, Func<string, string>? edit = null)
    {
        Guid[] versions = [package.Module.ModuleVersionId, typeof(EmbeddedAsset).Module.ModuleVersionId];
        var content = new Lazy<byte[]>(() =>
        {
            var packed = Read(package.Assembly, $"{package.Namespace}.{resource}");
            return edit is null ? packed : Pack(Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(Unpack(packed)))));
        });
        return new EmbeddedAsset(name, contentType, HashOf(Encoding.UTF8.GetBytes(string.Join(' ', versions))), IsPacked: true, content);
    }

    /// <summary>The content as it is read by a client that cannot unpack.</summary>
    public byte[] Plain() => IsPacked ? Unpack(Content.Value) : Content.Value;

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var embedded = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The asset {resource} is not embedded.");
        using var content = new MemoryStream();
        embedded.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var content = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
}
