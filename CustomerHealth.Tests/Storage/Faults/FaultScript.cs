using CustomerHealth.Service.Storage;

namespace CustomerHealth.Tests.Storage.Faults;

/// <summary>What goes wrong with a call.</summary>
public enum Fault
{
    None,

    /// <summary>The store does not answer and has done nothing.</summary>
    UnavailableBefore,

    /// <summary>The store does it, and the answer is lost.</summary>
    CommitThenDrop,

    /// <summary>The answer is lost on the way to an adapter, which tries again: the caller hears what became of the second try.</summary>
    SentTwice,
}

/// <summary>
/// Says which call of which kind fails, and lets a test act between a caller and its store. Calls count from 1 per kind; one script may
/// serve the tables, queues and blobs of a test.
/// </summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly List<Rule> rules = [];
    private readonly Dictionary<StorageRequestKind, int> calls = [];

    /// <summary>The nth call of a kind fails.</summary>
    public FaultScript On(StorageRequestKind kind, int call, Fault fault) => Add(new Rule(kind, call, call, fault, null, null));

    /// <summary>Some calls in a row fail: an outage.</summary>
    public FaultScript During(StorageRequestKind kind, int firstCall, int lastCall, Fault fault) =>
        Add(new Rule(kind, firstCall, lastCall, fault, null, null));

    /// <summary>Runs something right before the nth call reaches the store, e.g. what another process does there.</summary>
    public FaultScript Before(StorageRequestKind kind, int call, Func<Task> action) =>
        Add(new Rule(kind, call, call, Fault.None, action, null));

    /// <summary>Runs something after the nth call took effect, before its caller knows.</summary>
    public FaultScript After(StorageRequestKind kind, int call, Func<Task> action) =>
        Add(new Rule(kind, call, call, Fault.None, null, action));

    /// <summary>How many calls of a kind were made.</summary>
    public int Calls(StorageRequestKind kind)
    {
        lock (gate)
        {
            return calls.GetValueOrDefault(kind);
        }
    }

    internal async Task<T> RunAsync<T>(StorageRequestKind kind, Func<Task<T>> request)
    {
        var matching = Next(kind);
        foreach (var rule in matching.Where(rule => rule.Before is not null))
        {
            await rule.Before!();
        }

        if (matching.Any(rule => rule.Fault == Fault.UnavailableBefore))
        {
            throw new StorageUnavailableException($"Scripted: {kind} did not reach the store.");
        }

        if (matching.Any(rule => rule.Fault == Fault.SentTwice))
        {
            await request();
        }

        var answer = await request();
        foreach (var rule in matching.Where(rule => rule.After is not null))
        {
            await rule.After!();
        }

        return matching.Any(rule => rule.Fault == Fault.CommitThenDrop)
            ? throw new StorageUnavailableException($"Scripted: the answer to {kind} was lost.")
            : answer;
    }

    private List<Rule> Next(StorageRequestKind kind)
    {
        lock (gate)
        {
            var call = calls[kind] = calls.GetValueOrDefault(kind) + 1;
            return rules.FindAll(rule => rule.Kind == kind && rule.FirstCall <= call && call <= rule.LastCall);
        }
    }

    private FaultScript Add(Rule rule)
    {
        lock (gate)
        {
            rules.Add(rule);
        }

        return this;
    }

    private sealed record Rule(
        StorageRequestKind Kind, int FirstCall, int LastCall, Fault Fault, Func<Task>? Before, Func<Task>? After);
}
