using CustomerHealth.Scoring.Compact;
using CustomerHealth.Scoring.Events;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The referrals as they were stated last.</summary>
/// <param name="Count">0 or more.</param>
/// <param name="Value">What they were worth: 0 or more, without trailing zeros.</param>
/// <param name="Partner">The customer takes part in the referral programme.</param>
/// <param name="Latest">The event that says so.</param>
public sealed record ReferralsSignal(int Count, decimal Value, bool Partner, EventStamp Latest)
{
    internal static ReferralsSignal Of(ReferralsEvent seen, EventStamp stamp) =>
        new(seen.Count, Amounts.Normal(seen.Value), seen.Partner, stamp);

    internal void Write(CompactWriter writer)
    {
        writer.Number(((long)Count << 1) | (Partner ? 1u : 0u));
        writer.Money(Value);
        writer.Id(Latest.Id);
        writer.Word(Latest.Source);
        writer.Time(Latest.Occurred);
    }

    internal static ReferralsSignal Read(ref CompactReader reader)
    {
        var head = reader.Number();
        if (head >> 1 > int.MaxValue)
            throw reader.Bad("there are too many referrals");

        var value = reader.Money();
        var id = reader.Id();
        var source = reader.RequiredWord();
        return new ReferralsSignal((int)(head >> 1), value, (head & 1) == 1, new EventStamp(reader.Time(), id, source));
    }
}
