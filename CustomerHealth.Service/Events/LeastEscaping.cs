using System.Text.Encodings.Web;

namespace CustomerHealth.Service.Events;

/// <summary>
/// Escapes in JSON only what RFC 8259 asks for: the quote, the backslash and the control characters below U+0020. The encoders of the
/// framework also escape astral characters and some others, and an event within the limits would no longer fit into its row. What is
/// written with it never stands in HTML.
/// </summary>
internal sealed class LeastEscaping : JavaScriptEncoder
{
    public static readonly LeastEscaping Instance = new();

    /// <summary>A backslash, a letter and four digits.</summary>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is '"' or '\\' or < 0x20;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var index = 0; index < textLength; index++)
        {
            if (WillEncode(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        if (unicodeScalar is '"' or '\\' && target.Length >= 2)
        {
            (target[0], target[1]) = ('\\', (char)unicodeScalar);
            numberOfCharactersWritten = 2;
            return true;
        }

        return target.TryWrite($"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);
    }
}
