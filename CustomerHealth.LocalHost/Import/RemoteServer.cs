namespace CustomerHealth.LocalHost.Import;

/// <summary>A server in another process, known only by its address.</summary>
internal static class RemoteServer
{
    /// <summary>The key for a server that asks for one; from the environment, because a command line is visible to everybody.</summary>
    public const string ApiKeyVariable = "CUSTOMERHEALTH_API_KEY";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Polls without any change after which the rest is given up: longer than a process keeps its counts to itself.</summary>
    private const int Patience = 180;

    public static HttpClient Connect(Uri url)
    {
        var client = new HttpClient { BaseAddress = new Uri(url.AbsoluteUri.TrimEnd('/') + "/") };
        if (Environment.GetEnvironmentVariable(ApiKeyVariable) is { Length: > 0 } key)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    /// <summary>Waits until every event accepted since <paramref name="before"/> is applied, a duplicate or a conflict.</summary>
    public static async Task DrainAsync(PlatformClient platform, EventTotals before, CancellationToken cancellationToken)
    {
        var known = before;
        for (var still = 0; still < Patience; still++)
        {
            var now = await platform.TotalsAsync(cancellationToken);
            if ((now - before).Decided >= (now - before).Accepted)
            {
                return;
            }

            still = now == known ? still : 0;
            known = now;
            await Task.Delay(Poll, cancellationToken);
        }
    }
}
