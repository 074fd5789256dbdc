using System.Text.RegularExpressions;

namespace CustomerHealth.Service.Storage;

/// <summary>
/// Names that the cloud accepts, checked by every adapter, so that a name that works here is not first refused there. Sources:
/// learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model, …/naming-queues-and-metadata and
/// …/naming-and-referencing-containers--blobs--and-metadata.
/// </summary>
public static partial class StorageNames
{
    /// <exception cref="StorageLimitException">Names the first name that is none.</exception>
    public static void Check(
        IReadOnlyCollection<string> tables, IReadOnlyCollection<string> queues, IReadOnlyCollection<string> containers)
    {
        Check(tables, Table(), "a table: 3 to 63 letters and digits, a letter first");
        Check(queues, Dashed(), "a queue: 3 to 63 lower-case letters, digits and single dashes between them");
        Check(containers, Dashed(), "a container: 3 to 63 lower-case letters, digits and single dashes between them");
    }

    private static void Check(IReadOnlyCollection<string> names, Regex rule, string description)
    {
        if (names.FirstOrDefault(name => !rule.IsMatch(name)) is { } wrong)
        {
            throw new StorageLimitException($"'{wrong}' is no name of {description}.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex Table();

    [GeneratedRegex(@"\A(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Dashed();
}
