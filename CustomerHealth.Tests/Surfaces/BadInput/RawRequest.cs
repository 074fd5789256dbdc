using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CustomerHealth.Tests.Surfaces.BadInput;

/// <summary>A request whose path goes out byte for byte, where an HttpClient would tidy it up.</summary>
internal static class RawRequest
{
    public static async Task<Answer> GetAsync(Uri server, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();

        // HTTP/1.0: the answer is not cut into chunks and ends with the connection.
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var status = int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);
        return new Answer(status, text.Split("\r\n\r\n", 2)[^1], null, new Dictionary<string, string>());
    }
}
