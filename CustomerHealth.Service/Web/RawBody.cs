using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web;

/// <summary>Why a body was not read.</summary>
public sealed record BodyProblem(int Status, string Detail);

/// <summary>Reads a body as its very bytes, under a limit that holds while it streams in, whatever its headers claim.</summary>
internal static class RawBody
{
    /// <summary>The bytes, or why there are none: 413 too large, 415 compressed.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, BodyProblem? Problem)> ReadAsync(
        HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return (default, new BodyProblem(StatusCodes.Status415UnsupportedMediaType, "Compressed bodies are not accepted."));
        }

        if (request.ContentLength > mostBytes)
        {
            return (default, TooLarge(mostBytes));
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > mostBytes)
            {
                return (default, TooLarge(mostBytes));
            }

            body.Write(buffer.AsSpan(0, read));
        }

        return (body.GetBuffer().AsMemory(0, (int)body.Length), null);
    }

    private static BodyProblem TooLarge(int mostBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body has more than {mostBytes} bytes.");
}
