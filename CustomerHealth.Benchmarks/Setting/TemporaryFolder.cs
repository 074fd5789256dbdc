namespace CustomerHealth.Benchmarks.Setting;

/// <summary>A folder for one scenario's store, on the disk of the temporary files: durability is part of what is measured.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("customerhealth-bench-");

    public string Path => folder.FullName;

    public string Store => System.IO.Path.Combine(folder.FullName, "customerhealth.db");

    public void Dispose() => folder.Delete(recursive: true);
}
