using Microsoft.AspNetCore.Http;

namespace CustomerHealth.LocalHost.Http;

/// <summary>The end of the request pipeline: hands every request to the trigger method its route leads to.</summary>
public sealed class FunctionRequests(FunctionRouter router)
{
    public Task HandleAsync(HttpContext context)
    {
        if (router.Match(context.Request.Method, context.Request.Path) is not var (function, values))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Request.RouteValues = values;
        return function.Method.InvokeAsync(context.RequestServices, context.Request, context.RequestAborted);
    }
}
