using System.Globalization;
using System.Text.Json;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>A kind of value: reads one that was sent, or says what is wrong with it.</summary>
internal delegate Reading<T> Shape<T>(JsonElement sent);

/// <summary>What came of reading a value.</summary>
internal readonly record struct Reading<T>(T Value, IReadOnlyList<Fault> Faults)
{
    /// <summary>A further condition, on what was read well so far.</summary>
    public Reading<T> Then(Func<T, Reading<T>> next) => Faults.Count > 0 ? this : next(Value);

    public static implicit operator Reading<T>(T value) => new(value, []);

    public static implicit operator Reading<T>(Fault fault) => new(default!, [fault]);
}

/// <summary>
/// The kinds of values the surface takes, with the types and texts of its document. Text in place of a number or a flag is read as one, as
/// a query has nothing else. See <see cref="Words{T}"/> for choices, and Shape.Times for dates.
/// </summary>
internal static partial class Shape
{
    /// <summary>Text as it is. Lengths count characters, also those that take two places in memory.</summary>
    public static Shape<string> Text(int least = 0, int most = int.MaxValue) => sent => TextOf(sent).Then(text => Bounded(text, least, most));

    /// <summary>Text of one line, without white space around it: names and titles, which stand in mails and tables.</summary>
    public static Shape<string> Line(int least = 0, int most = int.MaxValue) => sent =>
        TextOf(sent).Then(text => OneLine(text.Trim())).Then(line => Bounded(line, least, most));

    /// <summary>Text that no answer repeats.</summary>
    public static Shape<string> Secret(int least, int most = int.MaxValue) => sent =>
        Text(least, most)(sent) is var reading && reading.Faults.Count == 0 ? reading : reading.Faults[0] with { IsSecret = true };

    public static Reading<string> Email(JsonElement sent) =>
        TextOf(sent).Then(text => EmailAddress.IsValid(text.Trim()) ? text.Trim() : NoEmail(text));

    public static Shape<int> Whole(int least, int most = int.MaxValue) => sent => WholeOf(sent).Then(number =>
        number < least ? Fault.With("greater_than_equal", $"Input should be greater than or equal to {least}", "ge", least)
        : number > most ? Fault.With("less_than_equal", $"Input should be less than or equal to {most}", "le", most)
        : number);

    /// <summary>An amount of money, 0 or more, as a number or as text with one.</summary>
    public static Reading<decimal> Amount(JsonElement sent)
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

    public static Reading<bool> Flag(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number or JsonValueKind.String => FlagOf(sent.ToString().ToLowerInvariant()),
        _ => new Fault("bool_type", "Input should be a valid boolean"),
    };

    /// <summary>A UUID as our keys have it: lower case, with hyphens.</summary>
    public static Reading<string> Uuid(JsonElement sent) =>
        sent.ValueKind != JsonValueKind.String ? new Fault("uuid_type", "UUID input should be a string, bytes or UUID object")
        : Guid.TryParse(JsonText.Of(sent), out var id) ? id.ToString("D")
        : NoUuid;

    /// <summary>One of a few texts, where the document has a pattern and not a choice.</summary>
    public static Shape<string> OneOf(params string[] texts)
    {
        var pattern = $"^({string.Join('|', texts)})$";
        return sent => TextOf(sent).Then(text => texts.Contains(text)
            ? text
            : Fault.With("string_pattern_mismatch", $"String should match pattern '{pattern}'", "pattern", pattern));
    }

    /// <summary>A list; every bad item is reported at its place.</summary>
    public static Shape<IReadOnlyList<T>> ListOf<T>(Shape<T> item, int most = 1_000) => sent =>
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

        var items = sent.EnumerateArray().Select((element, place) => (element, place, Reading: item(element))).ToList();
        var faults = from read in items from fault in read.Reading.Faults select fault with { Within = (read.place, read.element) };
        return new Reading<IReadOnlyList<T>>([.. items.Select(read => read.Reading.Value)], [.. faults]);
    };

    internal static readonly Fault NoUuid = Fault.With(
        "uuid_parsing", "Input should be a valid UUID, unable to parse string as one", "error", "unable to parse string as a UUID");
}
