using System.Net.Http.Headers;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerHealth.Benchmarks.Setting;

/// <summary>The whole app over HTTP on a store in a file, without a log.</summary>
internal static class LocalServer
{
    /// <param name="works">Whether its queues are worked on, too.</param>
    public static Task<LocalApp> StartAsync(string file, bool works) => LocalApp.StartAsync(new LocalOptions
    {
        Storage = LocalStorage.File(file),
        RunsFunctions = works,
        Logging = _ => { },
    });

    /// <summary>A client that is signed in, for the surfaces that ask for it in Development, too. Its token lasts a quarter of an hour.</summary>
    public static async Task<HttpClient> CreateReaderAsync(this LocalApp app)
    {
        var (_, reader) = await app.Services.GetRequiredService<UserAccounts>().AddAsync(
            TenantId.Main, "reader@example.com", "Reader", Role.Viewer, "correct horse battery", CancellationToken.None);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", app.Services.GetRequiredService<AccessTokens>().Issue(TenantId.Main, reader!));
        return client;
    }
}
