using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Support;
using CustomerHealth.Tests.Surfaces;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>How a message gets to a receiver that takes it, refuses it, is away, or is gone.</summary>
public sealed class DeliveryTests : WebhookTest
{
    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public async Task A_message_is_posted_as_signed_JSON_and_says_nothing_more_of_us()
    {
        var (id, secret) = await SubscribeAsync();
        var message = await MessageAsync(id);

        var sent = Assert.Single(await ToldAsync());

        Assert.Equal(("POST", "/hooks?for=tests", message, "{\"n\":1}"), (sent.Method, sent.Target, sent.Id, sent.Text));
        Assert.Equal(Clock.Now.ToUnixTimeSeconds() - 2, sent.Timestamp);
        Assert.True(sent.IsSignedWith(secret));
        Assert.False(sent.IsSignedWith(CustomerHealth.Service.Webhooks.StandardWebhooks.NewSecret()));
        Assert.Equal(
            ["content-length", "content-type", "host", "user-agent", "webhook-id", "webhook-signature", "webhook-timestamp"],
            sent.Headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));
        var delivery = await DeliveryAsync(id, message);
        Assert.Equal((DeliveryState.Delivered, null, null), (delivery.State, delivery.NextTry, delivery.Trouble));
        Assert.Equal((204, null), (Assert.Single(delivery.Attempts).Status, delivery.Attempts[0].Trouble));
        Assert.Empty(await ItemsAsync(id));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day_and_then_the_new_one()
    {
        var (id, old) = await SubscribeAsync();
        var rotated = await Subscriptions.RotateAsync(ServiceUnderTest.Tenant, id, Token);
        await MessageAsync(id);
        var both = Assert.Single(await ToldAsync());

        Assert.True(both.IsSignedWith(old) && both.IsSignedWith(rotated.Secret!));
        Assert.Equal(2, both.Headers["webhook-signature"].Split(' ').Length);
        Clock.Advance(TimeSpan.FromHours(25));
        await MessageAsync(id);
        var one = Assert.Single(await ToldAsync());
        Assert.False(one.IsSignedWith(old));
        Assert.True(one.IsSignedWith(rotated.Secret!));
    }

