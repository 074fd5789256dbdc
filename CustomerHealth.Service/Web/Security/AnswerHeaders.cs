using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Web.Security;

/// <summary>What every answer says to a browser, whatever it is.</summary>
internal static class AnswerHeaders
{
    private const string TwoYears = "max-age=63072000";

    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var (headers, isHttps) = ((IHeaderDictionary, bool))state;
            headers.XContentTypeOptions = "nosniff";
            if (isHttps)
            {
                headers.StrictTransportSecurity = TwoYears;
            }

            return Task.CompletedTask;
        }, (context.Response.Headers, context.Request.IsHttps));
        return next(context);
    }
}
