using CustomerHealth.LocalHost;
using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Xunit.Sdk;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>
/// Holds every answer that passes against the document of the surface that gave it: status, content type, body. What no operation is asked
/// for (an unknown address, another method, a page of settings) passes.
/// </summary>
internal sealed class DocumentedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Only what is held in memory anyhow: to read a body that streams would be to send it in another way.
        var body = request.Content is ByteArrayContent held ? await held.ReadAsByteArrayAsync(cancellationToken) : [];
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);

        // The handler below follows redirects, and puts into the request where it went.
        var isHead = request.Method == HttpMethod.Head;
        var path = (await RewrittenAsync(request, body)).Value!;
        foreach (var document in CommittedDocument.All)
        {
            if (document.Find(isHead ? "get" : request.Method.Method.ToLowerInvariant(), path) is { } operation)
            {
                var text = await response.Content.ReadAsStringAsync(cancellationToken);
                var complaints = document.Complaints(
                    operation, (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, isHead ? null : text);
                if (complaints.Count > 0)
                {
                    throw new XunitException(
                        $"{request.Method} {request.RequestUri} is not answered as documented:\n{string.Join('\n', complaints)}\n{(int)response.StatusCode} {text}");
                }
            }
        }

        return response;
    }

    /// <summary>The address under the base of its surface, found as the app finds it; of the success manager that without its base.</summary>
    private static async Task<PathString> RewrittenAsync(HttpRequestMessage sent, byte[] body)
    {
        var context = new DefaultHttpContext();
        UriHelper.FromAbsolute(sent.RequestUri!.AbsoluteUri, out _, out _, out var path, out var query, out _);
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = (sent.Method.Method, path, query);
        (context.Request.Body, context.Request.ContentLength) = (new MemoryStream(body), body.Length);
        context.Request.Headers.Accept = sent.Headers.Accept.ToString() is { Length: > 0 } accept ? accept : default;
        context.Request.Headers.ContentEncoding = sent.Content?.Headers.ContentEncoding.ToArray();
        await SurfaceChooser.RewriteAsync(context, _ => Task.CompletedTask);
        return context.Request.Path.StartsWithSegments(SurfaceChooser.SuccessManagerBase, StringComparison.OrdinalIgnoreCase, out var rest)
            ? rest
            : context.Request.Path;
    }
}

/// <summary>Clients whose answers are held against the documents.</summary>
internal static class CheckedClients
{
    /// <summary>As <see cref="LocalApp.CreateClient"/> makes it.</summary>
    public static HttpClient CreateCheckedClient(this LocalApp app) => For(app.Address, new HttpClientHandler());

    public static HttpClient For(Uri address, HttpClientHandler handler) => new(new DocumentedAnswers(handler)) { BaseAddress = address };
}
