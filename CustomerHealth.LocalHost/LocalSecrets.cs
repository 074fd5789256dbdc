using System.Security.Cryptography;
using System.Text.Json;

namespace CustomerHealth.LocalHost;

/// <summary>
/// Secrets nobody chose: made at the first start and kept beside the store, readable by their owner only, so that sessions and tokens
/// survive a restart and no default secret exists anywhere.
/// </summary>
internal static class LocalSecrets
{
    private const string FileName = "secrets.json";

    /// <summary>The setting with the password of the demo's accounts.</summary>
    public const string DemoPassword = "Demo:Password";

    private static readonly string[] Names = ["Auth:AdminKey", "Tokens:SigningKey", DemoPassword];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <param name="folder">Null: the secrets are as short-lived as the process.</param>
    public static Dictionary<string, string?> In(string? folder)
    {
        if (folder is null)
        {
            return Fresh([]);
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        var known = Read(path);
        if (Names.All(known.ContainsKey))
        {
            return known;
        }

        Write(path, Fresh(known), replace: known.Count > 0);
        return Read(path);
    }

    /// <summary>What is known, and something unguessable for what is not: a build that needs another secret finds it in an old folder.</summary>
    private static Dictionary<string, string?> Fresh(Dictionary<string, string?> known) =>
        Names.ToDictionary(name => name, name => known.GetValueOrDefault(name) ?? NewSecret());

    private static string? NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static Dictionary<string, string?> Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllText(path)) ?? [] : [];

    /// <summary>
    /// Written aside and moved into place, and a first file wins over a second: two processes that start together end up with the same
    /// secrets, never with half a file.
    /// </summary>
    private static void Write(string path, Dictionary<string, string?> secrets, bool replace)
    {
        var aside = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            JsonSerializer.Serialize(file, secrets, Readable);
        }

        try
        {
            File.Move(aside, path, overwrite: replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
