namespace CustomerHealth.Service.Storage;

/// <summary>Halves of surrogate pairs, which .NET strings may hold and UTF-8 cannot.</summary>
internal static class Surrogates
{
    public static bool HasLoneOne(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            at++;
        }

        return false;
    }
}
