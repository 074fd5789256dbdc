using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// The access rules that route groups name. Each asks for a scope; a person's role and an API key both come down to scopes. What Development
/// leaves open is said here and nowhere else.
/// </summary>
public static class Access
{
    /// <summary>Reading on a surface whose document asks for no sign-in: anybody in Development.</summary>
    public const string OpenSurface = "open-surface";

    /// <summary>Sending events on such a surface: anybody in Development.</summary>
    public const string OpenSurfaceEvents = "open-surface-events";

    /// <summary>Reading on the platform: a caller on loopback in Development.</summary>
    public const string Platform = "platform";

    /// <summary>Sending events to the platform: a caller on loopback in Development.</summary>
    public const string PlatformEvents = "platform-events";

    /// <summary>Writing customers on the platform: a caller on loopback in Development.</summary>
    public const string PlatformCustomers = "platform-customers";

    /// <summary>What became of a submission: for readers, and for senders that may do nothing else.</summary>
    public const string PlatformReceipts = "platform-receipts";

    /// <summary>Users, keys, webhooks in and out, the quarantine: an admin, in Development too.</summary>
    public const string Admin = Scope.Admin;

    /// <summary>Reading on the success manager: whoever is signed in, in Development too, as on the surface's other rules.</summary>
    public const string SuccessManager = "success-manager";

    /// <summary>Writing down what happened with a customer (interactions, surveys, alerts): every person, whatever the role.</summary>
    public const string SuccessManagerNotes = "success-manager-notes";

    /// <summary>Changing customers, and starting work on many of them: managers and admins.</summary>
    public const string SuccessManagerChanges = "success-manager-changes";

    /// <summary>Users and the scheduler.</summary>
    public const string SuccessManagerAdmin = "success-manager-admin";

    /// <summary>One's own account: people, since a key has none.</summary>
    public const string SuccessManagerSelf = "success-manager-self";

    internal static IServiceCollection AddAccessRules(this IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<AuthOptions>>((authorization, auth) =>
        {
            var isDevelopment = auth.Value.Mode == AuthMode.Development;
            Add(OpenSurface, _ => isDevelopment, Scope.Read);
            Add(OpenSurfaceEvents, _ => isDevelopment, Scope.EventsWrite);
            Add(Platform, context => isDevelopment && IsLocal(context), Scope.Read);
            Add(PlatformEvents, context => isDevelopment && IsLocal(context), Scope.EventsWrite);
            Add(PlatformCustomers, context => isDevelopment && IsLocal(context), Scope.CustomersWrite);
            Add(PlatformReceipts, context => isDevelopment && IsLocal(context), Scope.Read, Scope.EventsWrite);
            Add(Admin, _ => false, Scope.Admin);
            Add(SuccessManager, _ => false, Scope.Read);
            Add(SuccessManagerNotes, IsPerson, Scope.EventsWrite, Scope.CustomersWrite);
            Add(SuccessManagerChanges, _ => false, Scope.CustomersWrite);
            Add(SuccessManagerAdmin, _ => false, Scope.Admin);
            Add(SuccessManagerSelf, IsPerson);

            void Add(string rule, Func<AuthorizationHandlerContext, bool> isOpen, params string[] scopes) =>
                authorization.AddPolicy(rule, policy => policy.RequireAssertion(
                    context => isOpen(context) || scopes.Any(scope => context.User.May(scope))));
        });
        return services;
    }

    private static bool IsPerson(AuthorizationHandlerContext context) => context.User.UserId() is not null;

    private static bool IsLocal(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext { Connection.RemoteIpAddress: { } address } && IPAddress.IsLoopback(address);
}
