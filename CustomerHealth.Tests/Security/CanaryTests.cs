using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Webhooks;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Security;

/// <summary>What must stay secret is used in every way here, then looked for in the log, in answers and in the quarantine.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task Keys_passwords_secrets_and_addresses_are_nowhere_they_do_not_belong()
    {
        await using var store = await TestStorage.OpenAsync();
        var app = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await app.InitializeAsync();
        await app.AddCustomerAsync("acme");
        var (email, id) = await app.AddUserAsync("manager");
        var key = await app.AddKeyAsync("events:write");
        using var admin = app.Operator();
        var source = await (await admin.PostAsJsonAsync("/api/platform/webhook-sources", new { name = "canary" })).Content.ReadFromJsonAsync<JsonElement>();
        var secret = source.GetProperty("secret").GetString()!;
        var answers = new StringBuilder();

        using var browser = app.Browser();
        for (var failure = 0; failure < 7; failure++)
        {
            answers.Append(await (await browser.SignInAsync("canary@example.com", "canary password")).Content.ReadAsStringAsync());
        }

        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await browser.SignInAsync(email, AccountsApp.Password);
        answers.Append(await browser.TextAsync($"/settings?x={key}"));
        using var nobody = app.App.CreateCheckedClient();
        using var login = await nobody.PostAsync(
            "/api/v1/auth/login", new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = email, ["password"] = AccountsApp.Password }));
        var tokens = await login.Content.ReadFromJsonAsync<JsonElement>();
        var (access, refresh) = (tokens.GetProperty("access_token").GetString()!, tokens.GetProperty("refresh_token").GetString()!);
        for (var use = 0; use < 3; use++)
        {
            var refreshed = await nobody.PostAsJsonAsync("/api/v1/auth/refresh", new { refresh_token = refresh });
            answers.Append(use == 0 ? "" : await refreshed.Content.ReadAsStringAsync());
        }

        answers.Append(await (await nobody.PostAsJsonAsync("/api/v1/auth/refresh", new { refresh_token = (string[])[refresh] })).Content.ReadAsStringAsync());
        using var bearer = app.App.CreateCheckedClient();
        bearer.DefaultRequestHeaders.Authorization = new("Bearer", access);
        answers.Append(await (await bearer.PutAsJsonAsync("/api/v1/auth/me/password", new { current_password = AccountsApp.Password, new_password = "canary" })).Content.ReadAsStringAsync());
        using var sender = app.WithKey(key);
        await sender.PostAsync("/api/platform/events", new StringContent("""{"specversion":"1.0","id":"1","source":"t","type":"login","subject":"acme"}""", null, "application/json"));
        await sender.PostAsync("/api/platform/events", new StringContent("""{"specversion":"1.0","id":"1","source":"t","type":"login","subject":"acme","data":{"count":2}}""", null, "application/json"));
        answers.Append(await (await sender.GetAsync($"/api/platform/users?api_key={key}")).Content.ReadAsStringAsync());
        using var webhook = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/in/canary") { Content = new StringContent("{}") };
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        webhook.Headers.TryAddWithoutValidation("webhook-id", "1");
        webhook.Headers.TryAddWithoutValidation("webhook-timestamp", $"{now}");
        webhook.Headers.TryAddWithoutValidation("webhook-signature", StandardWebhooks.Sign(secret, "1", now, "{}"u8));
        answers.Append(await (await sender.SendAsync(webhook)).Content.ReadAsStringAsync());
        answers.Append(await (await admin.PatchAsJsonAsync($"/api/platform/users/{id}", new { password = "short" })).Content.ReadAsStringAsync());
        await app.App.DrainAsync(TimeSpan.FromSeconds(60));
        await app.DisposeAsync();

        var dead = await store.ReadAllAsync(new TableQuery(TableNames.Dead, $"main!{app.Clock.GetUtcNow():yyyyMMdd}"), CancellationToken.None).ToListAsync();
        Assert.NotEmpty(dead);
        var quarantine = string.Join('\n', dead.Select(row => row.Text() + Encoding.UTF8.GetString(row.GetBinary("Body") ?? [])));
        string[] canaries = [key, key[7..], secret, secret[6..], AccountsApp.Password, "canary password", AccountsApp.OperatorKey, access, access.Split('.')[2], refresh, "\"canary\""];
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, app.Log + quarantine + answers, StringComparison.Ordinal));
        Assert.All(
            [email, AccountsApp.AdminEmail, "canary@example.com"],
            address => Assert.DoesNotContain(address, app.Log + quarantine, StringComparison.OrdinalIgnoreCase));

        var families = await store.ReadAllAsync(new TableQuery(TableNames.RefreshTokens, $"main!{id}"), CancellationToken.None).ToListAsync();
        Assert.DoesNotContain(refresh[43..], Assert.Single(families).Text(), StringComparison.Ordinal);
        var sources = await store.ReadAllAsync(new TableQuery(TableNames.WebhookSources, "main"), CancellationToken.None).ToListAsync();
        Assert.DoesNotContain(secret[6..], string.Join('\n', sources.Select(row => row.Text())), StringComparison.Ordinal);
    }
}
