using System.Net;
using System.Text.Json;
using CustomerHealth.LocalHost.Import;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// Gives the demo's customers people who look after them, through the success manager's API: accounts, account managers, contacts, and the
/// alerts of the daily checks. What is there already stays, so that a demo that was interrupted goes on where it was.
/// </summary>
internal sealed class DemoOffice(HttpClient http, string password)
{
    private const string Root = "api/v1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task OpenAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        foreach (var colleague in DemoTeam.All)
        {
            await SendAsync(
                HttpMethod.Post, "users/", new NewUser(colleague.Email, colleague.Name, colleague.Role, password), cancellationToken, HttpStatusCode.Conflict);
        }

        var ids = await UserIdsAsync(cancellationToken);
        var customers = DemoCompany.Customers(moment);
        for (var number = 0; number < customers.Count; number++)
        {
            var customer = new DemoCustomer(number, customers[number].Id, DateOnly.FromDateTime(moment.UtcDateTime));
            var (name, email) = DemoWords.ContactOf(customer);
            await SendAsync(
                HttpMethod.Put, $"customers/{customer.Id}", new Account(ids[DemoTeam.ManagerOf(number).Email], name, email), cancellationToken);
        }

        await SendAsync(HttpMethod.Post, "alerts/run-checks", null, cancellationToken);
        await ResolveOldAsync(moment, cancellationToken);
    }

    /// <summary>Bad answers of weeks ago were talked about: nobody keeps those open.</summary>
    private async Task ResolveOldAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (true)
        {
            var list = await http.GetFromJsonAsync<AlertList>(
                $"{Root}/alerts/?alert_type=low_csat&is_resolved=false&sort_order=asc", Json, cancellationToken);
            var old = list!.Alerts.Where(alert => alert.CreatedAt < moment.AddDays(-10)).Select(alert => alert.Id).ToList();
            if (old.Count == 0)
            {
                return;
            }

            await SendAsync(HttpMethod.Post, "alerts/bulk-resolve", new Resolution(old, DemoTeam.Admin.Name), cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> UserIdsAsync(CancellationToken cancellationToken)
    {
        var list = await http.GetFromJsonAsync<UserList>($"{Root}/users/", Json, cancellationToken);
        return list!.Users.ToDictionary(user => user.Email, user => user.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="isFine">A refusal that says that it was done before.</param>
    private async Task SendAsync(
        HttpMethod method, string path, object? body, CancellationToken cancellationToken, HttpStatusCode? isFine = null)
    {
        using var request = new HttpRequestMessage(method, $"{Root}/{path}") { Content = body is null ? null : JsonContent.Create(body, options: Json) };
        using var answer = await http.SendAsync(request, cancellationToken);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != isFine)
        {
            throw new ImportException($"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    private sealed record NewUser(string Email, string FullName, string Role, string Password);

    private sealed record Account(string AccountManagerId, string ContactName, string ContactEmail);

    private sealed record UserList(IReadOnlyList<ListedUser> Users);

    private sealed record ListedUser(string Id, string Email);

    private sealed record AlertList(IReadOnlyList<ListedAlert> Alerts);

    private sealed record ListedAlert(string Id, DateTimeOffset CreatedAt);

    private sealed record Resolution(IReadOnlyList<string> AlertIds, string ResolvedBy);
}
