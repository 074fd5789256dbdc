using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>How single values are read.</summary>
internal static partial class Shape
{
    private static Reading<string> TextOf(JsonElement sent) =>
        sent.ValueKind != JsonValueKind.String ? new Fault("string_type", "Input should be a valid string")
        : JsonText.Of(sent) is { } text ? text
        : new Fault("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string");

    private static Reading<string> OneLine(string text) => text.Any(char.IsControl)
        ? Fault.With("value_error", "Value error, one line of text is expected", "error", "a control character")
        : text;

    private static Reading<string> Bounded(string text, int least, int most)
    {
        // Two places for a character at most: no need to count what is far too long.
        var length = text.Length / 2 > most ? int.MaxValue : text.EnumerateRunes().Count();
        return length < least ? Fault.With("string_too_short", $"String should have at least {Characters(least)}", "min_length", least)
            : length > most ? Fault.With("string_too_long", $"String should have at most {Characters(most)}", "max_length", most)
            : text;
    }

    private static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";

    private static Reading<int> WholeOf(JsonElement sent)
    {
        if (sent.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            return new Fault("int_type", "Input should be a valid integer");
        }

        var isText = sent.ValueKind == JsonValueKind.String;
        var text = isText ? JsonText.Of(sent)?.Trim() : sent.GetRawText();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        if (!decimal.TryParse(text, isText ? NumberStyles.AllowLeadingSign : NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new Fault("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
        }

        return number != decimal.Truncate(number) ? new Fault("int_from_float", "Input should be a valid integer, got a number with a fractional part")
            : number is >= int.MinValue and <= int.MaxValue ? (int)number
            : new Fault("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
    }

    private static Reading<decimal> AmountOf(JsonElement sent)
    {
        if (sent.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            return new Fault("decimal_type", "Decimal input should be an integer, float, string or Decimal object");
        }

        var text = sent.ValueKind == JsonValueKind.Number ? sent.GetRawText() : JsonText.Of(sent)?.Trim();
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            return new Fault("decimal_parsing", "Input should be a valid decimal");
        }

        return amount < 0 ? Fault.With("greater_than_equal", "Input should be greater than or equal to 0", "ge", 0)
            : amount > EventLimits.Amount ? Fault.With("less_than_equal", $"Input should be less than or equal to {EventLimits.Amount}", "le", EventLimits.Amount)
            : amount;
    }

    private static Reading<bool> FlagOf(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number or JsonValueKind.String => FlagOf(sent.ToString().ToLowerInvariant()),
        _ => new Fault("bool_type", "Input should be a valid boolean"),
    };

    private static Reading<bool> FlagOf(string text) => text switch
    {
        "true" or "1" or "yes" or "on" or "t" or "y" => true,
        "false" or "0" or "no" or "off" or "f" or "n" => false,
        _ => new Fault("bool_parsing", "Input should be a valid boolean, unable to interpret input"),
    };

    private static Reading<string> UuidOf(JsonElement sent) =>
        sent.ValueKind != JsonValueKind.String ? new Fault("uuid_type", "UUID input should be a string, bytes or UUID object")
        : Guid.TryParse(JsonText.Of(sent), out var id) ? id.ToString("D")
        : NoUuid;

    private static Reading<IReadOnlyList<T>> ItemsOf<T>(JsonElement sent, Shape<T> item, int most)
    {
        if (sent.ValueKind != JsonValueKind.Array)
        {
            return new Fault("list_type", "Input should be a valid list");
        }

        var count = sent.GetArrayLength();
        if (count > most)
        {
            return Fault.With("too_long", $"List should have at most {most} items after validation, not {count}", "max_length", most);
        }

        var items = sent.EnumerateArray().Select((element, place) => (element, place, Reading: item.Read(element))).ToList();
        var faults = from read in items from fault in read.Reading.Faults select fault with { Within = ([read.place], read.element) };
        return new Reading<IReadOnlyList<T>>([.. items.Select(read => read.Reading.Value)], [.. faults]);
    }

    internal static Fault NoEmail(string address)
    {
        var reason = address.Contains('@', StringComparison.Ordinal)
            ? "Mail cannot be sent to it."
            : "An email address must have an @-sign.";
        return Fault.With("value_error", $"value is not a valid email address: {reason}", "reason", reason);
    }
}
