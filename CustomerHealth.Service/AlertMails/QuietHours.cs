namespace CustomerHealth.Service.AlertMails;

/// <summary>The hours of each day in which nobody is to be disturbed, by the clock on the wall of a place. Daylight saving moves them with it.</summary>
/// <param name="from">Included; null: there are none.</param>
/// <param name="to">Not included; at or before <paramref name="from"/> it is the next day's.</param>
internal sealed class QuietHours(TimeOnly? from, TimeOnly? to, TimeZoneInfo zone)
{
    /// <summary>When the quiet hours that a moment lies in are over; null: it lies in none.</summary>
    public DateTimeOffset? EndFor(DateTimeOffset moment)
    {
        if (from is not { } begin || to is not { } end || begin == end)
        {
            return null;
        }

        var local = TimeZoneInfo.ConvertTime(moment, zone);
        if (!TimeOnly.FromTimeSpan(local.TimeOfDay).IsBetween(begin, end))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(local.DateTime);
        var last = TimeOnly.FromTimeSpan(local.TimeOfDay) < end ? today : today.AddDays(1);
        return InUtc(last.ToDateTime(end), moment);
    }

    /// <summary>The first moment after another one at which the clock on the wall shows a time, or has jumped over it.</summary>
    private DateTimeOffset InUtc(DateTime wall, DateTimeOffset after)
    {
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(1); // Skipped in spring: the jump ends on a full minute.
        }

        var offsets = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall) : [zone.GetUtcOffset(wall)];
        var moments = offsets.Select(offset => new DateTimeOffset(wall, offset).ToUniversalTime()).Order().ToList();
        return moments.FirstOrDefault(moment => moment > after, moments[^1]);
    }
}
