using System.Collections.Immutable;

namespace CustomerHealth.LocalHost.Triggers;

/// <summary>An HTTP function: any request whose path fits the route template, and whose method is listed if any is.</summary>
public sealed record HttpFunction(string Name, string Route, ImmutableArray<string> Methods, TriggerMethod Method);

/// <summary>A function that runs once per message of a queue.</summary>
public sealed record QueueFunction(string Name, string Queue, TriggerMethod Method);

/// <summary>A function that runs on a six-field NCRONTAB schedule, UTC.</summary>
public sealed record TimerFunction(string Name, string Schedule, TimerRetry Retry, TriggerMethod Method);

/// <summary>Every function of the app, as its attributes declare it.</summary>
public sealed record TriggerTable(
    ImmutableArray<HttpFunction> Http, ImmutableArray<QueueFunction> Queues, ImmutableArray<TimerFunction> Timers);
