using System.Globalization;
using CustomerHealth.Service.Events;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>What a client prefers (RFC 7240): how long to wait for the effect, and whether all or nothing is to be taken.</summary>
/// <param name="Wait">Zero: do not wait.</param>
/// <param name="RespondsAsync">Long work is to go on after the answer.</param>
internal readonly record struct Preferences(TimeSpan Wait, bool Strict, bool RespondsAsync)
{
    /// <summary>The preference of a client that does not wait for long work.</summary>
    public const string RespondAsync = "respond-async";

    /// <summary>What documents say of the header.</summary>
    public const string WaitHeader = "wait=N: the answer comes when the effect is there, or after N seconds";

    public const string WaitAndStrictHeader = WaitHeader + "; handling=strict: all of a batch or nothing";

    /// <summary>The value of Preference-Applied when the wait brought the outcome.</summary>
    public string WaitApplied =>
        string.Create(CultureInfo.InvariantCulture, $"wait={(int)Math.Min(Wait.TotalSeconds, EventWatch.Longest.TotalSeconds)}");

    /// <summary>Reads every Prefer header; what is not understood is ignored, as the RFC asks.</summary>
    public static Preferences Of(HttpRequest request)
    {
        var result = default(Preferences);
        foreach (var preference in request.Headers["Prefer"].SelectMany(header => (header ?? string.Empty).Split(',', ';')))
        {
            var pair = preference.Split('=', 2, StringSplitOptions.TrimEntries);
            var value = pair.Length == 2 ? pair[1].Trim('"') : string.Empty;
            if (pair[0].Equals("wait", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                result = result with { Wait = TimeSpan.FromSeconds(seconds) };
            }
            else if (pair[0].Equals("handling", StringComparison.OrdinalIgnoreCase)
                && value.Equals("strict", StringComparison.OrdinalIgnoreCase))
            {
                result = result with { Strict = true };
            }
            else if (pair[0].Equals(RespondAsync, StringComparison.OrdinalIgnoreCase))
            {
                result = result with { RespondsAsync = true };
            }
        }

        return result;
    }
}
