using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Rest;

/// <summary>Queues over REST. Source: learn.microsoft.com/rest/api/storageservices/queue-service-rest-api.</summary>
internal sealed class RestQueues(RestService service) : IQueueStore
{
    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueLimits.CheckSend(body.Length, delay);
        return PutAsync(queue, Encoding.ASCII.GetString(QueueText.Of(body.Span)), delay, cancellationToken);
    }

    /// <summary>Puts a text as it is, as another sender might; when it is no base64 it is received without a body.</summary>
    public Task PutForeignTextAsync(string queue, string text, CancellationToken cancellationToken) =>
        PutAsync(queue, text, TimeSpan.Zero, cancellationToken);

    public async Task<IReadOnlyList<QueueLease>> ReceiveAsync(
        string queue, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        QueueLimits.CheckReceive(count, lease);
        using var answer = await service.SendAsync(
            RequestMethod.Get, $"{queue}/messages", [("numofmessages", Text(count)), ("visibilitytimeout", Seconds(lease))], null, cancellationToken);
        Checked(answer);
        return RestAnswer.Understood(() => XDocument.Load(answer.Content.ToStream()).Descendants("QueueMessage").Select(Lease).ToList());
    }

    public async Task<bool> DeleteAsync(string queue, QueueLease lease, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(
            RequestMethod.Delete, Message(queue, lease), [("popreceipt", lease.PopReceipt)], null, cancellationToken);
        return !IsLost(answer);
    }

    public async Task<QueueLease?> ExtendAsync(
        string queue, QueueLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        QueueLimits.CheckDelay(duration);

        // No text given: the message keeps its body.
        using var answer = await service.SendAsync(
            RequestMethod.Put,
            Message(queue, lease),
            [("popreceipt", lease.PopReceipt), ("visibilitytimeout", Seconds(duration))],
            null,
            cancellationToken);
        return IsLost(answer) ? null : lease with { PopReceipt = RestAnswer.Understood(() => Header(answer, "x-ms-popreceipt")) };
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(RequestMethod.Get, queue, [("comp", "metadata")], null, cancellationToken);
        Checked(answer);
        return RestAnswer.Understood(() => int.Parse(Header(answer, "x-ms-approximate-messages-count"), CultureInfo.InvariantCulture));
    }

    /// <summary>Creates a queue; one that exists is as good.</summary>
    public async Task EnsureAsync(string queue, CancellationToken cancellationToken)
    {
        using var answer = await service.SendAsync(RequestMethod.Put, queue, [], null, cancellationToken);
        if (answer.IsError && answer.ErrorCode() != "QueueAlreadyExists")
        {
            throw answer.Failure();
        }
    }

    /// <summary>Without a time to live of -1 the service deletes a message after seven days.</summary>
    private async Task PutAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        var message = new XElement("QueueMessage", new XElement("MessageText", text));
        using var answer = await service.SendAsync(
            RequestMethod.Post,
            $"{queue}/messages",
            [("visibilitytimeout", Seconds(delay)), ("messagettl", "-1")],
            request =>
            {
                request.Headers.Add("Content-Type", "application/xml");
                request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(message.ToString(SaveOptions.DisableFormatting)));
            },
            cancellationToken);
        Checked(answer);
    }

    private static QueueLease Lease(XElement message) => new(
        Value(message, "MessageId"),
        Value(message, "PopReceipt"),
        QueueText.Read(Encoding.UTF8.GetBytes(Value(message, "MessageText"))),
        int.Parse(Value(message, "DequeueCount"), CultureInfo.InvariantCulture),
        DateTimeOffset.Parse(Value(message, "InsertionTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static string Value(XElement message, string name) =>
        message.Element(name)?.Value ?? throw new InvalidDataException($"Azure Storage sent a message without {name}.");

    private static string Header(Response answer, string name) =>
        answer.Headers.TryGetValue(name, out var value) ? value : throw new InvalidDataException($"Azure Storage left out {name}.");

    private static string Message(string queue, QueueLease lease) => $"{queue}/messages/{Uri.EscapeDataString(lease.Id)}";

    private static bool IsLost(Response answer) =>
        answer.IsError && (StorageAnswers.IsLostLease(answer.Status, answer.ErrorCode()) ? true : throw answer.Failure());

    private static Response Checked(Response answer) => answer.IsError ? throw answer.Failure() : answer;

    private static string Seconds(TimeSpan time) => Text((int)QueueLimits.WholeSeconds(time).TotalSeconds);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
