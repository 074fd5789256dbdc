using CustomerHealth.Scoring.Events;
using CustomerHealth.Scoring.Signals;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Signals;

/// <summary>Rows written by an earlier release must stay readable, so the layout is pinned byte by byte.</summary>
public sealed class SignalFormatTests
{
    /// <summary>What version 1 made of <see cref="FirstCustomer"/>.</summary>
    private const string Version1 =
        "01FF070104C191AA8735C191AA87350102C191AA8735C191AA873501AC02C1A9D48735C1A9D487350101C1C1FE8735C1C1FE"
        + "87350101C1D9A88835C1D9A888350102C1F1D28835C1F1D288350101C189FD8835C189FD88350101C1A1A78935C1A1A78935"
        + "0101C1B9D18935C1B9D189350101C1D1FB8935C1D1FB893502CF0F02BB9BE90204020CAC02027F26104F77A7CE4701020354"
        + "2D31020134010363726DC1C1FE873501C1A9D48735010201C1A9D4873500010201350002C1D9A888350001930AD5932D0001"
        + "03455552010203502D3102013702C189FD883500008827010104726F6F66B8932D00010201380002C1A1A789350001046361"
        + "6C6C01010772656E65776564010201390002C1B9D189350001036E7073090A0103542D3102010F636F6E7472616374207369"
        + "676E6564014F1D2C9E0A3B7C4D8E5F60718293A4B502C1D1FB89350AC1D1FB8935393390DEF709236D91AA8ACB01C805C1B9"
        + "D189351AA88CA189D9124E72AC81100D4CA8C1A1A7893590C32A185B9AA784BA14182CE38E1DC189FD8835B52B9208E0D930"
        + "CFEFE55D7053D049C1F1D2883560A5E8EE583C33B7DDA7738F30A2EFC1D9A88835A0700BB47B5CF1350B1EEE20724DB5C1C1"
        + "FE8735BA494A894E7ACCCEF09963A970F18FC1A9D48735B0D0700779E4A4E6CA70C9D110D6C1C191AA873531D5FAF52CEA4E"
        + "07F38688291EBF71C191AA8735D047EA63620DCE283A6B33379CCF74";

    /// <summary>What version 2 made of <see cref="SecondCustomer"/>.</summary>
    private const string Version2 =
        "02FF1F0104C191AA8735C191AA87350102C191AA8735C191AA873501AC02C1A9D48735C1A9D487350101C1C1FE8735C1C1FE"
        + "87350101C1D9A88835C1D9A888350102C1F1D28835C1F1D288350101C189FD8835C189FD88350303C1A1A78935C1B1A48B35"
        + "0101C1B9D18935C1B9D189350101C1D1FB8935C1D1FB89350202C1E9A58A35C1E9A58A350101C181D08A35C181D08A3502CF"
        + "0F02BB9BE90204020CAC02027F26104F77A7CE47010203542D31020134010363726DC1C1FE873501C1A9D48735010201C1A9"
        + "D4873500010201350002C1D9A888350001930AD5932D000103455552010203502D3102013702C189FD883500008827010104"
        + "726F6F66B8932D00030201380002C1A1A7893500010463616C6C01010772656E65776564000002034D2D310202313302C199"
        + "FA8A3501C181D08A3501076D656574696E67000001C181D08A350002034D2D320202313402C1B1A48B35000105656D61696C"
        + "00000001010201390002C1B9D189350001036E7073090A0103542D3102010F636F6E7472616374207369676E6564014F1D2C"
        + "9E0A3B7C4D8E5F60718293A4B502C1D1FB89350FC1B1A48B351798178072CF0A182C96DD7E2B612CC199FA8A35117383053A"
        + "CEA99B0286F48CE66CA9C181D08A35BB1439EABDE963884F016D31CD7A65C1E9A58A35426F8B8B9C3007F1915898FACE0423"
        + "C1E9A58A35BAF07F5F0D2ABF9F7E637029735475C1D1FB8935393390DEF709236D91AA8ACB01C805C1B9D189351AA88CA189"
        + "D9124E72AC81100D4CA8C1A1A7893590C32A185B9AA784BA14182CE38E1DC189FD8835B52B9208E0D930CFEFE55D7053D049"
        + "C1F1D2883560A5E8EE583C33B7DDA7738F30A2EFC1D9A88835A0700BB47B5CF1350B1EEE20724DB5C1C1FE8735BA494A894E"
        + "7ACCCEF09963A970F18FC1A9D48735B0D0700779E4A4E6CA70C9D110D6C1C191AA873531D5FAF52CEA4E07F38688291EBF71"
        + "C191AA8735D047EA63620DCE283A6B33379CCF7402020231310002C1E9A58A35000106477265656E580105636C6F75640000"
        + "0000000203442D310202313002C1E9A58A350001064D6F6E6574580D0103322E34010C737562736372697074696F6EAD962D"
        + "01C1932D0201D5A54CC1932DAD962D0202313202C181D08A35";

