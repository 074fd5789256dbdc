using System.Text.Json;
using CustomerHealth.Functions.Host;
using CustomerHealth.LocalHost.Triggers;

namespace CustomerHealth.Tests.Functions.Published;

/// <summary>What <c>dotnet publish</c> wrote, held against the triggers: without these files the host starts and finds no functions.</summary>
internal static class PublishedApp
{
    private static readonly string[] Needed =
        ["host.json", "functions.metadata", "worker.config.json", "extensions.json", Path.Combine(".azurefunctions", "function.deps.json")];

    /// <summary>Properties of a binding that say nothing about when a function runs.</summary>
    private static readonly HashSet<string> Plumbing = ["name", "direction", "dataType", "properties"];

    /// <returns>A line for each fault.</returns>
    public static IReadOnlyList<string> Faults(string folder, TriggerTable triggers)
    {
        List<string> faults = [.. Needed.Where(file => !File.Exists(Path.Combine(folder, file))).Select(file => $"{file} is missing.")];
        if (File.Exists(Path.Combine(folder, "local.settings.json")))
        {
            faults.Add("local.settings.json is there, which holds this machine's secrets.");
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var worker = Read(folder, "worker.config.json").GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
        if (!File.Exists(Path.Combine(folder, worker)))
        {
            faults.Add($"The worker {worker} is missing.");
        }

        var published = Read(folder, "functions.metadata").EnumerateArray().Select(Line).ToList();
        var declared = Lines(triggers).ToList();
        return
        [
            .. faults,
            .. declared.Except(published).Select(line => $"Declared, but not published: {line}"),
            .. published.Except(declared).Select(line => $"Published, but not declared: {line}"),
        ];
    }

    private static IEnumerable<string> Lines(TriggerTable triggers) =>
    [
        .. triggers.Http.Select(function =>
            $"{function.Name}: authLevel=Anonymous{string.Concat(function.Methods.Take(1).Select(_ => $" methods={string.Join(',', function.Methods)}"))}"
            + $" route={function.Route} type=httpTrigger"),
        .. triggers.Queues.Select(function =>
            $"{function.Name}: connection={QueueFunctions.Connection} queueName={function.Queue} type=queueTrigger"),
        .. triggers.Timers.Select(function => $"{function.Name}: schedule={function.Schedule} type=timerTrigger{Line(function.Retry)}"),
    ];

    private static string Line(TimerRetry retry) => retry.Count == 0
        ? ""
        : $" retry={retry.Count},{retry.FirstPause:c},{retry.LongestPause:c}";

    private static string Line(JsonElement function)
    {
        var bindings = function.GetProperty("bindings").EnumerateArray().Select(binding => string.Join(
            ' ',
            from property in binding.EnumerateObject()
            where !Plumbing.Contains(property.Name)
            orderby property.Name
            select $"{property.Name}={Text(property.Value)}"));
        var retry = function.TryGetProperty("retry", out var told)
            ? $" retry={told.GetProperty("maxRetryCount")},{told.GetProperty("minimumInterval")},{told.GetProperty("maximumInterval")}"
            : "";
        return $"{function.GetProperty("name")}: {string.Join(" and ", bindings)}{retry}";
    }

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(',', value.EnumerateArray()) : value.ToString();

    private static JsonElement Read(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }
}
