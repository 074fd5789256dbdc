using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>
/// What a form has just done, told on the page it leads back to. The address carries a word for it, not the sentence: nobody can put words of
/// their own on a page of ours by a link.
/// </summary>
internal static class DoneText
{
    public const string Resolved = "resolved";
    public const string Snoozed = "snoozed";
    public const string Logged = "logged";
    public const string FollowedUp = "followed-up";
    public const string Scheduled = "scheduled";
    public const string SwitchedOn = "on";
    public const string SwitchedOff = "off";
    public const string Unscheduled = "unscheduled";

    private const string Name = "done";

    /// <summary>Null when the address says nothing of it.</summary>
    public static string? Of(IQueryCollection query) => query[Name].ToString() switch
    {
        Resolved => "The alert is resolved.",
        Snoozed => "The alert is snoozed. It comes back by itself.",
        Logged => "The interaction is logged.",
        FollowedUp => "The follow-up is done.",
        Scheduled => "The report is scheduled.",
        SwitchedOn => "The report is switched on.",
        SwitchedOff => "The report is switched off. Those that were made stay.",
        Unscheduled => "The report is no longer scheduled. Those that were made stay.",
        _ => null,
    };

    /// <summary>The address of a page, with what was done; in place of what was done before.</summary>
    public static string After(string address, string done)
    {
        var (page, place) = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        var parts = page.Split('?', 2);
        var kept = parts.Length == 1 ? [] : parts[1].Split('&').Where(part => part.Length > 0 && !part.StartsWith(Name + "=", StringComparison.Ordinal));
        return $"{parts[0]}?{string.Join('&', [.. kept, $"{Name}={done}"])}{place}";
    }
}
