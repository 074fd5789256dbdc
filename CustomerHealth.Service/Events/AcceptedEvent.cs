using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;

namespace CustomerHealth.Service.Events;

/// <summary>An event that passed every check, as it travels in the queue.</summary>
/// <param name="Hash">Hash of the content: same id and hash is a duplicate, same id and another hash a conflict.</param>
public sealed record AcceptedEvent(
    [property: JsonRequired, JsonPropertyName("c")] string CustomerId,
    [property: JsonRequired, JsonPropertyName("s")] string Source,
    [property: JsonRequired, JsonPropertyName("i")] string Id,
    [property: JsonRequired, JsonPropertyName("t")] string Type,
    [property: JsonRequired, JsonPropertyName("o")] DateTimeOffset Occurred,
    [property: JsonRequired, JsonPropertyName("r")] DateTimeOffset Recorded,
    [property: JsonRequired, JsonPropertyName("h")] byte[] Hash,
    [property: JsonRequired, JsonPropertyName("d")] JsonElement Data,
    [property: JsonPropertyName("b")] bool Backfill)
{
    /// <summary>From this age on an event that is no backfill is marked late.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromHours(24);

    private string? key;
    private CustomerEvent? read;

    /// <summary>Whether it was recorded long after it happened: windows that had closed before may change.</summary>
    [JsonIgnore]
    public bool IsLate => Recorded - Occurred > LateAfter;

    /// <summary>The submission it came with, for receipts; null where none is given, and in messages from before there were any.</summary>
    [JsonPropertyName("g")]
    public Guid? Batch { get; init; }

    /// <summary>The part of the event's row key that stands for source and id.</summary>
    [JsonIgnore]
    public string Key => key ??= EventKey.Of(Source, Id);

    internal bool HasContentOf(ReadOnlySpan<byte> hash) => hash.SequenceEqual(Hash);

    /// <summary>The typed event.</summary>
    /// <exception cref="EventProblemException">The vocabulary no longer reads it.</exception>
    internal CustomerEvent Read() => read ??= EventVocabulary.Read(Type, Data, Source, Id, Occurred);

    /// <summary>
    /// The first 16 bytes of SHA-256 over type, time and canonical data. A time that the server set is left out, so that a sender who
    /// repeats a post without a time repeats the same event.
    /// </summary>
    internal static byte[] HashOf(string type, DateTimeOffset? sentTime, ReadOnlySpan<byte> canonicalData)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{type}\n{sentTime?.UtcTicks}\n"));
        hash.AppendData(canonicalData);
        return hash.GetHashAndReset()[..16];
    }
}
