namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>Every field of every event type and of a customer record, with values it cannot have.</summary>
internal static class BadFields
{
    private static readonly string Digits = new('9', 60_000);
    private static readonly string Long = $"\"{new string('x', 257)}\"";
    private static readonly string[] NoText = ["5", "1e400", "true", "[]", "{}", "\"\"", "\"\\ud800\"", "\"a\\u0000\"", Long];
    private static readonly string[] NoChoice = [.. NoText, "\"nonsense\"", "\"1\""];
    private static readonly string[] NoCount = ["\"1\"", "true", "[]", "{}", "-1", "1.5", "1e10", "1000000001", "1e308", "1e400", "-1e400", Digits];
    private static readonly string[] NoAmount = ["\"5\"", "true", "[]", "-0.01", "0.00001", "1000000000000.01", "1e308", "1e400", Digits];
    private static readonly string[] NoFlag = ["\"true\"", "1", "0", "[]", "{}"];
    private static readonly string[] NoTime =
    [
        .. NoText, "\"soon\"", "\"0001-01-01\"", "\"9999-12-31T23:59:59Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"1969-12-31\"", "\"2201-01-01\"", "\"2025-02-30\"", "\"2025-01-01T25:00:00Z\"", "\"2025-13-01\"", "\"20250101\"", "\"1735689600\"",
    ];

    /// <summary>Type, a good event's data, and the bad values of each field; a field whose absence is refused too has a star.</summary>
    private static readonly (string Type, string Good, (string Field, string[] Bad)[] Fields)[] Events =
    [
        ("login", "{}", [("count", NoCount)]),
        ("feature_used", """{"feature":"a"}""", [("feature*", NoText), ("count", NoCount)]),
        ("api_called", "{}", [("count", NoCount)]),
        ("ticket", "{}", [("ticket_id", NoText), ("status", NoChoice), ("priority", NoChoice), ("opened", NoTime), ("resolved", NoTime)]),
        ("invoice", """{"amount":1,"due_date":"2025-01-01"}""",
            [("amount*", NoAmount), ("due_date*", NoTime), ("paid_date", NoTime), ("invoice_id", NoText), ("currency", [.. NoText, "\"DOUBLOONS\""])]),
        ("purchase", """{"amount":1}""", [("amount*", NoAmount), ("quantity", NoCount), ("product_id", NoText), ("category", NoText)]),
        ("project", """{"amount":1,"status":"planned"}""",
            [("amount*", NoAmount), ("status*", NoChoice), ("project_id", NoText), ("type", NoText), ("started", NoTime), ("ended", NoTime)]),
        ("interaction", """{"kind":"call"}""",
            [("kind*", NoText), ("interaction_id", NoText), ("sentiment", NoChoice), ("outcome", ["5", "[]", $"\"{new string('x', 2001)}\""]),
                ("held", NoTime), ("withdrawn", NoFlag)]),
        ("survey", """{"kind":"nps","score":5}""",
            [("kind*", NoText), ("score*", ["\"5\"", "-1", "11", "5.5", "1e400"]), ("scale", ["0", "101", "\"5\"", "4"]), ("survey_id", NoText), ("ticket", NoText)]),
        ("lifecycle", """{"state":"active"}""", [("state*", NoChoice), ("reason", ["5", "[]"])]),
        ("deployment", """{"product":"MonetX","deployed":"2025-01-02"}""",
            [("product*", NoText), ("deployment_id", NoText), ("environment", NoText), ("version", NoText), ("license_type", NoText),
                ("license_expiry", [.. NoTime, "\"2025-01-01\""]), ("active", NoFlag), ("deployed", NoTime)]),
        ("contract", """{"start_date":"2025-01-02"}""",
            [("start_date", NoTime), ("end_date", [.. NoTime, "\"2025-01-01\""]), ("value", NoAmount)]),
        ("referrals", "{}", [("count", NoCount), ("value", NoAmount), ("partner", NoFlag)]),
    ];

