using System.Globalization;
using System.Text;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Queues;

/// <summary>
/// A message whose text is not base64: somebody else put it there. The Functions host moves it to the poison queue. The storage port does
/// not show its text, so a copy would be empty; nothing is lost this way instead: a note that names it goes to the poison queue (and
/// becomes a dead row that people see), and the message itself stays where it is, hidden for as long as a queue can hide it.
/// </summary>
internal sealed class ForeignMessage(IQueueStore queues, string queue, QueueLease lease)
{
    public async Task SetAsideAsync()
    {
        if (!queue.EndsWith(QueueNames.PoisonSuffix, StringComparison.Ordinal))
        {
            await queues.SendAsync(queue + QueueNames.PoisonSuffix, Encoding.UTF8.GetBytes(Note()), TimeSpan.Zero, CancellationToken.None);
        }

        await queues.ExtendAsync(queue, lease, QueueLimits.LongestDelay, CancellationToken.None);
    }

    private string Note() => string.Create(
        CultureInfo.InvariantCulture,
        $"Message {lease.Id} of queue {queue}, sent {lease.InsertedOn:yyyy-MM-dd HH:mm:ss}Z, is not base64. It is still there, hidden for 7 days.");
}
