using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>
/// <c>eng/azure-contracts/members.txt</c> is the list of what we use of Azure's packages. It says what to look at when a package changes.
/// </summary>
public sealed class MemberListTests
{
    private static readonly IReadOnlyList<string> Listed =
        [.. Repository.Read("eng/azure-contracts/members.txt").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];

    private static readonly IReadOnlyCollection<string> Used = MembersInUse.Of(AzureAssemblies.Users);

    [Fact]
    public void Every_member_in_use_is_listed_and_no_other()
    {
        // With the SDK there may be tests that call more of it than the adapters do.
        var more = AzureAssemblies.SdkIsHere ? [] : Used.Except(Listed);

        AssertNone(Difference.Part("Listed, but not in use", Listed.Except(Used)) + Difference.Part("In use, but not listed", more));
    }

    [Fact]
    public void The_program_holds_nothing_that_is_not_compiled_here() => Assert.Equal(
        ["using CustomerHealth.Functions;", "await FunctionsApp.RunAsync(args);"],
        Repository.Read("CustomerHealth.Functions/Program.cs").Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void The_contracts_declare_what_is_listed_and_nothing_else()
    {
        var types = AzureAssemblies.Contracts.SelectMany(contract => contract.GetExportedTypes()).ToList();
        var names = types.Select(TypeNames.Plain).ToHashSet(StringComparer.Ordinal);
        var listed = Listed.Where(line => names.Contains(line[..line.IndexOf(": ", StringComparison.Ordinal)])).ToList();

        var declared = types.SelectMany(TypeSignature.All, TypeSignature.Line).ToList();

        AssertNone(
            Difference.Part("Listed, but not in the contracts", listed.Except(declared))
            + Difference.Part("In the contracts, but not listed", declared.Except(listed)));
    }

    /// <summary>One of each kind of use: what the reader overlooks would be in use and never missed.</summary>
    [Theory]
    [InlineData("a constructor", "Azure.Data.Tables.TableEntity: ~ TableEntity(string partitionKey, string rowKey)")]
    [InlineData("a property of a generic type", "Azure.NullableResponse<T>: abstract T? Value { get; }")]
    [InlineData("a static field", "Azure.ETag: static readonly Azure.ETag All")]
    [InlineData("an argument of an attribute", "Microsoft.Azure.Functions.Worker.QueueTriggerAttribute: string? Connection { get; set; }")]
    [InlineData("a member that a class of ours overrides", "Azure.Response: protected abstract bool ContainsHeader(string name)")]
    [InlineData("what a mock calls", "Azure.Data.Tables.TableClient: protected TableClient()")]
    [InlineData("a base class", "Azure.Storage.Blobs.Models.BlobLeaseRequestConditions: (class : Azure.RequestConditions)")]
    [InlineData("an interface, whole", "Azure.Data.Tables.ITableEntity: DateTimeOffset? Timestamp { get; set; }")]
    [InlineData("an enum, whole", "Microsoft.Azure.Functions.Worker.AuthorizationLevel: System = 3")]
    public void Every_kind_of_use_is_seen(string kind, string line) =>
        Assert.True(Used.Contains(line), kind);

    [Fact]
    public void The_list_is_sorted_so_that_a_change_is_seen() => Assert.Equal(Listed.Order(StringComparer.Ordinal), Listed);

    private static void AssertNone(string difference) => Assert.True(difference.Length == 0, difference);
}
