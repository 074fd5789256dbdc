using System.Text.RegularExpressions;
using Xunit;

namespace CustomerHealth.Tests.Functions.Settings;

/// <summary>What tests need to know of a Bicep file, by its text: as much of the language as infra/ uses.</summary>
internal sealed partial record BicepFile(string Text)
{
    /// <summary>The app settings, as written: <c>'true'</c> is a text, anything else an expression.</summary>
    public IReadOnlyDictionary<string, string> AppSettings
    {
        get
        {
            var block = Regex.Match(Text, @"name: 'appsettings'\s+properties: \{\n(?<lines>.*?)\n    \}", RegexOptions.Singleline);
            Assert.True(block.Success, "There are no app settings.");
            return block.Groups["lines"].Value.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                .Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        }
    }

    /// <summary>The texts of a list such as <c>var queues = ['events']</c>.</summary>
    public IEnumerable<string> List(string variable)
    {
        var list = Regex.Match(Text, $@"(?m)^var {variable} = \[(?<names>[^\]]*)\]");
        Assert.True(list.Success, $"There is no list {variable}.");
        return Quoted().Matches(list.Groups["names"].Value).Select(name => name.Groups[1].Value);
    }

    /// <summary>What a parameter is when nobody sets it.</summary>
    public int Default(string parameter)
    {
        var declared = Regex.Match(Text, $@"(?m)^param {parameter} int = (?<value>\d+)");
        Assert.True(declared.Success, $"The parameter {parameter} has no default.");
        return int.Parse(declared.Groups["value"].Value);
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
