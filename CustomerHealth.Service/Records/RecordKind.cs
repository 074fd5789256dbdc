using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Records;

/// <summary>A kind of rows that lists are made of: where they stand in a shard, and how one is read.</summary>
/// <param name="Name">Names their version row, too.</param>
/// <param name="From">Row key of the first possible one.</param>
/// <param name="Before">Row key behind the last possible one.</param>
/// <param name="Read">Null for a row that no list shows.</param>
public sealed record RecordKind<T>(string Name, string From, string Before, Func<TableRow, T?> Read)
    where T : class;

/// <summary>The kinds there are.</summary>
public static class RecordKinds
{
    public const string DeploymentName = "deployment";
    public const string InteractionName = "interaction";
    public const string SurveyName = "survey";

    public static RecordKind<Deployment> Deployments { get; } = Of(DeploymentName, Deployment.Of);

    public static RecordKind<Interaction> Interactions { get; } = Of(InteractionName, Interaction.Of);

    public static RecordKind<Survey> Surveys { get; } = Of(SurveyName, Survey.Of);

    private static RecordKind<T> Of<T>(string name, Func<StoredRecord, T> read)
        where T : class
    {
        var (from, before) = RecordRow.RangeOf(name);
        return new RecordKind<T>(name, from, before, row => RecordRow.Read(row) is { } stored ? read(stored) : null);
    }
}
