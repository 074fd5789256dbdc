using System.Net;
using System.Net.Sockets;

namespace CustomerHealth.Service.Webhooks.Out;

/// <summary>A receiver's name leads where no webhook may go.</summary>
public sealed class TargetRefusedException() : IOException("The address leads to a network that is not public.");

/// <summary>
/// Connects to receivers, after it has looked at every address that the name stands for at that moment: one that is not allowed refuses them
/// all. What was looked at is what is connected to, so that a name cannot change in between.
/// </summary>
public sealed class GuardedConnections(WebhookTargets targets)
{
    private const int MostHeaderKilobytes = 16;

    /// <summary>What a name stands for.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>One that follows no redirect, uses no proxy, keeps no cookies and says nothing of us but what it is given.</summary>
    public HttpMessageHandler Handler() => new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        MaxConnectionsPerServer = 16,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var end = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await Resolve(end.Host, cancellationToken);
        var scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        if (addresses.Length == 0 || !addresses.All(address => targets.Allows(scheme, address)))
        {
            throw new TargetRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
