using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Support;
using Xunit;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Events;

public sealed class HotCustomerTests : ServiceTest
{
    [Fact]
    public async Task Messages_of_one_customer_take_turns_and_never_conflict()
    {
        await Service.PutCustomersAsync("ada");
        var texts = await Service.MessagesAsync([.. Enumerable.Range(0, 32).Select(number => Login("ada", $"{number}"))]);

        var usage = await Service.MeterAsync(
            () => Task.WhenAll(texts.Select(text => Task.Run(() => Service.DeliverAsync(QueueNames.Events, text)))));

        Assert.Equal(0, usage[StorageRequestKind.Transact].Refusals);
        Assert.Equal(32, RequestCountTests.TableRequests(usage));
        Assert.Equal(32, (await Service.StateAsync("ada")).Signals.EventCount);
    }

    [Fact]
    public async Task A_state_that_another_process_changed_is_read_again()
    {
        await Service.PutCustomersAsync("ada");
        var texts = await Service.MessagesAsync(Login("ada", "1"), Login("ada", "2"), Login("ada", "3"));
        await using var other = await Service.StartAnotherAsync();
        await Service.DeliverAsync(QueueNames.Events, texts[0]);
        await other.DeliverAsync(QueueNames.Events, texts[1]);

        var usage = await Service.MeterAsync(() => Service.DeliverAsync(QueueNames.Events, texts[2]));

        Assert.Equal(1, usage[StorageRequestKind.Transact].Refusals);
        Assert.Equal(3, RequestCountTests.TableRequests(usage));
        Assert.Equal(3, (await Service.StateAsync("ada")).Signals.EventCount);
    }
}
