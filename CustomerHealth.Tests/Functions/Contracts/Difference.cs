namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>What one list of lines has and the other has not, ready to be read and pasted.</summary>
internal static class Difference
{
    /// <returns>Empty when there are no lines.</returns>
    public static string Part(string title, IEnumerable<string> lines)
    {
        var sorted = lines.Order(StringComparer.Ordinal).ToList();
        return sorted.Count == 0 ? "" : $"\n{title}:\n{string.Join('\n', sorted)}\n";
    }
}
