using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessPages;

/// <summary>The way to sign in and back to where one was.</summary>
internal static class SignInLink
{
    public static string To(string back) => Session.SignInPath + QueryString.Create(Session.ReturnParameter, back);
}
