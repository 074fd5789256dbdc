using System.Net;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

public sealed class BackOffOverHttpTests : IAsyncLifetime
{
    private readonly AccountsApp app = new();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Too_many_failures_are_429_with_the_time_to_wait_whatever_X_Forwarded_For_says()
    {
        for (var failure = 0; failure < 8; failure++)
        {
            using var browser = app.Browser();
            browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{failure}");
            await browser.SignInAsync($"guess-{failure}@example.com", "wrong password");
            app.Clock.Advance(TimeSpan.FromSeconds(failure < 5 ? 0 : 16));
        }

        using var last = app.Browser();
        last.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        await last.SignInAsync("guess-8@example.com", "wrong password");
        var answer = await last.SignInAsync("guess-9@example.com", "wrong password");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);
    }
}