    private const string Golden =
        "03FF3F0104C191AA8735C191AA87350102C191AA8735C191AA873501AC02C1A9D48735C1A9D487350101C1C1FE8735C1C1FE"
        + "87350101C1D9A88835C1D9A888350306C1D19DD534C1C9CE8B350101C189FD8835C189FD88350303C1A1A78935C1B1A48B35"
        + "0101C1B9D18935C1B9D189350101C1D1FB8935C1D1FB89350202C1E9A58A35C1E9A58A350101C181D08A35C181D08A350101"
        + "C1C9CE8B35C1C9CE8B3502CD6302BB9BE90204020CAC02027F26104F77A7CE47010203542D31020134010363726DC1C1FE87"
        + "3501C1A9D48735010201C1A9D4873500010201350002C1D9A888350001930AD5932D000103455552010203502D3102013702"
        + "C189FD883500008827010104726F6F66B8932D00030201380002C1A1A7893500010463616C6C01010772656E657765640000"
        + "02034D2D310202313302C199FA8A3501C181D08A3501076D656574696E67000001C181D08A350002034D2D320202313402C1"
        + "B1A48B35000105656D61696C00000001010201390002C1B9D189350001036E7073090A0103542D3102010F636F6E74726163"
        + "74207369676E6564014F1D2C9E0A3B7C4D8E5F60718293A4B502C1D1FB893512C1C9CE8B35376EDF71C56BE8B2FDC8E839E9"
        + "0945C1C9CE8B358EED01FB6862EC1C4F9931F7290208C1B1A48B351798178072CF0A182C96DD7E2B612CC199FA8A35117383"
        + "053ACEA99B0286F48CE66CA9C181D08A35BB1439EABDE963884F016D31CD7A65C1E9A58A35426F8B8B9C3007F1915898FACE"
        + "0423C1E9A58A35BAF07F5F0D2ABF9F7E637029735475C1D1FB8935393390DEF709236D91AA8ACB01C805C1B9D189351AA88C"
        + "A189D9124E72AC81100D4CA8C1A1A7893590C32A185B9AA784BA14182CE38E1DC189FD8835B52B9208E0D930CFEFE55D7053"
        + "D049C1F1D2883560A5E8EE583C33B7DDA7738F30A2EFC1D9A88835A0700BB47B5CF1350B1EEE20724DB5C1C1FE8735BA494A"
        + "894E7ACCCEF09963A970F18FC1A9D48735B0D0700779E4A4E6CA70C9D110D6C1C191AA873531D5FAF52CEA4E07F38688291E"
        + "BF71C191AA8735D047EA63620DCE283A6B33379CCF74C1D19DD5348EC3016A53ED5F824DEBBC225C0C9A02020231310002C1"
        + "E9A58A35000106477265656E580105636C6F756400000000000203442D310202313002C1E9A58A350001064D6F6E6574580D"
        + "0103322E34010C737562736372697074696F6EAD962D01C1932D0201D5A54CC1932DAD962D0202313202C181D08A3502F7BD"
        + "0100640602BD150405426F6F6B73014B03054D757369630064010700F8C9040202313702C1C9CE8B35";

    [Fact]
    public void The_stored_form_of_a_small_customer_never_changes_without_a_new_version() =>
        Assert.Equal(Golden, Convert.ToHexString(SmallCustomer().ToBytes()));

    [Fact]
    public void What_the_first_version_wrote_is_read_as_the_same_customer()
    {
        var read = CustomerSignals.FromBytes(Convert.FromHexString(Version1));

        Assert.Equal(FirstCustomer().ToBytes(), read.ToBytes());
        Assert.Equal(FirstCustomer().Interactions, read.Interactions);
        Assert.Empty(read.Deployments);
        Assert.Null(read.Contract);
    }

