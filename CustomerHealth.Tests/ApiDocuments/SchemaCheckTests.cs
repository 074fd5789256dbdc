using System.Text.Json;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>The check itself: it must find what is wrong, and know every word it meets.</summary>
public sealed class SchemaCheckTests
{
    private const string Components = """
        {"Pair":{"type":"object","required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":["null","string"],"format":"date-time"}}}}
        """;

    [Theory]
    [InlineData("""{"type":"string"}""", "\"a\"")]
    [InlineData("""{"type":["null","string"]}""", "null")]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"01934b6e-7c1a-7d52-9f0e-3c5a8b1d2e4f\"")]
    [InlineData("""{"type":"number","format":"double","minimum":0.5}""", "0.5")]
    [InlineData("""{"type":"string","maxLength":1,"minLength":1}""", "\"😀\"")]
    [InlineData("""{"$ref":"#/components/schemas/Pair"}""", """{"a":1,"b":"2025-06-15T12:00:00.5Z"}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Pair"}}""", """[{"a":1},{"a":2,"b":null}]""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"x":1}""")]
    [InlineData("""{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Pair"}]}""", """{"a":1}""")]
    [InlineData("{}", "[1]")]
    public void What_fits_passes(string schema, string value) => Assert.Empty(Complaints(schema, value));

    [Theory]
    [InlineData("""{"type":"string"}""", "1", """$ is no "string": 1""")]
    [InlineData("""{"type":"string"}""", "null", """$ is no "string": null""")]
    [InlineData("""{"type":"integer"}""", "1.5", """$ is no "integer": 1.5""")]
    [InlineData("""{"enum":["a",null]}""", "\"b\"", """$ is none of ["a",null]: "b" """)]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"7c1a\"", """$ is no uuid: "7c1a" """)]
    [InlineData("""{"type":"string","format":"email"}""", "\"a\"", """$ is no email: "a" """)]
    [InlineData("""{"type":"string","format":"uri"}""", "\"/a\"", """$ is no uri: "/a" """)]
    [InlineData("""{"type":"string","format":"date"}""", "\"2025-02-30\"", """$ is no date: "2025-02-30" """)]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2025-06-15T12:00:00\"", """$ is no date-time: "2025-06-15T12:00:00" """)]
    [InlineData("""{"type":"string","minLength":2}""", "\"a\"", """$ is too short: "a" """)]
    [InlineData("""{"type":"string","maxLength":1}""", "\"ab\"", """$ is too long: "ab" """)]
    [InlineData("""{"type":"number","minimum":0}""", "-1", "$ is too small: -1")]
    [InlineData("""{"type":"number","maximum":1}""", "1.1", "$ is too large: 1.1")]
    [InlineData("""{"$ref":"#/components/schemas/Pair"}""", """{"b":null}""", "$.a is missing")]
    [InlineData("""{"$ref":"#/components/schemas/Pair"}""", """{"a":1,"c":2}""", "$.c is not documented")]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Pair"}}""", """[{"a":1},{"a":"1"}]""", """$[1].a is no "integer": "1" """)]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"x":"1"}""", """$.x is no "integer": "1" """)]
    [InlineData("""{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Pair"}]}""", "{}", "$ is not one of the forms: {}")]
    [InlineData("""{"oneOf":[{"type":"null"},{}]}""", "null", "$ is not one of the forms: null")]
    public void What_does_not_fit_is_found_where_it_is(string schema, string value, string complaint) =>
        Assert.Equal(complaint.TrimEnd(), string.Join('\n', Complaints(schema, value)));

    [Theory]
    [InlineData("""{"pattern":"a"}""")]
    [InlineData("""{"format":"ipv4"}""")]
    [InlineData("""{"type":"text"}""")]
    public void What_the_check_does_not_know_is_not_passed_over(string schema) =>
        Assert.Throws<FormatException>(() => Complaints(schema, "\"a\""));

    private static IReadOnlyList<string> Complaints(string schema, string value) => new SchemaCheck(Json(Components)).Complaints(Json(value), Json(schema));

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
