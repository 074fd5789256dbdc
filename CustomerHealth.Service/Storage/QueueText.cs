using System.Buffers;
using System.Buffers.Text;

namespace CustomerHealth.Service.Storage;

/// <summary>Message bodies as base64 text, which is how the Functions queue trigger expects them.</summary>
public static class QueueText
{
    public static byte[] Of(ReadOnlySpan<byte> body)
    {
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(body.Length)];
        Base64.EncodeToUtf8(body, text, out _, out _);
        return text;
    }

    /// <summary>The body, or null when the text is no base64: a foreign sender's.</summary>
    public static ReadOnlyMemory<byte>? Read(ReadOnlySpan<byte> text)
    {
        var body = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var status = Base64.DecodeFromUtf8(text, body, out var consumed, out var written);

        // Cast: null alone would silently become an empty memory.
        return status == OperationStatus.Done && consumed == text.Length ? body.AsMemory(0, written) : (ReadOnlyMemory<byte>?)null;
    }
}
