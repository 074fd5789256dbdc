namespace CustomerHealth.Service.Accounts;

/// <summary>
/// The passwords that are tried first. A list of words instead of thousands of spellings: most common passwords are one of few words with
/// digits and signs at the end, or some letters swapped for digits that look alike.
/// </summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> Words = Load();

    public static bool Contain(string password)
    {
        var folded = Plain(password);
        return IsMonotonous(password) || Words.Contains(folded) || Words.Contains(Plain(password.TrimEnd(Trailing))) || IsRepeated(folded);
    }

    private static char[] Trailing { get; } = [.. "0123456789!?.*#$@-_+ "];

    /// <summary>Lower case, without what people put in place of letters.</summary>
    private static string Plain(string password) => string.Concat(password.ToLowerInvariant().Select(character => character switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '3' => 'e',
        '1' or '!' => 'i',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    }));

    /// <summary>One character over and over, or characters in a row as in 12345678 and abcdefgh.</summary>
    private static bool IsMonotonous(string password)
    {
        var steps = password.Zip(password.Skip(1), (left, right) => right - left).Distinct().ToArray();
        return steps is [-1 or 0 or 1];
    }

    /// <summary>A listed word twice or more.</summary>
    private static bool IsRepeated(string folded) =>
        Enumerable.Range(3, Math.Max(0, (folded.Length / 2) - 2)).Any(length =>
            folded.Length % length == 0
            && Words.Contains(folded[..length])
            && string.Concat(Enumerable.Repeat(folded[..length], folded.Length / length)) == folded);

    private static HashSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Plain)];
    }
}
