using System.Text.Json;
using CustomerHealth.Service.Surfaces.SuccessManager;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>Each kind of value: what is taken, and with which words everything else is refused.</summary>
public sealed class ShapeTests
{
    private static readonly Words<DayOfWeek> Days = new(("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday));

    private static readonly Dictionary<string, Func<JsonElement, (object? Value, IReadOnlyList<Fault> Faults)>> Kinds = new()
    {
        ["text 2-3"] = Of(Shape.Text(2, 3)),
        ["text 1-"] = Of(Shape.Text(1)),
        ["line 1-5"] = Of(Shape.Line(1, 5)),
        ["email"] = Of(Shape.Email),
        ["whole 1-100"] = Of(Shape.Whole(1, 100)),
        ["amount"] = Of(Shape.Amount),
        ["flag"] = Of(Shape.Flag),
        ["uuid"] = Of(Shape.Uuid),
        ["date"] = Of(Shape.Date),
        ["time"] = Of(Shape.Time),
        ["order"] = Of(Shape.OneOf("asc", "desc")),
        ["day"] = Of(Days.Choice),
        ["days"] = Of(Shape.ListOf(Days.Choice, 3)),
    };

    [Theory]
    [InlineData("text 2-3", "\"ab\"", "ab")]
    [InlineData("text 2-3", "\"😀😀😀\"", "😀😀😀")]
    [InlineData("text 2-3", "\" a \"", " a ")]
    [InlineData("line 1-5", "\"  abcde \"", "abcde")]
    [InlineData("email", "\" Ada@Example.com \"", "Ada@Example.com")]
    [InlineData("whole 1-100", "100", 100)]
    [InlineData("whole 1-100", "\" 7 \"", 7)]
    [InlineData("whole 1-100", "5.0", 5)]
    [InlineData("flag", "true", true)]
    [InlineData("flag", "\"No\"", false)]
    [InlineData("flag", "1", true)]
    [InlineData("uuid", "\"01934B6E-7C1A-7D52-9F0E-3C5A8B1D2E4F\"", "01934b6e-7c1a-7d52-9f0e-3c5a8b1d2e4f")]
    [InlineData("uuid", "\"01934b6e7c1a7d529f0e3c5a8b1d2e4f\"", "01934b6e-7c1a-7d52-9f0e-3c5a8b1d2e4f")]
    [InlineData("order", "\"desc\"", "desc")]
    [InlineData("day", "\"tue\"", DayOfWeek.Tuesday)]
    public void What_fits_is_read(string kind, string json, object expected)
    {
        var (value, faults) = Kinds[kind](Json(json));

        Assert.Empty(faults);
        Assert.Equal(expected, value);
    }

    [Fact]
    public void Money_and_times_are_read_exactly()
    {
        Assert.Equal(0.1m + 0.2m, Kinds["amount"](Json("0.3")).Value);
        Assert.Equal(1250000.5m, Kinds["amount"](Json("\"1250000.50\"")).Value);
        Assert.Equal(new DateOnly(2025, 2, 28), Kinds["date"](Json("\"2025-02-28\"")).Value);
        Assert.Equal(new DateTimeOffset(2025, 6, 1, 10, 0, 0, TimeSpan.Zero), Kinds["time"](Json("\"2025-06-01T12:00:00+02:00\"")).Value);
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Monday], (IReadOnlyList<DayOfWeek>)Kinds["days"](Json("""["mon","mon"]""")).Value!);
    }

