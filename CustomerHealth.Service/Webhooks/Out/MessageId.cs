using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>
/// Ids of messages, the value of <c>webhook-id</c>: <c>msg_</c>, 12 hexadecimal digits of the time in milliseconds, 20 of a hash. By them a
/// receiver knows a message that it has had before; a store that sorts them turned round has the newest first.
/// </summary>
internal static partial class MessageId
{
    private const string Prefix = "msg_";
    private const int TimeDigits = 12;
    private const int HashBytes = 10;
    private const long MostMilliseconds = 0xFFFF_FFFF_FFFF;

    /// <param name="hash">Ten bytes or more.</param>
    public static string Of(DateTimeOffset at, ReadOnlySpan<byte> hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Milliseconds(at):x12}{Convert.ToHexStringLower(hash[..HashBytes])}");

    /// <summary>A new one.</summary>
    public static string New(DateTimeOffset at) => Of(at, RandomNumberGenerator.GetBytes(HashBytes));

    public static bool IsId(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>Where it stands in a list that begins with the newest.</summary>
    public static string OrderOf(string id)
    {
        var time = long.Parse(id.AsSpan(Prefix.Length, TimeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{MostMilliseconds - time:x12}{id.AsSpan(Prefix.Length + TimeDigits)}");
    }

    /// <summary>The id that stands where <see cref="OrderOf"/> says.</summary>
    public static string At(string order)
    {
        var turned = long.Parse(order.AsSpan(0, TimeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}{MostMilliseconds - turned:x12}{order.AsSpan(TimeDigits)}");
    }

    /// <summary>Where ids of before that moment begin.</summary>
    public static string OrderBefore(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{MostMilliseconds - Milliseconds(moment) + 1:x12}");

    private static long Milliseconds(DateTimeOffset at) => Math.Clamp(at.ToUnixTimeMilliseconds(), 1, MostMilliseconds);

    [GeneratedRegex(@"\Amsg_[0-9a-f]{32}\z")]
    private static partial Regex Form();
}