    [Fact]
    public async Task A_message_that_is_refused_is_sent_ten_times_by_the_schedule_as_the_same_one_and_then_given_up()
    {
        Receiver.Answer = Receiver.Status(500);
        var (id, secret) = await SubscribeAsync();
        var message = await MessageAsync(id);
        var began = Clock.Now;
        await Service.DrainAsync();
        for (var pause = 0; pause < Schedule.Length; pause++)
        {
            var waiting = await DeliveryAsync(id, message);
            Assert.Equal((DeliveryState.Pending, pause + 1), (waiting.State, waiting.Attempts.Count));
            Assert.InRange(waiting.NextTry!.Value - Clock.Now - Schedule[pause], TimeSpan.Zero, TimeSpan.FromSeconds(15)); // And how long the answer took.

            await PassAsync(Schedule[pause] - TimeSpan.FromMilliseconds(1));
            Assert.Equal(pause + 1, Receiver.Received.Count);
            await PassAsync(TimeSpan.FromSeconds(15));
            Assert.Equal(pause + 2, Receiver.Received.Count);
        }

        await PassAsync(TimeSpan.FromDays(7));
        var sent = Receiver.Received;
        Assert.Equal(10, sent.Count);
        Assert.Equal((message, "{\"n\":1}"), Assert.Single(sent.Select(webhook => (webhook.Id, webhook.Text)).Distinct()));
        Assert.All(sent, webhook => Assert.True(webhook.IsSignedWith(secret)));
        Assert.InRange(sent[^1].Timestamp - began.ToUnixTimeSeconds(), 75 * 3600, 76 * 3600);
        var delivery = await DeliveryAsync(id, message);
        Assert.Equal((DeliveryState.Failed, null, "The receiver answered 500."), (delivery.State, delivery.NextTry, delivery.Trouble));
        Assert.Equal(Enumerable.Repeat<int?>(500, 10), delivery.Attempts.Select(attempt => attempt.Status));
        Assert.Empty(await ItemsAsync(id));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_is_no_success(int status)
    {
        await using var elsewhere = await Receiver.StartAsync();
        Receiver.Answer = Receiver.Status(status, ("Location", elsewhere.Url));
        var (id, _) = await SubscribeAsync();
        var message = await MessageAsync(id);

        await Service.DrainAsync();

        Assert.Empty(elsewhere.Received);
        Assert.Equal((DeliveryState.Pending, $"The receiver answered {status}, and redirects are not followed."), await TroubleAsync(id, message));
    }

    [Fact]
    public async Task A_receiver_that_is_away_gets_everything_when_it_is_back()
    {
        var (id, _) = await SubscribeAsync();
        await Receiver.LeaveAsync();
        string[] messages = [await MessageAsync(id), await MessageAsync(id), await MessageAsync(id)];
        await Service.DrainAsync();
        Assert.Equal((DeliveryState.Pending, "No connection came about."), await TroubleAsync(id, messages[0]));

        await Receiver.ComeBackAsync();
        await PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(messages.Order(), Receiver.Received.Select(webhook => webhook.Id).Order());
        Assert.All(await DeliveriesAsync(id), delivery => Assert.Equal((DeliveryState.Delivered, 2), (delivery.State, delivery.Attempts.Count)));
    }

    [Fact]
    public async Task A_receiver_that_hangs_up_is_tried_again()
    {
        var (id, _) = await SubscribeAsync();
        Receiver.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var message = await MessageAsync(id);
        await Service.DrainAsync();
        Assert.Equal((DeliveryState.Pending, "The receiver hung up before it answered."), await TroubleAsync(id, message));

        Receiver.Answer = Receiver.Status(200);
        await PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal((DeliveryState.Delivered, null), await TroubleAsync(id, message));
        Assert.Equal([message, message], Receiver.Received.Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_disabled_at_once_and_what_is_still_to_be_sent_is_cancelled()
    {
        Receiver.Answer = Receiver.Status(503);
        var (id, _) = await SubscribeAsync();
        var waiting = await MessageAsync(id);
        await Service.DrainAsync();
        Receiver.Answer = Receiver.Status(410);
        var last = await MessageAsync(id);
        await Service.DrainAsync();
        await PassAsync(TimeSpan.FromDays(4));

        var subscription = await SubscriptionAsync(id);
        Assert.False(subscription.IsActive);
        Assert.Equal("The receiver answered 410: it is gone.", subscription.Disabled!.Why);
        Assert.Equal((DeliveryState.Failed, "The receiver answered 410."), await TroubleAsync(id, last));
        Assert.Equal((DeliveryState.Cancelled, "The subscription was not active when this was to be sent."), await TroubleAsync(id, waiting));
        Assert.Equal(2, Receiver.Received.Count);
    }

    [Fact]
    public async Task Five_messages_given_up_since_one_was_taken_disable_a_subscription_until_a_person_activates_it()
    {
        var (id, _) = await SubscribeAsync();
        await GiveUpAsync(id, 4);
        Assert.Equal((true, 4), await GivenUpAsync(id));
        Receiver.Answer = Receiver.Status(200);
        await MessageAsync(id);
        await Service.DrainAsync();
        Assert.Equal((true, 0), await GivenUpAsync(id));

        await GiveUpAsync(id, 5);

        Assert.Equal((false, 5), await GivenUpAsync(id));
        Assert.Equal(
            "5 messages were given up since the receiver took one, each after 10 tries.", (await SubscriptionAsync(id)).Disabled!.Why);
        await ActivateAsync(id, true);
        Assert.Equal((true, 0), await GivenUpAsync(id));
        Assert.Null((await SubscriptionAsync(id)).Disabled);
    }

    [Fact]
    public async Task A_message_that_is_reported_twice_as_given_up_counts_once()
    {
        var (id, _) = await SubscribeAsync();
        var health = Service.Get<SubscriptionHealth>();
        for (var report = 0; report < 9; report++)
        {
            await health.GaveUpAsync(ServiceUnderTest.Tenant, id, "msg_1", Token);
        }

        Assert.Equal((true, 1), await GivenUpAsync(id));
    }

    [Fact]
    public async Task A_receiver_with_too_much_to_do_is_left_alone_for_as_long_as_it_asks()
    {
        Receiver.Answer = Receiver.Status(429, ("Retry-After", "600"));
        var (id, _) = await SubscribeAsync();
        await MessageAsync(id);
        await Service.DrainAsync();

        await PassAsync(TimeSpan.FromSeconds(599));
        Assert.Single(Receiver.Received);
        await PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(2, Receiver.Received.Count);
    }

    [Fact]
    public async Task Of_what_a_receiver_says_the_beginning_is_kept_as_one_line_and_the_rest_is_not_even_read()
    {
        Receiver.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("No\r\n\u001b[31m" + new string('x', 500_000));
        };
        var (id, _) = await SubscribeAsync();
        var message = await MessageAsync(id);

        await Service.DrainAsync();

        var answer = (await DeliveryAsync(id, message)).Answer!;
        Assert.StartsWith("No   [31mxxx", answer, StringComparison.Ordinal);
        Assert.Equal(1024, answer.Length);
    }

    [Fact]
    public async Task What_was_cancelled_or_failed_or_taken_can_be_sent_again_under_the_same_id()
    {
        var (id, _) = await SubscribeAsync();
        await ActivateAsync(id, false);
        var message = await MessageAsync(id);
        await Service.DrainAsync();
        Assert.Equal(DeliveryState.Cancelled, (await DeliveryAsync(id, message)).State);
        await ActivateAsync(id, true);

        for (var again = 0; again < 2; again++)
        {
            await Log.SendAgainAsync(ServiceUnderTest.Tenant, id, [message], Token);
            Assert.Equal((DeliveryState.Pending, null), await TroubleAsync(id, message));
            await Service.DrainAsync();
        }

        Assert.Equal([message, message], Receiver.Received.Select(webhook => webhook.Id));
        Assert.Equal((DeliveryState.Delivered, 2), ((await DeliveryAsync(id, message)).State, (await DeliveryAsync(id, message)).Attempts.Count));
    }

    [Fact]
    public async Task A_test_is_sent_once_also_to_who_is_not_active_and_its_failure_counts_for_nothing()
    {
        Receiver.Answer = Receiver.Status(500);
        var (id, _) = await SubscribeAsync();
        await ActivateAsync(id, false);
        var test = WebhookMessage.Test(Clock.Now, id);
        await Log.AddAsync(ServiceUnderTest.Tenant, id, test, TimeSpan.Zero, Token);

        await Service.DrainAsync();
        await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal("webhook.test", Assert.Single(Receiver.Received).Json.Text("type"));
        Assert.Equal(DeliveryState.Failed, (await DeliveryAsync(id, test.Id)).State);
        Assert.Equal((false, 0), await GivenUpAsync(id));
    }

    [Fact]
    public async Task With_a_subscription_everything_of_it_goes_and_nothing_is_sent_any_more()
    {
        Receiver.Answer = Receiver.Status(500);
        var (id, _) = await SubscribeAsync();
        for (var message = 0; message < 60; message++)
        {
            await MessageAsync(id);
        }

        await Service.DrainAsync();
        var sent = Receiver.Received.Count;
        Assert.True(await Subscriptions.DeleteAsync(ServiceUnderTest.Tenant, id, Token));
        await PassAsync(TimeSpan.FromDays(1));

        Assert.Equal((60, 60), (sent, Receiver.Received.Count));
        Assert.Empty(await Service.RowsAsync(TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(ServiceUnderTest.Tenant, id)));
        Assert.False(await Subscriptions.DeleteAsync(ServiceUnderTest.Tenant, id, Token));
    }

    /// <summary>Messages that nobody takes in the whole of their schedule.</summary>
    private async Task GiveUpAsync(string subscription, int count)
    {
        Receiver.Answer = Receiver.Status(500);
        for (var message = 0; message < count; message++)
        {
            await MessageAsync(subscription);
        }

        await Service.DrainAsync();
        foreach (var pause in Schedule)
        {
            await PassAsync(pause + TimeSpan.FromSeconds(30));
        }
    }

    private async Task<(bool IsActive, int GivenUp)> GivenUpAsync(string id)
    {
        var subscription = await SubscriptionAsync(id);
        return (subscription.IsActive, subscription.GivenUp.Count);
    }

    private async Task<(DeliveryState State, string? Trouble)> TroubleAsync(string subscription, string message)
    {
        var delivery = await DeliveryAsync(subscription, message);
        return (delivery.State, delivery.Trouble);
    }

    private Task<IReadOnlyList<TableRow>> ItemsAsync(string id) =>
        Service.RowsAsync(TableNames.WebhookDeliveries, DeliveryRow.PartitionOf(ServiceUnderTest.Tenant, id), "o:");
}