    [Theory]
    [InlineData(Version1, FirstEvents)]
    [InlineData(Version2, SecondEvents)]
    public void Rows_of_an_earlier_version_go_on_with_new_events(string earlier, int known)
    {
        var more = SmallCustomerEvents[known..];

        var continued = CustomerSignals.FromBytes(Convert.FromHexString(earlier)).With(more);

        Assert.Equal(Golden, Convert.ToHexString(continued.ToBytes()));
    }

    [Fact]
    public void What_the_second_version_wrote_is_read_as_the_same_customer()
    {
        var read = CustomerSignals.FromBytes(Convert.FromHexString(Version2));

        Assert.Equal(SecondCustomer().ToBytes(), read.ToBytes());
        Assert.Equal([new MonthRevenue(new DateOnly(2026, 6, 1), 19.99m)], read.Bought.Months);
        Assert.Null(read.Referrals);
    }

    [Fact]
    public void Months_that_the_second_version_did_not_keep_stay_unknown_and_the_sum_is_still_right()
    {
        var now = new CustomerBuilder().Bought(19.5m, At(2026, 4, 5)).Bought(5m, At(2026, 6, 5)).ToSignals();

        // The second version ended where the third goes on with what was bought.
        byte[] writtenThen = [2, .. now.ToBytes()[1..^(now.Bought.ToBytes()!.Length - 1)]];

        var read = CustomerSignals.FromBytes(writtenThen);
        var more = read.With([new PurchaseEvent("shop", "9", At(2026, 6, 9), 5m)]);

        Assert.Equal((3, 29.5m), (more.Purchases.Count, more.Purchases.Amount));
        Assert.Equal([new MonthRevenue(new DateOnly(2026, 6, 1), 5m)], more.Bought.Months);
        Assert.Equal(more.ToBytes(), CustomerSignals.FromBytes(more.ToBytes()).ToBytes());
    }

    [Fact]
    public void A_customer_that_buys_nothing_takes_not_a_byte_more_than_before()
    {
        CustomerEvent[] events = [.. SmallCustomerEvents[..SecondEvents].Where(happened => happened is not PurchaseEvent)];

        // In version 2 the purchase was two sums, two times and an amount, and one of the events remembered by key.
        Assert.Equal((Version2.Length / 2) - (2 + 5 + 5 + 3) - (5 + 15), CustomerSignals.Empty.With(events).ToBytes().Length);
    }

