using CustomerHealth.Scoring;
using Xunit;

namespace CustomerHealth.Tests.Scoring;

public sealed class PurityTests
{
    // Parts of the base class library that scoring has no business with.
    private static readonly string[] Impure =
    [
        "System.Net", "System.IO.FileSystem", "System.Diagnostics.Process", "System.Threading", "System.Console", "System.Data",
    ];

    [Fact]
    public void Scoring_references_the_base_class_library_only()
    {
        var references = typeof(Evaluator).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();

        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => Impure.Any(part => name.StartsWith(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Scoring_has_no_mutable_static_state()
    {
        var fields = typeof(Evaluator).Assembly.GetTypes()
            .Where(type => !type.Name.StartsWith('<') && type.DeclaringType?.Name.StartsWith('<') != true)
            .SelectMany(type => type.GetFields(
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.StartsWith('<'));

        Assert.Empty(fields);
    }
}
