using System.Text.Json;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// The state row of a customer: table <c>Customers</c>, partition the shard, row <c>s:{customer}</c>. Signals may take several binary
/// properties, since one holds 64 KiB.
/// </summary>
internal static class CustomerRow
{
    /// <summary>Bounds of the state rows of a shard.</summary>
    public const string First = "s:";
    public const string End = "s;";

    private const int SignalChunks = 12;

    /// <summary>The properties of <see cref="CustomerProfile"/>.</summary>
    public static IReadOnlyCollection<string> ProfileProperties { get; } =
        ["Kind", "Name", "Industry", "Segment", "Created", "Updated", "Version", "Attributes", "Account", "Pinned"];

    /// <summary>The properties of <see cref="CustomerSummary"/>.</summary>
    public static IReadOnlyCollection<string> SummaryProperties { get; } =
    [
        .. ProfileProperties,
        .. AccountStandingProperties.Names,
        .. CustomerValueProperties.Names,
        .. BuiltInScorecards.All.SelectMany(PropertiesOf),
    ];

    public static string KeyOf(string customerId) => First + customerId;

    public static bool IsState(string rowKey) => rowKey.StartsWith(First, StringComparison.Ordinal);

    public static TableRow Write(CustomerState state, string partition)
    {
        var profile = state.Profile;
        var row = new TableRow(partition, KeyOf(profile.Id))
        {
            ["Kind"] = (int)profile.Kind,
            ["Name"] = profile.Name,
            ["Industry"] = profile.Industry,
            ["Segment"] = profile.MarketSegment,
            ["Created"] = profile.CreatedAt,
            ["Updated"] = profile.UpdatedAt,
            ["Version"] = profile.Version,
            ["Attributes"] = profile.Attributes.Count == 0
                ? null
                : JsonSerializer.Serialize(profile.Attributes, CustomerJson.Default.IReadOnlyDictionaryStringString),
            ["Account"] = profile.Account.ToBytes(),
            ["Pinned"] = profile.Pinned.ToNumber(),
            ["Evaluated"] = state.EvaluatedAt,
            ["Components"] = state.Past.LastDay is null ? null : state.Past.ToBytes(),
            ["Episodes"] = state.Alerts.ToJson(),
        };
        AccountStandingProperties.Write(row, state.Standing);
        CustomerValueProperties.Write(row, state.Signals);
        WriteSignals(row, state.Signals.ToBytes());
        foreach (var card in BuiltInScorecards.All)
        {
            var score = state.Scores[card.Name];
            row[Score(card)] = score.Evaluation.ToBytes();
            row[Past(card)] = score.History.ToBytes();
            row[Drop(card)] = (score.Drop.Number << 1) | (score.Drop.IsOpen ? 1 : 0);
            row[Since(card)] = score.Drop.Since;
        }

        return row;
    }

    public static CustomerState Read(TableRow row)
    {
        var summary = ReadSummary(row);
        var signals = ReadSignals(row);
        var evaluated = row.GetDateTime("Evaluated") ?? TableLimits.EarliestTime;
        var outdated = BuiltInScorecards.All.Where(card => !summary.Scores.ContainsKey(card.Name)).ToList();
        var scores = new Dictionary<string, CustomerScore>(summary.Scores, StringComparer.Ordinal);
        outdated.ForEach(card => scores[card.Name] = ScoreOf(row, card, Evaluator.Evaluate(card, signals, evaluated)));

        return new CustomerState(summary.Profile, signals, evaluated, scores, row.ETag)
        {
            IsOutdated = outdated.Count > 0 || !CustomerValueProperties.SayWhatSignalsDo(summary, signals),
            Past = row.GetBinary("Components") is { } past ? SuccessHistory.FromBytes(past) : SuccessHistory.Empty,
            Alerts = AlertBook.FromJson(row.GetString("Episodes")),
            AtRiskSince = summary.Standing.AtRiskSince,
        };
    }

