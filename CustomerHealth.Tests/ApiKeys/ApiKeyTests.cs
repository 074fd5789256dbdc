using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.ApiDocuments;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static System.Net.HttpStatusCode;

namespace CustomerHealth.Tests.ApiKeys;

/// <summary>Keys of integrations, over HTTP.</summary>
public sealed class ApiKeyTests : IAsyncLifetime
{
    private TestStore store = null!;
    private AccountsApp app = null!;

    public async Task InitializeAsync()
    {
        store = await TestStorage.OpenAsync();
        app = new AccountsApp { Storage = LocalStorage.Given(LocalStores.Of(store)) };
        await app.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_key_is_taken_from_either_header()
    {
        var key = await app.AddKeyAsync("read");
        using var bearer = app.App.CreateCheckedClient();
        bearer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        Assert.Equal(OK, await ReadAsync(key));
        Assert.Equal(OK, (await bearer.GetAsync("/api/platform/scorecards")).StatusCode);
    }

    [Theory]
    [InlineData("/api/platform/scorecards?api_key=")]
    [InlineData("/api/platform/scorecards?x=")]
    [InlineData("/api/platform/health?key=")]
    public async Task A_key_in_an_address_is_refused_whatever_the_parameter_is_called(string path)
    {
        var key = await app.AddKeyAsync("read");
        using var client = app.App.CreateCheckedClient();

        var answer = await client.GetAsync(path + key);

        Assert.Equal(BadRequest, answer.StatusCode);
        Assert.DoesNotContain(key, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_only_looks_like_a_key_is_one()
    {
        var key = await app.AddKeyAsync("admin");

        Assert.Equal(Unauthorized, await ReadAsync(key[..^1]));
        Assert.Equal(Unauthorized, await ReadAsync(key + "x"));
        Assert.Equal(Unauthorized, await ReadAsync(ApiKeyText.New()));
        Assert.Equal(Unauthorized, await ReadAsync(ApiKeyText.HashOf(key)));
        Assert.Equal(Unauthorized, await ReadAsync("ch_" + new string('0', 38)));
    }

    [Fact]
    public async Task An_expired_key_is_no_key()
    {
        var key = await app.AddKeyAsync("read");
        Assert.Equal(OK, await ReadAsync(key));

        app.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal(OK, await ReadAsync(key));
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Unauthorized, await ReadAsync(key));
    }

    [Fact]
    public async Task A_revocation_counts_here_at_once_and_elsewhere_within_a_minute()
    {
        var key = await app.AddKeyAsync("read");
        await using var other = await app.StartAsync();
        using var elsewhere = other.CreateCheckedClient();
        elsewhere.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(OK, await ReadAsync(key));
        Assert.Equal(OK, (await elsewhere.GetAsync("/api/platform/scorecards")).StatusCode);
        using var admin = app.Operator();
        var listed = await admin.GetFromJsonAsync<JsonElement>("/api/platform/api-keys");

        Assert.Equal(NoContent, (await admin.DeleteAsync($"/api/platform/api-keys/{listed[0].GetProperty("id").GetString()}")).StatusCode);

        Assert.Equal(Unauthorized, await ReadAsync(key));
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(Unauthorized, (await elsewhere.GetAsync("/api/platform/scorecards")).StatusCode);
        Assert.Equal("revoked", (await admin.GetFromJsonAsync<JsonElement>("/api/platform/api-keys"))[0].GetProperty("status").GetString());
        Assert.Equal(NotFound, (await admin.DeleteAsync("/api/platform/api-keys/unknown")).StatusCode);
    }

    [Fact]
    public async Task The_list_never_shows_the_key_and_the_store_has_only_its_hash()
    {
        var key = await app.AddKeyAsync("read", "events:write");
        using var admin = app.Operator();

        var list = await admin.GetStringAsync("/api/platform/api-keys");
        var rows = await store.ReadAllAsync(new TableQuery(TableNames.ApiKeys, "main"), CancellationToken.None).ToListAsync();

        Assert.DoesNotContain(key[8..], list, StringComparison.Ordinal);
        Assert.Contains(key[..7], list, StringComparison.Ordinal);
        Assert.Equal(ApiKeyText.HashOf(key), Assert.Single(rows).RowKey);
        Assert.DoesNotContain(rows[0].Properties.Values, value => $"{value}".Contains(key[8..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_costs_no_read_within_a_minute_and_the_use_is_written_once_an_hour()
    {
        var key = await app.AddKeyAsync("read");
        var keys = app.App.Services.GetRequiredService<ApiKeyStore>();
        var meter = app.App.Services.GetRequiredService<StorageMeter>();
        await keys.FindValidAsync(TenantId.Main, key, CancellationToken.None);
        await keys.FindValidAsync(TenantId.Main, key, CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromSeconds(30));

        var before = meter.Snapshot();
        var found = await keys.FindValidAsync(TenantId.Main, key, CancellationToken.None);
        var within = meter.Snapshot().Since(before);
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        await keys.FindValidAsync(TenantId.Main, key, CancellationToken.None);
        var later = meter.Snapshot().Since(before);

        Assert.NotNull(found!.LastUsed);
        Assert.Equal((0, 0), (within[StorageRequestKind.GetRow].Requests, within[StorageRequestKind.Transact].Requests));
        Assert.Equal(1, later[StorageRequestKind.Transact].Requests);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":["everything"]}""")]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":" ","scopes":["read"]}""")]
    [InlineData("""{"name":"x","scopes":["read"],"expires":"2020-01-01T00:00:00Z"}""")]
    [InlineData("""{"name":"x","scopes":["read"],"expires":"2199-01-01T00:00:00Z"}""")]
    [InlineData("""{"name":"x","scopes":["read"],"tenant":"other"}""")]
    public async Task What_does_not_make_a_key_is_refused(string body)
    {
        using var admin = app.Operator();
        using var content = new StringContent(body, null, "application/json");

        Assert.Equal(BadRequest, (await admin.PostAsync("/api/platform/api-keys", content)).StatusCode);
    }

    [Fact]
    public async Task A_person_creates_and_revokes_keys_on_the_page_and_sees_each_once()
    {
        using var browser = app.Browser();
        await browser.SignInAsync(AccountsApp.AdminEmail, AccountsApp.Password);

        var made = await browser.SubmitAsync(
            "/settings/api-keys", "/settings/api-keys", ("name", "<script>alert(1)</script>"), ("scope", "read"), ("days", "30"));
        var page = await made.Content.ReadAsStringAsync();
        var key = page[page.IndexOf("<pre>ch_", StringComparison.Ordinal)..][5..46];
        var after = await browser.TextAsync("/settings/api-keys");
        var revoke = after[after.IndexOf("/settings/api-keys/", StringComparison.Ordinal)..].Split('"')[0];

        Assert.Equal("no-store", made.Headers.CacheControl!.ToString());
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(key, after, StringComparison.Ordinal);
        Assert.Equal(OK, await ReadAsync(key));
        Assert.Equal(Redirect, (await browser.SubmitAsync("/settings/api-keys", revoke)).StatusCode);
        Assert.Equal(Unauthorized, await ReadAsync(key));
    }

    private async Task<HttpStatusCode> ReadAsync(string key)
    {
        using var client = app.WithKey(key);
        return (await client.GetAsync("/api/platform/scorecards")).StatusCode;
    }
}
