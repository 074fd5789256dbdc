using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Tests.Service.Alerts;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.AlertMails;

/// <summary>Company acme again, in a product that has a mail server, and looked after by Ada once a test says so.</summary>
public abstract class AlertMailTest : AlertTest
{
    protected const string Ada = "Ada Lovelace";
    protected const string AdaAddress = "ada@example.com";

    /// <summary>Port of the mail server.</summary>
    protected virtual int MailPort => 1;

    /// <summary>Settings of a test beside those of the server.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Extra => new Dictionary<string, string?>();

    protected override ServiceSetting Setting => new(SettingsWith(Extra));

    protected Dictionary<string, string?> SettingsWith(IReadOnlyDictionary<string, string?> extra) => new(extra)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = $"{MailPort}",
        ["Mail:Security"] = "None",
        ["Mail:From"] = "health@product.example",
        ["Mail:PublicAddress"] = "https://health.example",
    };

    /// <summary>Somebody with an account.</summary>
    protected async Task<User> AddUserAsync(string name = Ada, string address = AdaAddress)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(Clock.Now).ToString("D"),
            Email = address,
            FullName = name,
            Role = Role.Csm,
            PasswordHash = "",
            Stamp = "",
            CreatedAt = Clock.Now,
            UpdatedAt = Clock.Now,
        };
        return (await Service.Get<UserStore>().AddAsync(ServiceUnderTest.Tenant, user, Token))!;
    }

    /// <summary>Ada has an account and looks after acme.</summary>
    protected async Task<User> AdaLooksAfterAcmeAsync(string address = AdaAddress)
    {
        var ada = await AddUserAsync(Ada, address);
        await LookedAfterByAsync(new AccountDetails(AccountManagerId: ada.Id));
        return ada;
    }

    protected async Task LookedAfterByAsync(AccountDetails account, string customer = Acme) => await Service.Get<CustomerWriter>().EditAsync(
        ServiceUnderTest.Tenant,
        customer,
        (before, _) => Task.FromResult<CustomerEdit?>(
            new CustomerEdit(before!.Profile with { Account = account, Version = before.Profile.Version + 1 })),
        Token);

    protected async Task DeactivateAsync(User user)
    {
        var current = await Service.Get<UserStore>().FindAsync(ServiceUnderTest.Tenant, user.Id, Token);
        Assert.NotNull(await Service.Get<UserStore>().ReplaceIfUnchangedAsync(ServiceUnderTest.Tenant, current! with { Active = false }, Token));
    }

    /// <summary>An alert of severity high, as the rules raise it; what it has mailed waits.</summary>
    protected async Task EscalateAsync(string customer = Acme)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var number = Clock.Now.UtcTicks;
        await Service.DeliverAsync(CustomerHealth.Service.Messaging.QueueNames.Events, await Service.MessageAsync(Submissions.Event(
            customer, $"x{number}", "interaction", Clock.Now, new { interaction_id = $"x{number}", kind = "escalation", held = Clock.Now.ToString("O") })));
    }

    /// <summary>What waits in the outbox of acme's shard.</summary>
    protected async Task<IReadOnlyList<OutboxItem>> WaitingAsync() => [.. (await Service.CustomerRowsAsync("o:")).Select(OutboxRow.Read)];

    protected Task<CustomerAlert?> WriteAsync(AlertSeverity severity, string title = "Call them") => Service.Get<AlertDesk>().WriteAsync(
        ServiceUnderTest.Tenant, Acme, new AlertStatement(AlertTypes.Escalation, severity, title, "They asked for it."), Token);
}
