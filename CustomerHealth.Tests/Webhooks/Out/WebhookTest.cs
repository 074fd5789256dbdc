using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.Webhooks.Out;

/// <summary>One process of the product in Development, and a receiver on loopback. Pauses have no jitter.</summary>
public abstract class WebhookTest : ServiceTest
{
    private protected Receiver Receiver { get; private set; } = null!;

    /// <summary>How long an answer is waited for.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromSeconds(15);

    protected override ServiceSetting Setting => new(
        new Dictionary<string, string?> { ["Auth:Mode"] = "Development" },
        services => services
            .AddSingleton(new DeliverySchedule(new Least()))
            .AddSingleton(provider => new WebhookClient(
                provider.GetRequiredService<GuardedConnections>().Handler(), provider.GetRequiredService<TimeProvider>())
            {
                Patience = Patience,
            }));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Receiver = await Receiver.StartAsync();
    }

    public override async Task DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected Subscriptions Subscriptions => Service.Get<Subscriptions>();

    private protected DeliveryLog Log => Service.Get<DeliveryLog>();

    private protected async Task<(string Id, string Secret)> SubscribeAsync(params string[] events)
    {
        var draft = new SubscriptionDraft(Receiver.Url, events.Length == 0 ? [WebhookEventTypes.Everything] : events, null, null);
        Assert.Null(draft.Refuse(Service.Get<WebhookTargets>()));
        var added = await Subscriptions.AddAsync(ServiceUnderTest.Tenant, draft, "test", Token);
        return (added!.Value.Subscription.Id, added.Value.Secret);
    }

    private protected async Task<Subscription> SubscriptionAsync(string id) =>
        (await Subscriptions.FindAsync(ServiceUnderTest.Tenant, id, Token))!;

    private protected Task ActivateAsync(string id, bool active) => Subscriptions.ChangeAsync(
        ServiceUnderTest.Tenant, id, present => new SubscriptionDraft(null, null, null, active).ApplyTo(present, Clock.Now), null, Token);

    /// <summary>A message of no consequence, to be sent by the schedule.</summary>
    private protected async Task<string> MessageAsync(string subscription)
    {
        var id = MessageId.New(Clock.Now);
        await Log.AddAsync(
            ServiceUnderTest.Tenant, subscription, new WebhookMessage(id, WebhookEventTypes.AlertRaised, Clock.Now, "{\"n\":1}"), TimeSpan.Zero, Token);
        return id;
    }

    private protected async Task<Delivery> DeliveryAsync(string subscription, string id) =>
        (await Log.FindAsync(ServiceUnderTest.Tenant, subscription, id, Token))!;

    private protected async Task<IReadOnlyList<Delivery>> DeliveriesAsync(string subscription, DeliveryFilter? filter = null) =>
        (await Log.ListAsync(ServiceUnderTest.Tenant, subscription, filter ?? new DeliveryFilter(), 200, Token)).Deliveries;

    /// <summary>Lets time pass, and what is due happen.</summary>
    private protected async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Service.DrainAsync();
    }

    /// <summary>What the receiver was sent since the last time.</summary>
    private protected async Task<IReadOnlyList<ReceivedWebhook>> ToldAsync()
    {
        await Service.DrainAsync();
        await PassAsync(TimeSpan.FromSeconds(2)); // A conversion is told a little later.
        var all = Receiver.Received;
        var news = all.Skip(seen).ToList();
        seen = all.Count;
        return news;
    }

    private int seen;

    private sealed class Least : Random
    {
        public override double NextDouble() => 0;
    }
}
