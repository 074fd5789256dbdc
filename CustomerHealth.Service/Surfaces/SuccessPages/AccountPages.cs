using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Pages;
using CustomerHealth.Service.Surfaces.HealthHtml;
using CustomerHealth.Service.Surfaces.Settings;
using CustomerHealth.Service.Timelines;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Makes the page of one customer's account, also as the answer to a form on it that was refused.</summary>
internal sealed class AccountPages(
    CustomerReader customers, PortfolioReader portfolio, TimelineReader timeline, TimeProvider time)
{
    public async Task<IResult> ShowAsync(HttpContext context, string id, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var (tenant, now) = (context.Tenant(), time.GetUtcNow());
        if (await customers.FindAsync(tenant, id, cancellationToken) is not { } state)
        {
            return HealthHtmlProblem.NoCustomer;
        }

        var names = portfolio.NamesAsync(tenant, cancellationToken);
        return new PageResult<AccountPage>(
            AccountPageModel.Of(
                state,
                await names,
                await timeline.ReadAsync(tenant, state, cancellationToken),
                TimelineView.Of(context.Request.Query),
                Session.IsOf(context),
                refused,
                DoneText.Of(context.Request.Query),
                now),
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
