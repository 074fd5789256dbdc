using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>Whose customers a page is about: the reader's own or everybody's, as the address says, else as fits who reads.</summary>
/// <param name="Reader">Null where nobody is signed in, or a key is: then it is everybody's.</param>
/// <param name="Mine">How many customers the reader looks after.</param>
/// <param name="Own">Whether only the reader's own are shown.</param>
/// <param name="Default">Whether they would be, if the address said nothing.</param>
public sealed record Whose(Owner? Reader, int Mine, bool Own, bool Default)
{
    public const string Me = "me";
    public const string All = "all";

    /// <summary>Null: everybody's.</summary>
    public Owner? Owner => Own ? Reader : null;

    /// <summary>What the address says of it; empty where it need not say anything.</summary>
    public string Word => Own == Default ? "" : WordOf(Own);

    /// <summary>The same page with the other choice.</summary>
    public string OtherWord => Own == Default ? WordOf(!Own) : "";

    /// <summary>Managers and admins without customers of their own look after those who have some.</summary>
    public static Whose Of(HttpContext context, Portfolio portfolio)
    {
        var caller = context.User;
        if (caller.UserId() is not { } id)
        {
            return new Whose(null, 0, false, false);
        }

        var reader = new Owner(id, caller.Identity!.Name!);
        var mine = portfolio.Customers.Values.Count(customer => reader.Owns(customer));
        var own = mine > 0 || !(caller.IsInRole(Role.Manager.Word()) || caller.IsInRole(Role.Admin.Word()));
        return new Whose(reader, mine, context.Request.Query["owner"].ToString() switch { Me => true, All => false, _ => own }, own);
    }

    private static string WordOf(bool own) => own ? Me : All;
}
