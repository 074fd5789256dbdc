using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace CustomerHealth.Tests.Functions;

/// <summary>An HTTP answer of Azure Storage, and the exceptions that the SDK makes of one.</summary>
internal sealed class StorageAnswer(int status, string body = "", params (string Name, string Value)[] headers) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; } = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));

    public override string ClientRequestId { get; set; } = "";

    public static RequestFailedException Failure(int status, string? code = null) => new(status, "refused", code, null);

    public static RequestFailedException FailureWith(int status, params (string Name, string Value)[] headers) =>
        new(new StorageAnswer(status, "", headers));

    public override void Dispose()
    {
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = headers.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Name, header.Value));
}