    [Theory]
    [InlineData("text 2-3", "\"a\"", "string_too_short", "String should have at least 2 characters", "min_length=2")]
    [InlineData("text 1-", "\"\"", "string_too_short", "String should have at least 1 character", "min_length=1")]
    [InlineData("text 2-3", "\"abcd\"", "string_too_long", "String should have at most 3 characters", "max_length=3")]
    [InlineData("text 2-3", "5", "string_type", "Input should be a valid string", null)]
    [InlineData("text 2-3", "null", "string_type", "Input should be a valid string", null)]
    [InlineData("text 2-3", "\"\\ud800ab\"", "string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", null)]
    [InlineData("text 2-3", "\"a\\u0000\"", "string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", null)]
    [InlineData("line 1-5", "\"   \"", "string_too_short", "String should have at least 1 character", "min_length=1")]
    [InlineData("line 1-5", "\"a\\nb\"", "value_error", "Value error, one line of text is expected", "error=a control character")]
    [InlineData("email", "\"ada\"", "value_error", "value is not a valid email address: An email address must have an @-sign.", "reason=An email address must have an @-sign.")]
    [InlineData("email", "\"a b@c.d\"", "value_error", "value is not a valid email address: Mail cannot be sent to it.", "reason=Mail cannot be sent to it.")]
    [InlineData("whole 1-100", "0", "greater_than_equal", "Input should be greater than or equal to 1", "ge=1")]
    [InlineData("whole 1-100", "101", "less_than_equal", "Input should be less than or equal to 100", "le=100")]
    [InlineData("whole 1-100", "\"ten\"", "int_parsing", "Input should be a valid integer, unable to parse string as an integer", null)]
    [InlineData("whole 1-100", "\"\"", "int_parsing", "Input should be a valid integer, unable to parse string as an integer", null)]
    [InlineData("whole 1-100", "1.5", "int_from_float", "Input should be a valid integer, got a number with a fractional part", null)]
    [InlineData("whole 1-100", "99999999999999999999", "int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size", null)]
    [InlineData("whole 1-100", "1e400", "int_parsing", "Input should be a valid integer, unable to parse string as an integer", null)]
    [InlineData("whole 1-100", "true", "int_type", "Input should be a valid integer", null)]
    [InlineData("amount", "-0.01", "greater_than_equal", "Input should be greater than or equal to 0", "ge=0")]
    [InlineData("amount", "1e13", "less_than_equal", "Input should be less than or equal to 1000000000000", "le=1000000000000")]
    [InlineData("amount", "\"much\"", "decimal_parsing", "Input should be a valid decimal", null)]
    [InlineData("amount", "[]", "decimal_type", "Decimal input should be an integer, float, string or Decimal object", null)]
    [InlineData("flag", "\"maybe\"", "bool_parsing", "Input should be a valid boolean, unable to interpret input", null)]
    [InlineData("flag", "{}", "bool_type", "Input should be a valid boolean", null)]
    [InlineData("uuid", "\"1' or '1'='1\"", "uuid_parsing", "Input should be a valid UUID, unable to parse string as one", "error=unable to parse string as a UUID")]
    [InlineData("uuid", "5", "uuid_type", "UUID input should be a string, bytes or UUID object", null)]
    [InlineData("date", "\"2025-02-30\"", "date_parsing", "Input should be a valid date in the format YYYY-MM-DD, of 1900 to 2199", "error=no such date")]
    [InlineData("date", "20250101", "date_type", "Input should be a valid date", null)]
    [InlineData("time", "\"soon\"", "datetime_parsing", "Input should be a valid datetime in ISO 8601, of 1970 to 2199", "error=no such time")]
    [InlineData("time", "0", "datetime_type", "Input should be a valid datetime", null)]
    [InlineData("order", "\"up\"", "string_pattern_mismatch", "String should match pattern '^(asc|desc)$'", "pattern=^(asc|desc)$")]
    [InlineData("day", "\"Mon\"", "enum", "Input should be 'mon', 'tue' or 'wed'", "expected='mon', 'tue' or 'wed'")]
    [InlineData("day", "1", "enum", "Input should be 'mon', 'tue' or 'wed'", "expected='mon', 'tue' or 'wed'")]
    [InlineData("days", "\"mon\"", "list_type", "Input should be a valid list", null)]
    [InlineData("days", "[\"mon\",\"mon\",\"mon\",\"mon\"]", "too_long", "List should have at most 3 items after validation, not 4", "max_length=3")]
    public void What_does_not_fit_is_refused_in_the_document_s_words(string kind, string json, string type, string msg, string? ctx)
    {
        var fault = Assert.Single(Kinds[kind](Json(json)).Faults);

        Assert.Equal((type, msg, ctx), (fault.Type, fault.Msg, fault.Ctx is null ? null : string.Join('&', fault.Ctx.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_place_and_what_was_sent()
    {
        var fields = new SentFields("body", Json("""{"b":"x","c":null,"d":["mon","never"],"e":null,"f":{"a":"\ud800"},"g":"hidden"}"""));

        fields.Required("a", Shape.Text());
        fields.Required("b", Shape.Whole(0));
        fields.Optional("c", Shape.Flag, true);
        fields.Optional("d", Shape.ListOf(Days.Choice));
        Assert.Null(fields.Optional("e", Shape.Text()));
        Assert.Null(fields.OptionalValue("nowhere", Shape.Flag));
        fields.Required("f", Shape.Text());
        fields.Required("g", Shape.Secret(8));

        Assert.Equal(
            """
            [{"type":"missing","loc":["body","a"],"msg":"Field required","input":null},
            {"type":"int_parsing","loc":["body","b"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},
            {"type":"bool_type","loc":["body","c"],"msg":"Input should be a valid boolean","input":null},
            {"type":"enum","loc":["body","d",1],"msg":"Input should be 'mon', 'tue' or 'wed'","input":"never","ctx":{"expected":"'mon', 'tue' or 'wed'"}},
            {"type":"string_type","loc":["body","f"],"msg":"Input should be a valid string","input":null},
            {"type":"string_too_short","loc":["body","g"],"msg":"String should have at least 8 characters","input":null,"ctx":{"min_length":8}}]
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(fields.Errors, Reply.Json).Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_choice_writes_the_word_it_reads() =>
        Assert.Equal(["mon", "tue", "wed"], new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday }.Select(Days.Of));

    private static Func<JsonElement, (object? Value, IReadOnlyList<Fault> Faults)> Of<T>(Shape<T> shape) => sent =>
    {
        var reading = shape.Read(sent);
        return (reading.Value, reading.Faults);
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
