using System.Globalization;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>
/// The answer to a transaction: outside always 202, inside one answer per operation, or a single one that refuses them all. Its message
/// begins with the index of the operation it is about.
/// </summary>
internal static class TransactionAnswer
{
    private const string Status = "HTTP/1.1 ";

    /// <exception cref="StorageUnavailableException">An answer inside says so, or the answers are fewer than the operations.</exception>
    public static TransactionOutcome Read(string body, int operations)
    {
        var parts = Parts(body);
        if (parts.FirstOrDefault(part => part.Status >= 300) is { } refused)
        {
            return Refused(refused, operations);
        }

        return parts.Count == operations
            ? TransactionOutcome.CommittedWith([.. parts.Select(part => part.ETag)])
            : throw new StorageUnavailableException($"Azure Storage answered {parts.Count} of {operations} operations.");
    }

    private static TransactionOutcome Refused(Part part, int operations)
    {
        var (code, message) = RestAnswer.TableError(part.Body);
        if (StorageAnswers.RefusalOf(part.Status, code) is not { } refusal)
        {
            throw StorageAnswers.FailureOf(part.Status, code, retryAfter: null, cause: null);
        }

        return TransactionOutcome.RefusedAt(IndexOf(message, operations), refusal);
    }

    /// <summary>Callers drop or reread the row at this index: no index is better than a wrong one.</summary>
    private static int IndexOf(string message, int operations)
    {
        var number = message.Split(':', 2)[0];
        return (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index), operations) switch
        {
            (true, _) when index < operations => index,
            (_, 1) => 0,
            _ => throw new InvalidOperationException("Azure Storage refused a transaction without saying which operation."),
        };
    }

    private static List<Part> Parts(string body)
    {
        var parts = new List<Part>();
        using var lines = new StringReader(body);
        for (var line = lines.ReadLine(); line is not null; line = lines.ReadLine())
        {
            if (line.StartsWith(Status, StringComparison.Ordinal))
            {
                parts.Add(Part.Read(int.Parse(line.AsSpan(Status.Length, 3), CultureInfo.InvariantCulture), lines));
            }
        }

        return parts;
    }

    private sealed record Part(int Status, string? ETag, string Body)
    {
        private const string ETagHeader = "ETag: ";

        /// <summary>Headers up to an empty line, then a body of at most one line: the JSON of an error.</summary>
        public static Part Read(int status, StringReader lines)
        {
            string? etag = null;
            while (lines.ReadLine() is { Length: > 0 } header)
            {
                etag = header.StartsWith(ETagHeader, StringComparison.OrdinalIgnoreCase) ? header[ETagHeader.Length..] : etag;
            }

            return new Part(status, etag, status >= 300 ? lines.ReadLine() ?? "" : "");
        }
    }
}
