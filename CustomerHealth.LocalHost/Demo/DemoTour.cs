namespace CustomerHealth.LocalHost.Demo;

/// <summary>What the console says when the demo is ready.</summary>
internal static class DemoTour
{
    public static string For(Uri address, string password)
    {
        var at = address.AbsoluteUri.TrimEnd('/');
        return $$$"""

            The demo company has 60 customers and ninety days behind it. Open in a browser:
              {{{at}}}/health-html/api/dashboard                       who needs attention, and why
              {{{at}}}/health-html/api/customers                       every customer, to sort and filter
            Sign in to do something about it, with the password {{{password}}}
              as {{{DemoTeam.Admin.Email}}} (admin), {{{DemoTeam.Managers[0].Email}}} (manager) or {{{DemoTeam.Viewers[0].Email}}} (viewer):
              {{{at}}}/app                                             my customers: alerts, follow-ups, renewals
              {{{at}}}/app/customers/copperleaf-bank                   one account and what happened with it
              {{{at}}}/app/reports                                     reports: to read, to download, to schedule
              {{{at}}}/docs                                            the APIs, to try out
            The same for programs:
              {{{at}}}/health-json/api/dashboard                       who needs attention
              {{{at}}}/health-json/api/customers                       every customer with score and band
              {{{at}}}/api/platform/customers/copperleaf-bank/health   why one score is what it is
            Or change something and look again:
              curl {{{at}}}/health-json/api/customers/kestrel-airways/health
              curl -X POST {{{at}}}/health-json/api/customers/kestrel-airways/events -H 'Content-Type: application/json' \
                -d '{"ticket": {"status": "open", "priority": "high"}}'
              curl -X POST {{{at}}}/admin/functions/NightlyRecalculation -H 'Content-Type: application/json' -d '{}'

            """;
    }
}
