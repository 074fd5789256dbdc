using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

public sealed partial class CustomerSignals
{
    /// <summary>
    /// The first byte of the stored form. A change of the layout below takes the next number; every earlier one is read
    /// for as long as there are rows of it. 2 added deployments, the contract, and when an interaction was held; 3 when and
    /// of what something was bought, and referrals.
    /// </summary>
    private const byte FormatVersion = 3;

    /// <summary>How many kinds of event version 1 knew.</summary>
    private const int KindsOfVersion1 = (int)EventKind.Lifecycle + 1;

    /// <summary>How many version 2 knew.</summary>
    private const int KindsOfVersion2 = (int)EventKind.Contract + 1;

    /// <summary>The canonical stored form: equal signals give equal bytes.</summary>
    public byte[] ToBytes()
    {
        var writer = new CompactWriter();
        writer.Byte(FormatVersion);
        WriteTotals(writer);
        days.Write(writer);
        features.Write(writer);
        EntityList.Write(writer, tickets);
        EntityList.Write(writer, invoices);
        EntityList.Write(writer, projects);
        EntityList.Write(writer, interactions);
        EntityList.Write(writer, surveys);
        LifecycleSignal.Write(writer, Lifecycle);
        writer.Number(recent.Length);
        foreach (var next in recent)
            next.Write(writer);
        EntityList.Write(writer, deployments);
        ContractSignal.Write(writer, Contract);

        // Nothing at all for a customer that has none: the kinds of event seen say what follows.
        if (totals[(int)EventKind.Purchase].Events > 0)
            Bought.Write(writer);
        Referrals?.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote. No bytes at all are no signals, not <see cref="Empty"/>.</summary>
    /// <exception cref="FormatException">The bytes are damaged or of another version; the message says which and where.</exception>
    public static CustomerSignals FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new CompactReader(bytes, "Customer signals");
        var version = reader.Byte();
        if (version is 0 or > FormatVersion)
            throw reader.Bad($"the format version is {version}, this program reads versions 1 to {FormatVersion}");
        reader.Version = version;

        var totals = ReadTotals(ref reader, out var purchased);
        var days = DayRing.Read(ref reader);
        var features = DistinctNames.Read(ref reader);
        var tickets = EntityList.Read<TicketSignal>(ref reader);
        var invoices = EntityList.Read<InvoiceSignal>(ref reader);
        var projects = EntityList.Read<ProjectSignal>(ref reader);
        var interactions = EntityList.Read<InteractionSignal>(ref reader);
        var surveys = EntityList.Read<SurveySignal>(ref reader);
        var lifecycle = LifecycleSignal.Read(ref reader);
        var recent = ReadRecent(ref reader);
        var deployments = version == 1 ? [] : EntityList.Read<DeploymentSignal>(ref reader);
        var contract = version == 1 ? null : ContractSignal.Read(ref reader);
        var bought = ReadBought(ref reader, totals[(int)EventKind.Purchase], purchased);
        var referrals = totals[(int)EventKind.Referrals].Events > 0 ? ReferralsSignal.Read(ref reader) : null;
        reader.End();
        return new CustomerSignals(
            totals,
            purchased,
            days,
            features,
            tickets,
            invoices,
            projects,
            interactions,
            surveys,
            deployments,
            lifecycle,
            contract,
            recent,
            bought,
            referrals);
    }

    private void WriteTotals(CompactWriter writer)
    {
        var kinds = 0;
        for (var kind = 0; kind < KindCount; kind++)
            kinds |= totals[kind].Events > 0 ? 1 << kind : 0;

        writer.Number(kinds);
        foreach (var kind in totals)
        {
            if (kind.Events > 0)
                kind.Write(writer);
        }

        if (totals[(int)EventKind.Purchase].Events > 0)
            writer.Money(purchased);
    }

    private static ActivityTotals[] ReadTotals(ref CompactReader reader, out decimal purchased)
    {
        var totals = new ActivityTotals[KindCount];
        var kinds = reader.Number((1 << KindsOf(reader.Version)) - 1);
        for (var kind = 0; kind < KindCount; kind++)
        {
            if ((kinds & (1 << kind)) != 0)
                totals[kind] = ActivityTotals.Read(ref reader);
        }

        purchased = totals[(int)EventKind.Purchase].Events > 0 ? reader.Money() : 0;
        return totals;
    }

    private static int KindsOf(int version) => version switch
    {
        1 => KindsOfVersion1,
        2 => KindsOfVersion2,
        _ => KindCount,
    };

    /// <summary>Before version 3 purchases were only added up; months and categories of what was bought then are not known any more.</summary>
    private static PurchaseHistory ReadBought(ref CompactReader reader, ActivityTotals purchases, decimal revenue) =>
        purchases.Events == 0 ? PurchaseHistory.Empty
        : reader.Version < 3 ? PurchaseHistory.Of(purchases, revenue)
        : PurchaseHistory.Read(ref reader);

    private static RecentEvent[] ReadRecent(ref CompactReader reader)
    {
        var recent = new RecentEvent[reader.Number(RecentLength)];
        for (var at = 0; at < recent.Length; at++)
        {
            recent[at] = RecentEvent.Read(ref reader);
            if (at > 0 && recent[at] <= recent[at - 1])
                throw reader.Bad("the recent events are out of order");
        }

        return recent;
    }
}
