namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>Customer ids that none can have, wherever an id stands.</summary>
internal static class BadAddresses
{
    private static readonly string[] Ids =
    [
        "a%2Fb", "a%5Cb", "a%23b", "a%3Fb", "a%25b", "a%27b", "a%22b", "a%20b", "a+b", "a;b", "a:b", "a*b", "a.b", "a%0Ab", "a%7Fb", "%20", "%C3%A9", "%E2%80%AE",
        "a%2527", "%27%20or%20PartitionKey%20ne%20%27", "...", new string('x', 65), "stats", "export", "Import", "bulk-update", "industries", "account-managers",
    ];

    /// <summary>The same in a body, where no URL stands in the way.</summary>
    private static readonly string[] Subjects =
    [
        "a/b", "a\\\\b", "a#b", "a?b", "a%b", "a'b", "a\\\"b", "a b", " a", "é", "\\u202e", "a\\nb", "..", "../acme", "' or PartitionKey ne '", "export", "main!00001",
        new string('x', 65), new string('x', 60_000),
    ];

    public static IEnumerable<BadRequest> Requests() =>
    [
        .. Ids.SelectMany(id => new[]
        {
            new BadRequest("id", HttpMethod.Get, $"/api/customers/{id}/health", null, 404),
            BadRequest.Post("id", $"/api/customers/{id}/events", """{"event":{"eventType":"login"}}""", 404),
            BadRequest.Post("id", $"/health-json/api/customers/{id}/events", """{"event":{"eventType":"login"}}""", 404),
            new BadRequest("id", HttpMethod.Get, $"/api/platform/customers/{id}", null, 404),
            new BadRequest("id", HttpMethod.Get, $"/api/platform/customers/{id}/health", null, 404),
            BadRequest.Put("id", $"/api/platform/customers/{id}", """{"name":"New"}""", 400),
        }),
        .. Subjects.Select(id => BadRequest.Post("subject", "/api/platform/events", TestProduct.Event("bad", "login", id), 422)),
    ];
}
