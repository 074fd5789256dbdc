using Microsoft.AspNetCore.Http;

namespace CustomerHealth.LocalHost.Http;

/// <summary>The end of the request pipeline: hands every request to the trigger method its route leads to.</summary>
public sealed class FunctionRequests(FunctionRouter router)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await router.FindAsync(context) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await function.Method.InvokeAsync(context.RequestServices, context.Request, context.RequestAborted);
    }
}