    /// <summary>The same under surface B's names.</summary>
    private static readonly (string Template, string Field, string[] Bad)[] Posts =
    [
        ("""{"event":{"eventType":"login","event_data":{F}}}""", "count", NoCount),
        ("""{"event":{"eventType":"login","event_data":{F}}}""", "usage_count", NoCount),
        ("""{"event":{"event_type":"feature_use","event_data":{F}}}""", "feature_name", NoText),
        ("""{"event":{"eventType":"api_call","event_data":{F}}}""", "calls_count", NoCount),
        ("""{"event":{F}}""", "eventType", NoChoice),
        ("""{"options":{"event":{F}}}""", "event_type", NoChoice),
        ("""{"event":{"eventType":"login",F}}""", "event_data", ["5", "\"x\"", "[]", "true"]),
        ("""{F}""", "event", ["5", "\"login\"", "[]", "true"]),
        ("""{F}""", "ticket", ["5", "\"open\"", "[]", "false"]),
        ("""{"options":{F}}""", "invoice", ["5", "\"x\"", "[]"]),
        ("""{"ticket":{F}}""", "status", NoChoice),
        ("""{"ticket":{F}}""", "priority", NoChoice),
        ("""{"ticket":{F}}""", "ticketId", NoText),
        ("""{"ticket":{F}}""", "opened", NoTime),
        ("""{"invoice":{"dueDate":"2025-01-01",F}}""", "amount", NoAmount),
        ("""{"invoice":{"amount":1,F}}""", "dueDate", NoTime),
        ("""{"invoice":{"amount":1,"dueDate":"2025-01-01",F}}""", "paidDate", NoTime),
        ("""{"invoice":{"amount":1,"dueDate":"2025-01-01",F}}""", "status", ["5", "true", "[]", "{}", "\"\\ud800\""]),
        ("""{"invoice":{"amount":1,"dueDate":"2025-01-01",F}}""", "id", NoText),
    ];

    private static readonly (string Field, string[] Bad)[] Record =
    [
        ("name", [.. NoText, "null", "\" \"", "\"a\\nb\"", "\"a\\u001bb\"", "\"\\u007f\"", $"\"{new string('x', 201)}\""]),
        ("kind", NoChoice),
        ("industry", [.. NoText, "\"a\\rb\""]),
        ("segment", [.. NoText, "\"a\\tb\""]),
        ("createdAt", NoTime),
        ("attributes", ["5", "\"x\"", "[]", """{"a":5}""", """{"a":""}""", """{"a":{}}""", """{"":"x"}""", """{"a\nb":"x"}""", Many(21, 1), Many(1, 1001), Many(20, 1000)]),
        .. new[] { "id", "score", "tenant", "tenantId", "Name", "updatedAt", "version", "eTag", "PartitionKey", "odata.etag", "isAdmin", "__proto__" }
            .Select(field => (field, new[] { "\"x\"", "1" })),
    ];

    public static IEnumerable<BadRequest> Requests() => OfPlatform().Concat(OfHealthJson()).Concat(OfRecords());

    private static IEnumerable<BadRequest> OfPlatform() =>
        from item in Events
        from field in item.Fields
        let name = field.Field.TrimEnd('*')
        from bad in field.Field.EndsWith('*') ? [.. field.Bad, "null"] : field.Bad
        select BadRequest.Post(
            $"{item.Type}.{name}", "/api/platform/events", TestProduct.Event("bad", item.Type, "acme", With(item.Good, name, bad)), 422);

    private static IEnumerable<BadRequest> OfHealthJson() =>
        from post in Posts
        from bad in post.Bad
        select BadRequest.Post(
            $"posted {post.Field}", "/api/customers/acme/events", post.Template.Replace("F", $"\"{post.Field}\":{bad}", StringComparison.Ordinal), 400);

    private static IEnumerable<BadRequest> OfRecords() =>
        from field in Record
        from bad in field.Bad
        select BadRequest.Put($"record.{field.Field}", "/api/platform/customers/new", With("""{"name":"New"}""", field.Field, bad), 400);

    /// <summary>An object with one field set, in place of what it was.</summary>
    private static string With(string json, string field, string value)
    {
        var rest = System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject().Where(property => property.Name != field);
        return $"{{{string.Join(',', rest.Select(property => property.ToString()).Append($"\"{field}\":{value}"))}}}";
    }

    /// <summary>Attributes whose text takes six characters each where they are kept.</summary>
    private static string Many(int count, int length) =>
        $"{{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"a{number}\":\"{new string('é', length)}\""))}}}";
}
