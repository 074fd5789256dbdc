using System.Text.RegularExpressions;
using Xunit;

namespace CustomerHealth.Tests.Pages;

/// <summary>What holds for the HTML of every page, whatever names stand in it.</summary>
internal static partial class PageChecks
{
    public static void AssertHarmless(string page)
    {
        Assert.Single(Heading().Matches(page));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\sstyle\s*=|\son\w+\s*=\s*""", page);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", page);
        Assert.DoesNotMatch(@"@(if|foreach|for|Model|PageText)\b", page);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        // What turns the direction stands only where it ends with its element.
        Assert.DoesNotMatch("(?<!(<bdi>|<textarea [^>]*>|value=\"|aria-label=\")[^<\"]{0,600})&#x202E;", page);
        var ids = Id().Matches(page).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();
}
