using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>Dates and times.</summary>
internal static partial class Shape
{
    /// <summary>A date alone; years that make sense for contracts.</summary>
    public static Shape<DateOnly> Date { get; } = new(DateOf, () => OfText(format: "date"));

    /// <summary>A moment, in ISO 8601; without a zone it is UTC.</summary>
    public static Shape<DateTimeOffset> Time { get; } = new(TimeOf, () => OfText(format: "date-time"));

    private static Reading<DateOnly> DateOf(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.String)
        {
            return new Fault("date_type", "Input should be a valid date");
        }

        return DateOnly.TryParseExact(JsonText.Of(sent), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and < 2200
                ? date
                : Fault.With("date_parsing", "Input should be a valid date in the format YYYY-MM-DD, of 1900 to 2199", "error", "no such date");
    }

    private static Reading<DateTimeOffset> TimeOf(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.String)
        {
            return new Fault("datetime_type", "Input should be a valid datetime");
        }

        return JsonText.Of(sent) is { } text && TimeText.TryRead(text, out var time) && time >= EventLimits.Earliest && time < EventLimits.Latest
            ? time
            : Fault.With("datetime_parsing", "Input should be a valid datetime in ISO 8601, of 1970 to 2199", "error", "no such time");
    }
}
