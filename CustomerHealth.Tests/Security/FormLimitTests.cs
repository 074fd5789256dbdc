using System.Text;
using CustomerHealth.Tests.Surfaces;
using Xunit;

namespace CustomerHealth.Tests.Security;

/// <summary>What anybody may send before signing in is small, whether it says how long it is or not.</summary>
public sealed class FormLimitTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string EventForm = "/health-html/api/customers/acme/event-form";

    private TestProduct product = null!;

    public static TheoryData<string, bool> Forms => new()
    {
        { "/sign-in", true }, { "/sign-in", false }, { "/sign-out", true }, { "/settings/users", true }, { EventForm, true }, { EventForm, false },
    };

    public async Task InitializeAsync()
    {
        product = await TestProduct.StartAsync(expectsWarnings: true); // Of forms without their token.
        await product.AddCustomerAsync("acme");
    }

    public async Task DisposeAsync()
    {
        await product.DisposeAsync();
        Assert.DoesNotContain(product.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_of_more_than_64_KiB_is_refused_and_not_read_to_its_end(string path, bool chunked)
    {
        using var endless = new Endless("type=login&x=", mostBytes: 50_000_000);

        var answer = await SendAsync(path, Form, endless, chunked);

        Assert.Equal((413, "application/json"), (answer?.Status ?? 413, answer?.ContentType ?? "application/json"));
        Assert.True(endless.Sent < 20_000_000, $"{endless.Sent} bytes were taken.");
        await NothingIsWrittenAsync();
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_just_over_the_limit_is_413_and_one_just_under_it_is_read(string path, bool chunked)
    {
        using var over = new MemoryStream(Encoding.ASCII.GetBytes("type=login&x=".PadRight((64 * 1024) + 1, 'x')));
        using var under = new MemoryStream(Encoding.ASCII.GetBytes("type=login&x=".PadRight(64 * 1000, 'x')));

        var refused = await SendAsync(path, Form, over, chunked);
        var read = await SendAsync(path, Form, under, chunked);

        Assert.Equal((413, "application/json"), (refused!.Status, refused.ContentType));
        Assert.NotEqual(413, read!.Status);
        Assert.NotEqual(500, read.Status);
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_in_parts_is_refused_whatever_its_size(string path, bool chunked)
    {
        foreach (var bytes in new[] { 0, 50_000_000 })
        {
            using var parts = new Endless("--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nlogin\r\n--x--\r\n", bytes);

            var answer = await SendAsync(path, "multipart/form-data; boundary=x", parts, chunked);

            Assert.Equal((415, "application/json"), (answer?.Status ?? 415, answer?.ContentType ?? "application/json"));
            Assert.True(parts.Sent < 20_000_000, $"{parts.Sent} bytes were taken.");
        }

        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task A_form_with_more_fields_than_any_of_ours_is_no_fault_of_the_server()
    {
        using var fields = new MemoryStream(Encoding.ASCII.GetBytes("type=login" + string.Concat(Enumerable.Range(0, 100).Select(at => $"&f{at}=1"))));

        Assert.Equal(400, (await SendAsync(EventForm, Form, fields, chunked: false))!.Status);
    }

    /// <summary>Null when the server hung up while the body was still on its way, before the answer could be read.</summary>
    private async Task<Answer?> SendAsync(string path, string type, Stream body, bool chunked)
    {
        using var content = new StreamContent(body, 16 * 1024);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        content.Headers.ContentLength = chunked ? null : body.Length;
        try
        {
            using var response = await product.Http.SendAsync(request);
            return await Answer.ReadAsync(response);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task NothingIsWrittenAsync()
    {
        await product.DrainAsync();
        Assert.Equal(0, (await product.GetAsync("/api/platform/customers/acme/health")).Json.Number("events"));
    }

    /// <summary>A beginning, then filling, and how much of it somebody took.</summary>
    private sealed class Endless(string beginning, int mostBytes) : Stream
    {
        private readonly byte[] start = Encoding.ASCII.GetBytes(beginning);

        public long Sent { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => start.Length + mostBytes;

        public override long Position { get => Sent; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, Length - Sent);
            for (var at = 0; at < read; at++, Sent++)
            {
                buffer[offset + at] = Sent < start.Length ? start[Sent] : (byte)'x';
            }

            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
