using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Tenancy;

namespace CustomerHealth.Service.Runs;

/// <summary>One time that a job was asked for: a message for each shard, and what each came to.</summary>
/// <param name="Job">The name of the <see cref="IShardJob"/>.</param>
/// <param name="Started">When it was asked for; what the job works out is as of this moment, in every shard and every delivery.</param>
/// <param name="Shards">How many shards there are to do.</param>
public sealed record Run(Guid Id, string Job, DateTimeOffset Started, int Shards)
{
    /// <summary>The id of the one run that a job has for an occasion: a UUID of version 8 (RFC 9562), made of a hash.</summary>
    public static Guid IdOf(TenantId tenant, string job, string occasion)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant.Value}|{job}|{occasion}"), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }
}

/// <summary>How far a run has come. Each shard counts once, however often its message was delivered.</summary>
/// <param name="Done">What the shards that are done came to, by names of the job's own.</param>
public sealed record RunProgress(Run Run, IReadOnlyDictionary<int, IReadOnlyDictionary<string, int>> Done)
{
    public bool IsComplete => Done.Count == Run.Shards;

    /// <summary>Shards of which nothing is known yet: on their way, or their message failed too often and is in the quarantine.</summary>
    public IReadOnlyList<int> Left => [.. Enumerable.Range(0, Run.Shards).Where(shard => !Done.ContainsKey(shard))];

    /// <summary>What the shards that are done came to together; 0 for a name that none of them has.</summary>
    public int Sum(string name) => Done.Values.Sum(counts => counts.GetValueOrDefault(name));

    /// <summary>The sums of every name that occurs.</summary>
    public IReadOnlyDictionary<string, int> Sums =>
        Done.Values.SelectMany(counts => counts.Keys).Distinct().Order(StringComparer.Ordinal).ToDictionary(name => name, Sum);
}
