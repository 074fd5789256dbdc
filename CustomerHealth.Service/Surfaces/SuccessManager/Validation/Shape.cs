using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Events;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>
/// A kind of value: reads one that was sent, or says what is wrong with it, and describes for the surface's document what it takes. Both
/// stand side by side so that the document cannot promise what is refused.
/// </summary>
/// <param name="describe">A schema that is the caller's to change.</param>
/// <param name="write">A value as it is sent; as JSON has it where nothing is said.</param>
internal sealed class Shape<T>(Func<JsonElement, Reading<T>> read, Func<OpenApiSchema> describe, Func<T, JsonNode?>? write = null)
{
    public Reading<T> Read(JsonElement sent) => read(sent);

    public OpenApiSchema Describe() => describe();

    public JsonNode? Write(T value) => write is null ? JsonSerializer.SerializeToNode(value, Reply.Json) : write(value);
}

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
/// a query has nothing else; what is described is the type that a client had better send. See <see cref="Words{T}"/> for choices, and
/// Shape.Times for dates.
/// </summary>
internal static partial class Shape
{
    /// <summary>Text as it is. Lengths count characters, also those that take two places in memory.</summary>
    public static Shape<string> Text(int least = 0, int most = int.MaxValue) => new(
        sent => TextOf(sent).Then(text => Bounded(text, least, most)),
        () => OfText(least, most));

    /// <summary>Text of one line, without white space around it: names and titles, which stand in mails and tables.</summary>
    public static Shape<string> Line(int least = 0, int most = int.MaxValue) => new(
        sent => TextOf(sent).Then(text => OneLine(text.Trim())).Then(line => Bounded(line, least, most)),
        () => OfText(least, most));

    /// <summary>Text that no answer repeats.</summary>
    public static Shape<string> Secret(int least, int most = int.MaxValue) => new(
        sent => Text(least, most).Read(sent) is var reading && reading.Faults.Count == 0 ? reading : reading.Faults[0] with { IsSecret = true },
        () => OfText(least, most, "password"));

    public static Shape<string> Email { get; } = new(
        sent => TextOf(sent).Then(text => EmailAddress.IsValid(text.Trim()) ? text.Trim() : NoEmail(text)),
        () => OfText(format: "email"));

    public static Shape<int> Whole(int least, int most = int.MaxValue) => new(
        sent => WholeOf(sent).Then(number =>
            number < least ? Fault.With("greater_than_equal", $"Input should be greater than or equal to {least}", "ge", least)
            : number > most ? Fault.With("less_than_equal", $"Input should be less than or equal to {most}", "le", most)
            : number),
        () => OfNumber(JsonSchemaType.Integer, "int32", least, most < int.MaxValue ? most : null));

    /// <summary>An amount of money, 0 or more, as a number or as text with one.</summary>
    public static Shape<decimal> Amount { get; } = new(AmountOf, () => OfNumber(JsonSchemaType.Number, "double", 0, EventLimits.Amount));

    public static Shape<bool> Flag { get; } = new(FlagOf, () => new OpenApiSchema { Type = JsonSchemaType.Boolean });

    /// <summary>A UUID as our keys have it: lower case, with hyphens.</summary>
    public static Shape<string> Uuid { get; } = new(UuidOf, () => OfText(format: "uuid"));

    /// <summary>One of a few texts, where the document has a pattern and not a choice.</summary>
    public static Shape<string> OneOf(params string[] texts)
    {
        var pattern = $"^({string.Join('|', texts)})$";
        return new(
            sent => TextOf(sent).Then(text => texts.Contains(text)
                ? text
                : Fault.With("string_pattern_mismatch", $"String should match pattern '{pattern}'", "pattern", pattern)),
            () => OfChoice(texts));
    }

    /// <summary>A list; every bad item is reported at its place.</summary>
    public static Shape<IReadOnlyList<T>> ListOf<T>(Shape<T> item, int most = 1_000) => new(
        sent => ItemsOf(sent, item, most),
        () => new OpenApiSchema { Type = JsonSchemaType.Array, Items = item.Describe(), MaxItems = most },
        items => new JsonArray([.. items.Select(item.Write)]));

    internal static readonly Fault NoUuid = Fault.With(
        "uuid_parsing", "Input should be a valid UUID, unable to parse string as one", "error", "unable to parse string as a UUID");
}
