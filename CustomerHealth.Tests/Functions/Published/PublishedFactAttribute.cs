using Xunit;

namespace CustomerHealth.Tests.Functions.Published;

/// <summary>A test on what was published last, into the folder that a variable names; <c>eng/prove-publish.sh</c> sets it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = Folder is null ? $"Nothing was published ({Variable} names no folder); eng/prove-publish.sh does it." : null;

    public static string? Folder => Environment.GetEnvironmentVariable(Variable);

    private const string Variable = "PUBLISHED_FUNCTIONS";
}
