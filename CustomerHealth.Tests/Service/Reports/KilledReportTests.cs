using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Storage;
using CustomerHealth.Tests.Service.Mail.SmtpServer;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports;

/// <summary>A process that dies at every step between "due" and "sent", and another one that goes on.</summary>
public sealed class KilledReportTests(RealSmtpServer server) : IClassFixture<RealSmtpServer>
{
    private static readonly CancellationToken Token = CancellationToken.None;
    private static readonly DateTimeOffset Six = new(2026, 3, 18, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] Recipients = ["ada@example.com", "bo@example.com"];

    /// <summary>What is asked of the store on the way; messages are received and deleted by the host.</summary>
    private static readonly StorageRequestKind[] Kinds =
    [
        StorageRequestKind.GetRow, StorageRequestKind.QueryPage, StorageRequestKind.Transact,
        StorageRequestKind.SendMessage, StorageRequestKind.PutBlob, StorageRequestKind.GetBlob,
    ];

    private ServiceSetting Setting => new(new Dictionary<string, string?>
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = server.Open.ToString(),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "reports@product.example",
    });

    [SmtpFact]
    public async Task No_report_is_lost_and_a_second_copy_is_known_as_one_and_leaves_in_one_window_only()
    {
        var calls = await UndisturbedAsync();
        Assert.True(calls.Values.Sum() > 20, $"Only {calls.Values.Sum()} steps.");

        var windows = 0;
        foreach (var (kind, count) in calls)
        {
            for (var call = 1; call <= count; call++)
            {
                windows += await KilledAsync(kind, call, afterwards: false) ? 1 : 0;
                windows += await KilledAsync(kind, call, afterwards: true) ? 1 : 0;
            }
        }

        // One for each recipient: the server has taken the mail, and its record is not written.
        Assert.Equal(Recipients.Length, windows);
    }

    private async Task<IReadOnlyDictionary<StorageRequestKind, int>> UndisturbedAsync()
    {
        await using var service = await ScheduledAsync();
        var before = Kinds.ToDictionary(kind => kind, service.Faults.Calls);
        await HourAsync(service);
        var calls = Kinds.ToDictionary(kind => kind, kind => service.Faults.Calls(kind) - before[kind]);

        await AssertSentAsync(service, await server.TakeAsync(), copies: Recipients.Length);
        return calls;
    }

    /// <returns>Whether a second copy left.</returns>
    private async Task<bool> KilledAsync(StorageRequestKind kind, int call, bool afterwards)
    {
        await using var first = await ScheduledAsync();
        var (mails, isInWindow) = (new List<ReceivedMail>(), false);
        async Task DieAsync()
        {
            mails.AddRange(await server.TakeAsync());
            isInWindow = (await WaitingAsync(first)).Any(waiting => mails.Any(mail => mail.To.Contains(waiting)));
            throw new OperationCanceledException("Scripted: the process is killed.");
        }

        var at = first.Faults.Calls(kind) + call;
        _ = afterwards ? first.Faults.After(kind, at, DieAsync) : first.Faults.Before(kind, at, DieAsync);
        var death = await Record.ExceptionAsync(() => HourAsync(first));
        Assert.True(death is OperationCanceledException, $"{kind} {call}, afterwards {afterwards}: {death}");

        await using var second = await first.StartAnotherAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            second.Clock.Advance(TimeSpan.FromHours(1));
            await HourAsync(second);
        }

        mails.AddRange(await server.TakeAsync());
        await AssertSentAsync(second, mails, Recipients.Length + (isInWindow ? 1 : 0));
        return isInWindow;
    }

    private static async Task AssertSentAsync(ServiceUnderTest service, IReadOnlyCollection<ReceivedMail> mails, int copies)
    {
        var report = Assert.Single(await service.Get<ReportStore>().HistoryAsync(ServiceUnderTest.Tenant, Token).ToListAsync());
        Assert.Equal(ReportStatus.Completed, report.Status);
        Assert.Equal(copies, mails.Count);
        Assert.Equal(Recipients, mails.Select(mail => Assert.Single(mail.To)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Recipients.Length, mails.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal("%PDF", FirstOf(mail)));
        var deliveries = await service.Get<ReportStore>().DeliveriesAsync(ServiceUnderTest.Tenant, report.Id, Token);
        Assert.All(deliveries, delivery => Assert.Equal(ReportDeliveryStatus.Sent, delivery.Status));
        Assert.Empty(await WaitingAsync(service));
        Assert.Empty(await service.Get<ReportStore>().UnfinishedAsync(ServiceUnderTest.Tenant, DateTimeOffset.MaxValue, Token));
    }

    /// <summary>The recipients whose mail is still to leave.</summary>
    private static async Task<IReadOnlyList<string>> WaitingAsync(ServiceUnderTest service)
    {
        var query = new TableQuery(TableNames.Reports, ServiceUnderTest.Tenant.Value, "o:", "o;");
        return await service.Store.ReadAllAsync(query, Token).Select(row => Recipients[int.Parse(row.RowKey[^3..])]).ToListAsync();
    }

    private static string FirstOf(ReceivedMail mail)
    {
        using var content = new MemoryStream();
        Assert.IsType<MimeKit.MimePart>(Assert.Single(mail.Message.Attachments)).Content!.DecodeTo(content);
        return System.Text.Encoding.ASCII.GetString(content.ToArray()[..4]);
    }

    private async Task<ServiceUnderTest> ScheduledAsync()
    {
        var service = await ServiceUnderTest.StartAsync(setting: Setting);
        await service.Get<ReportSchedules>().AddAsync(
            ServiceUnderTest.Tenant,
            new NewSchedule("Board", ReportType.CustomerOverview, ReportFrequency.Weekly, Recipients, ReportFilters.None, Six, true),
            Token);
        service.Clock.MoveTo(Six);
        return service;
    }

    /// <summary>What the hourly timer and the queues do.</summary>
    private static async Task HourAsync(ServiceUnderTest service)
    {
        await service.Get<DueReports>().StartAsync(ServiceUnderTest.Tenant, Token);
        await service.DrainAsync();
    }
}