    public static CustomerSummary ReadSummary(TableRow row)
    {
        var profile = new CustomerProfile
        {
            Id = row.RowKey[First.Length..],
            Kind = (CustomerKind)(row.GetInt32("Kind") ?? 0),
            Name = row.GetString("Name") ?? string.Empty,
            Industry = row.GetString("Industry"),
            MarketSegment = row.GetString("Segment"),
            CreatedAt = row.GetDateTime("Created") ?? TableLimits.EarliestTime,
            UpdatedAt = row.GetDateTime("Updated") ?? TableLimits.EarliestTime,
            Version = row.GetInt32("Version") ?? 1,
            Attributes = ReadAttributes(row.GetString("Attributes")),
            Account = AccountDetails.FromBytes(row.GetBinary("Account")),
            Pinned = PinnedRelationship.FromNumber(row.GetInt32("Pinned")),
        };
        var scores = new Dictionary<string, CustomerScore>(BuiltInScorecards.All.Count, StringComparer.Ordinal);
        foreach (var card in BuiltInScorecards.All)
        {
            if (ReadScore(row, card) is { } score)
            {
                scores[card.Name] = score;
            }
        }

        return new CustomerSummary(profile, scores)
        {
            Standing = AccountStandingProperties.Read(row),
            Value = CustomerValueProperties.ReadValue(row),
            Bought = CustomerValueProperties.ReadBought(row),
        };
    }

    /// <summary>
    /// Null for a score of an older version of the card, or of a card newer than the row: without the signals it cannot be worked out anew.
    /// </summary>
    public static CustomerScore? ReadScore(TableRow row, Scorecard card) =>
        row.GetBinary(Score(card)) is { } bytes && Evaluation.TryFromBytes(card, bytes, out var evaluation) ? ScoreOf(row, card, evaluation) : null;

    /// <summary>The properties that <see cref="ReadScore"/> reads.</summary>
    public static IEnumerable<string> PropertiesOf(Scorecard card) => [Score(card), Past(card), Drop(card), Since(card)];

    private static CustomerScore ScoreOf(TableRow row, Scorecard card, in Evaluation evaluation)
    {
        var history = row.GetBinary(Past(card)) is { } past ? ScoreHistory.FromBytes(past) : ScoreHistory.Empty;
        var drop = row.GetInt32(Drop(card)) ?? 0;
        return new CustomerScore(evaluation, history, new DropEpisode(drop >> 1, (drop & 1) == 1, row.GetDateTime(Since(card))));
    }

    private static string Score(Scorecard card) => "Score_" + card.Name;

    private static string Past(Scorecard card) => "Past_" + card.Name;

    private static string Drop(Scorecard card) => "Drop_" + card.Name;

    private static string Since(Scorecard card) => "Since_" + card.Name;

    private static IReadOnlyDictionary<string, string> ReadAttributes(string? json) =>
        json is null
            ? new SortedDictionary<string, string>()
            : JsonSerializer.Deserialize(json, CustomerJson.Default.IReadOnlyDictionaryStringString)!;

    private static void WriteSignals(TableRow row, byte[] signals)
    {
        if (signals.Length > SignalChunks * TableLimits.PropertyBytes)
        {
            throw new StorageLimitException($"The signals of customer {row.RowKey} take {signals.Length} bytes, more than a row holds.");
        }

        for (var (chunk, start) = (0, 0); chunk == 0 || start < signals.Length; chunk++, start += TableLimits.PropertyBytes)
        {
            row[SignalsName(chunk)] = signals[start..Math.Min(signals.Length, start + TableLimits.PropertyBytes)];
        }
    }

    private static CustomerSignals ReadSignals(TableRow row)
    {
        var first = row.GetBinary(SignalsName(0));
        if (first is null)
        {
            return CustomerSignals.Empty;
        }

        if (row.GetBinary(SignalsName(1)) is null)
        {
            return CustomerSignals.FromBytes(first);
        }

        using var whole = new MemoryStream();
        for (var chunk = 0; row.GetBinary(SignalsName(chunk)) is { } bytes; chunk++)
        {
            whole.Write(bytes);
        }

        return CustomerSignals.FromBytes(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }

    private static string SignalsName(int chunk) => chunk == 0 ? "Signals" : $"Signals{chunk}";
}
