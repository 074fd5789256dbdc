using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace CustomerHealth.Service.Pages;

/// <summary>
/// A page as an answer. It is rendered whole before the first byte goes out, so that a fault is still an error page; and by the renderer
/// alone, without the services of interactive components, which would bring a key ring and cookies to pages that need neither.
/// </summary>
/// <param name="policy">What the browser may load and run for it.</param>
/// <typeparam name="TPage">A component with one parameter, <c>Model</c>.</typeparam>
internal sealed class PageResult<TPage>(object model, int status = StatusCodes.Status200OK, string policy = PageHeaders.ContentPolicy) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var page = Encoding.UTF8.GetBytes(await RenderAsync(httpContext.RequestServices));
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        PageHeaders.Set(response.Headers, policy);
        if (AcceptsBrotli(httpContext.Request))
        {
            response.Headers.ContentEncoding = "br";
            page = Compress(page);
        }

        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(page, httpContext.RequestAborted);
        }
    }

    private async Task<string> RenderAsync(IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
        return await renderer.Dispatcher.InvokeAsync(
            async () => (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString());
    }

    private static bool AcceptsBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static byte[] Compress(byte[] page)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(page);
        }

        return packed.ToArray();
    }
}
