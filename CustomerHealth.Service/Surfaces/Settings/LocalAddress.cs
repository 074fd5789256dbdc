using CustomerHealth.Service.Pages;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>Where a sign-in may lead back to: an address of this app, whatever the link that was followed says.</summary>
internal static class LocalAddress
{
    private const int MostCharacters = 2_000;

    /// <summary>The address, or the dashboard's for anything that a browser could take for another host.</summary>
    public static string Of(string? sent) => IsLocal(sent) ? sent! : SiteNavigation.Dashboard.Address;

    private static bool IsLocal(string? text) =>
        text is { Length: > 0 and <= MostCharacters }
        && text[0] == '/'
        && (text.Length == 1 || text[1] is not ('/' or '\\'))
        && text.All(IsPlain);

    /// <summary>What a Location header may hold: the server refuses to write anything else. A link of ours has the rest escaped.</summary>
    private static bool IsPlain(char character) => character is > ' ' and <= '~' and not '\\';
}
