using System.Diagnostics.CodeAnalysis;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>A storage account as a connection string names it: who we are, our key, and where its three services are.</summary>
/// <param name="Key">The account key, decoded. It signs requests and goes nowhere else.</param>
internal sealed record StorageAccount(string Name, byte[] Key, Uri Tables, Uri Queues, Uri Blobs)
{
    private const string Emulator = "devstoreaccount1";

    /// <summary>Azurite's key, which Microsoft publishes: it opens nothing but an emulator.</summary>
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Reads a connection string with an account key, or <c>UseDevelopmentStorage=true</c>.</summary>
    /// <exception cref="InvalidDataException">Says what is missing, and never repeats the string: it holds a key.</exception>
    public static StorageAccount Parse(string connectionString)
    {
        var fields = Fields(connectionString);
        if (fields.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            return AtAzurite(tables: 10002, queues: 10001, blobs: 10000);
        }

        var name = Required(fields, "AccountName");
        return new StorageAccount(
            name,
            Decode(Required(fields, "AccountKey")),
            Endpoint(fields, name, "TableEndpoint", "table"),
            Endpoint(fields, name, "QueueEndpoint", "queue"),
            Endpoint(fields, name, "BlobEndpoint", "blob"));
    }

    /// <summary>The well-known account of an Azurite on this machine.</summary>
    public static StorageAccount AtAzurite(int tables, int queues, int blobs)
    {
        return new StorageAccount(Emulator, Convert.FromBase64String(EmulatorKey), At(tables), At(queues), At(blobs));

        static Uri At(int port) => new($"http://127.0.0.1:{port}/{Emulator}");
    }

    /// <summary>A record would print the key.</summary>
    public override string ToString() => $"storage account {Name}";

    private static Dictionary<string, string> Fields(string connectionString)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
            {
                throw Wrong("a part without '='");
            }

            fields[part[..equals]] = part[(equals + 1)..];
        }

        return fields;
    }

    private static string Required(Dictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw Wrong($"no {name}; only account keys are taken here");

    private static byte[] Decode(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) ? bytes[..length] : throw Wrong("an AccountKey that is no base64");
    }

    private static Uri Endpoint(Dictionary<string, string> fields, string name, string field, string service)
    {
        var protocol = fields.GetValueOrDefault("DefaultEndpointsProtocol") ?? "https";
        var suffix = fields.GetValueOrDefault("EndpointSuffix") ?? "core.windows.net";
        var address = fields.GetValueOrDefault(field) ?? $"{protocol}://{name}.{service}.{suffix}";
        return TryWeb(address, out var endpoint) ? endpoint : throw Wrong($"a {field} that is no http or https address");
    }

    private static bool TryWeb(string address, [NotNullWhen(true)] out Uri? endpoint) =>
        Uri.TryCreate(address.TrimEnd('/'), UriKind.Absolute, out endpoint) && endpoint.Scheme is "http" or "https";

    private static InvalidDataException Wrong(string what) => new($"The connection string has {what}.");
}