    [Fact]
    public void Events_that_the_first_version_did_not_know_are_refused_in_its_bytes()
    {
        // The kinds seen: ten bits in the second and third byte.
        var bytes = Convert.FromHexString(Version1);
        bytes[2] |= 0x08;

        var refusal = Assert.Throws<FormatException>(() => CustomerSignals.FromBytes(bytes));

        Assert.Contains("2047 is more than 1023", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pinned_bytes_read_back() =>
        Assert.Equal(Golden, Convert.ToHexString(CustomerSignals.FromBytes(Convert.FromHexString(Golden)).ToBytes()));

    [Fact]
    public void An_unknown_version_is_refused_in_a_sentence()
    {
        byte[] bytes = [9, .. SmallCustomer().ToBytes()[1..]];

        var refusal = Assert.Throws<FormatException>(() => CustomerSignals.FromBytes(bytes));

        Assert.Contains("the format version is 9, this program reads versions 1 to 3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_cut_off_anywhere_are_refused()
    {
        var bytes = SmallCustomer().ToBytes();

        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => CustomerSignals.FromBytes(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Bytes_left_over_are_refused()
    {
        byte[] bytes = [.. SmallCustomer().ToBytes(), 0];

        Assert.Throws<FormatException>(() => CustomerSignals.FromBytes(bytes));
    }

    [Fact]
    public void Damaged_bytes_are_read_as_something_or_refused_but_never_fail_otherwise()
    {
        var intact = SmallCustomer().ToBytes();
        var random = new Random(20260615);
        for (var round = 0; round < 4_000; round++)
        {
            byte[] bytes = [.. intact];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var failure = Record.Exception(() => CustomerSignals.FromBytes(bytes).ToBytes());

            Assert.True(failure is null or FormatException, $"{Convert.ToHexString(bytes)}: {failure}");
        }
    }

    [Theory]
    [InlineData("4f1d2c9e-0a3b-7c4d-8e5f-60718293a4b5", 17)]
    [InlineData("4F1D2C9E-0A3B-7C4D-8E5F-60718293A4B5", 38)]
    [InlineData("0x1d2c9e-0a3b-7c4d-8e5f-60718293a4b5", 38)]
    [InlineData("T-1", 5)]
    public void Only_lower_case_guids_are_packed_and_every_id_reads_back(string id, int size)
    {
        var empty = CustomerSignals.Empty.With([new TicketEvent("a", "e", AsOf, "")]).ToBytes().Length;

        var signals = CustomerSignals.Empty.With([new TicketEvent("a", "e", AsOf, id)]);

        // Without an id of its own the ticket has the event's, "e": 3 bytes, and the event's then costs 1 instead of 3.
        Assert.Equal(size, signals.ToBytes().Length - empty + 3 - 2);
        Assert.Equal(id, CustomerSignals.FromBytes(signals.ToBytes()).Tickets[0].Id);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(621355968000000001L)]
    [InlineData(3155378975999999999L)]
    public void Times_from_the_year_1_to_9999_survive_to_the_tick(long ticks)
    {
        var occurred = new DateTimeOffset(ticks, TimeSpan.Zero);

        var signals = CustomerSignals.Empty.With([new LifecycleEvent("a", "1", occurred, LifecycleState.Active)]);

        Assert.Equal(occurred, CustomerSignals.FromBytes(signals.ToBytes()).LastOccurred);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_so_that_text_survives()
    {
        var signals = CustomerSignals.Empty.With([new TicketEvent("a", "\ud83d", AsOf)]);

        Assert.Equal("\ufffd", signals.Tickets[0].Id);
        Assert.Equal(signals.ToBytes(), CustomerSignals.FromBytes(signals.ToBytes()).ToBytes());
    }

    private const int FirstEvents = 10;
    private const int SecondEvents = 15;

    private static readonly CustomerEvent[] SmallCustomerEvents =
    [
        new LoginEvent("app", "1", At(2026, 6, 1), 4),
        new FeatureUsedEvent("app", "2", At(2026, 6, 1), "reports", 2),
        new ApiCalledEvent("app", "3", At(2026, 6, 2), 300),
        new TicketEvent("crm", "4", At(2026, 6, 3), "T-1", TicketStatus.Pending, TicketPriority.High, Opened: At(2026, 6, 2)),
        new InvoiceEvent("crm", "5", At(2026, 6, 4), 129.90m, new DateOnly(2026, 7, 1), null, null, "EUR"),
        new PurchaseEvent("shop", "6", At(2026, 6, 5), 19.99m, 2),
        new ProjectEvent("crm", "7", At(2026, 6, 6), 5000m, ProjectStatus.InProgress, "P-1", "roof", new DateOnly(2026, 6, 1)),
        new InteractionEvent("crm", "8", At(2026, 6, 7), "call", null, Sentiment.Positive, "renewed"),
        new SurveyEvent("crm", "9", At(2026, 6, 8), "nps", 9, 10, null, "T-1"),
        new LifecycleEvent("crm", "4f1d2c9e-0a3b-7c4d-8e5f-60718293a4b5", At(2026, 6, 9), LifecycleState.Active, "contract signed"),
        new DeploymentEvent(
            "crm", "10", At(2026, 6, 10), "MonetX", "D-1", "cloud", "2.4", "subscription", new DateOnly(2027, 6, 9), true, new DateOnly(2026, 6, 10)),
        new DeploymentEvent("crm", "11", At(2026, 6, 10), "GreenX", null, "cloud", Active: false),
        new ContractEvent("crm", "12", At(2026, 6, 11), new DateOnly(2026, 6, 10), new DateOnly(2027, 6, 9), 125_000.50m),
        new InteractionEvent("crm", "13", At(2026, 6, 12), "meeting", "M-1", Held: At(2026, 6, 11)),
        new InteractionEvent("crm", "14", At(2026, 6, 13), "email", "M-2", Withdrawn: true),
        new PurchaseEvent("shop", "15", At(2026, 6, 14), 7.5m, 3, "P-9", "Books"),
        new PurchaseEvent("shop", "16", At(2025, 12, 31), 100m, 1, null, "Music"),
        new ReferralsEvent("crm", "17", At(2026, 6, 14), 3, 75_000m, true),
    ];

    private static CustomerSignals SmallCustomer() => CustomerSignals.Empty.With(SmallCustomerEvents);

    /// <summary>The part of it that version 2 could tell.</summary>
    private static CustomerSignals SecondCustomer() => CustomerSignals.Empty.With(SmallCustomerEvents[..SecondEvents]);

    /// <summary>The part of it that version 1 could tell.</summary>
    private static CustomerSignals FirstCustomer() => CustomerSignals.Empty.With(SmallCustomerEvents[..FirstEvents]);
}
