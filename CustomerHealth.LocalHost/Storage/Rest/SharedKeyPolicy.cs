using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>
/// Signs each try of a request with the account's key. Comes last before the transport: it signs every x-ms header, and the time is part
/// of the signature, so that a try after a pause needs a new one. Source:
/// learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKeyPolicy(StorageAccount account, Func<Request, string, string> textToSign) : HttpPipelineSynchronousPolicy
{
    /// <summary>Tables sign verb, content headers, date and resource.</summary>
    public static SharedKeyPolicy ForTables(StorageAccount account) => new(account, (request, resource) => string.Join(
        '\n', request.Method.Method, Header(request, "Content-MD5"), Header(request, "Content-Type"), Header(request, "x-ms-date"), resource + Component(request)));

    /// <summary>Queues and blobs sign the standard headers, all x-ms headers and all query parameters.</summary>
    public static SharedKeyPolicy ForQueuesAndBlobs(StorageAccount account) => new(account, (request, resource) => string.Join(
        '\n',
        [
            request.Method.Method,
            Header(request, "Content-Encoding"),
            Header(request, "Content-Language"),
            Length(request),
            Header(request, "Content-MD5"),
            Header(request, "Content-Type"),
            "", // Date: x-ms-date says it.
            Header(request, "If-Modified-Since"),
            Header(request, "If-Match"),
            Header(request, "If-None-Match"),
            Header(request, "If-Unmodified-Since"),
            Header(request, "Range"),
            .. StorageHeaders(request),
            resource,
            .. Parameters(request),
        ]));

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        var resource = $"/{account.Name}{request.Uri.ToUri().AbsolutePath}";
        var signature = HMACSHA256.HashData(account.Key, Encoding.UTF8.GetBytes(textToSign(request, resource)));
        request.Headers.SetValue("Authorization", $"SharedKey {account.Name}:{Convert.ToBase64String(signature)}");
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";

    /// <summary>Zero is written as nothing.</summary>
    private static string Length(Request request) =>
        request.Content is { } content && content.TryComputeLength(out var length) && length > 0
            ? length.ToString(CultureInfo.InvariantCulture)
            : "";

    private static IEnumerable<string> StorageHeaders(Request request) => request.Headers
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
        .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
        .OrderBy(header => header.Name, StringComparer.Ordinal)
        .Select(header => $"{header.Name}:{header.Value}");

    private static IEnumerable<string> Parameters(Request request) => Query(request)
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Name}:{parameter.Value}");

    /// <summary>Tables leave every parameter but one out of the resource.</summary>
    private static string Component(Request request) =>
        Query(request).FirstOrDefault(parameter => parameter.Name == "comp") is { Value: { } component } ? $"?comp={component}" : "";

    private static IEnumerable<(string Name, string Value)> Query(Request request) => request.Uri.Query
        .TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Split('=', 2))
        .Select(parts => (Uri.UnescapeDataString(parts[0]).ToLowerInvariant(), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")));
}
