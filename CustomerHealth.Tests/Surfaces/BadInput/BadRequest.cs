namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>A request that must be refused.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Statuses">The answers allowed.</param>
internal sealed record BadRequest(string Name, HttpMethod Method, string Path, byte[]? Body, params int[] Statuses)
{
    public string? MediaType { get; init; } = "application/json";

    /// <summary>Sent in pieces, without saying how long it is.</summary>
    public bool Chunked { get; init; }

    public string? Encoding { get; init; }

    public static BadRequest Post(string name, string path, string body, params int[] statuses) =>
        new(name, HttpMethod.Post, path, System.Text.Encoding.UTF8.GetBytes(body), statuses);

    public static BadRequest Put(string name, string path, string body, params int[] statuses) =>
        new(name, HttpMethod.Put, path, System.Text.Encoding.UTF8.GetBytes(body), statuses);

    public async Task<Answer> SendAsync(TestProduct product)
    {
        HttpContent? content = Body is null ? null : Chunked ? new StreamContent(new Pieces(Body)) : new ByteArrayContent(Body);
        if (content is not null && MediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        if (content is not null && Encoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", Encoding);
        }

        return await product.SendAsync(Method, Path, content);
    }

    public override string ToString()
    {
        var body = System.Text.Encoding.UTF8.GetString((Body ?? []).AsSpan(0, Math.Min(Body?.Length ?? 0, 100)));
        return $"{Name}: {Method} {Path[..Math.Min(Path.Length, 100)]} {body}";
    }

    /// <summary>A stream of unknown length.</summary>
    private sealed class Pieces(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}
