using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>A receiver that takes its time, for somebody who has little.</summary>
public sealed class ImpatienceTests : WebhookTest
{
    protected override TimeSpan Patience => TimeSpan.FromMilliseconds(700);

    [Fact]
    public async Task An_answer_that_does_not_come_is_no_success_and_the_message_is_sent_again()
    {
        using var end = new CancellationTokenSource();
        Receiver.Answer = context => Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end.Token).Token);
        var (id, _) = await SubscribeAsync();
        var message = await MessageAsync(id);
        await Service.DrainAsync();

        var delivery = await DeliveryAsync(id, message);
        Assert.Equal((DeliveryState.Pending, "There was no answer within 0.7 seconds."), (delivery.State, delivery.Trouble));
        Assert.InRange(Assert.Single(delivery.Attempts).Milliseconds, 600, 60_000);
        await end.CancelAsync();
        Receiver.Answer = Receiver.Status(200);
        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([message, message], Receiver.Received.Select(webhook => webhook.Id));
        Assert.Equal(DeliveryState.Delivered, (await DeliveryAsync(id, message)).State);
    }
}
