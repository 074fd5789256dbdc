using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.OpenApi;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Description;

/// <summary>What a function that reads a body or a query says of its fields, found by running it.</summary>
public sealed class SentFieldTests
{
    private static readonly Words<DayOfWeek> Days = new(("mon", DayOfWeek.Monday), ("monday", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday));

    private static readonly Dictionary<string, Func<OpenApiSchema>> Kinds = new()
    {
        ["text"] = Shape.Text().Describe,
        ["text 2-3"] = Shape.Text(2, 3).Describe,
        ["line 1-"] = Shape.Line(1).Describe,
        ["secret 8-100"] = Shape.Secret(8, 100).Describe,
        ["email"] = Shape.Email.Describe,
        ["whole 0-"] = Shape.Whole(0).Describe,
        ["whole 1-100"] = Shape.Whole(1, 100).Describe,
        ["amount"] = Shape.Amount.Describe,
        ["flag"] = Shape.Flag.Describe,
        ["uuid"] = Shape.Uuid.Describe,
        ["date"] = Shape.Date.Describe,
        ["time"] = Shape.Time.Describe,
        ["order"] = Shape.OneOf("asc", "desc").Describe,
        ["day"] = Days.Choice.Describe,
        ["days"] = Shape.ListOf(Days.Choice, 7).Describe,
    };

    [Theory]
    [InlineData("text", """{"type":"string"}""")]
    [InlineData("text 2-3", """{"maxLength":3,"minLength":2,"type":"string"}""")]
    [InlineData("line 1-", """{"minLength":1,"type":"string"}""")]
    [InlineData("secret 8-100", """{"maxLength":100,"minLength":8,"type":"string","format":"password"}""")]
    [InlineData("email", """{"type":"string","format":"email"}""")]
    [InlineData("whole 0-", """{"minimum":0,"type":"integer","format":"int32"}""")]
    [InlineData("whole 1-100", """{"maximum":100,"minimum":1,"type":"integer","format":"int32"}""")]
    [InlineData("amount", """{"maximum":1000000000000,"minimum":0,"type":"number","format":"double"}""")]
    [InlineData("flag", """{"type":"boolean"}""")]
    [InlineData("uuid", """{"type":"string","format":"uuid"}""")]
    [InlineData("date", """{"type":"string","format":"date"}""")]
    [InlineData("time", """{"type":"string","format":"date-time"}""")]
    [InlineData("order", """{"enum":["asc","desc"],"type":"string"}""")]
    [InlineData("day", """{"enum":["mon","monday","tue"],"type":"string"}""")]
    [InlineData("days", """{"maxItems":7,"type":"array","items":{"enum":["mon","monday","tue"],"type":"string"}}""")]
    public async Task A_kind_of_value_is_described_with_its_limits(string kind, string schema) => Assert.Equal(schema, await JsonOf(Kinds[kind]()));

    [Fact]
    public void A_reading_function_tells_its_fields_and_which_of_them_may_be_left_out_or_null()
    {
        var fields = SentFields.ReadBy(Sample.Read);

        Assert.Equal(
            [
                "name required",
                "day = \"mon\"",
                "days = [\"tue\",\"mon\"]",
                "limit = 20",
                "since = \"2025-06-01\"",
                "active nullable",
                "note nullable",
            ],
            fields.Select(field => string.Concat(
                field.Name,
                field.IsRequired ? " required" : "",
                field.IsNullable ? " nullable" : "",
                field.Default is null ? "" : $" = {field.Default.ToJsonString()}")));
    }

    [Fact]
    public void Requests_are_read_as_before_while_nothing_is_described()
    {
        var sent = new SentFields("body", JsonSerializer.SerializeToElement(new { name = "A" }));

        Assert.Equal((false, "A"), (sent.Has("note"), Sample.Read(sent).Name));
    }

    private static async Task<string> JsonOf(OpenApiSchema schema)
    {
        var json = JsonNode.Parse(await schema.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        return json!.ToJsonString();
    }

    /// <summary>A field of each sort, one that is read twice, and one that is read only where it was sent.</summary>
    private sealed record Sample(string Name, string? Note)
    {
        public static Sample Read(SentFields body)
        {
            var name = body.Required("name", Shape.Text(1));
            body.Optional("day", Days.Choice, DayOfWeek.Monday);
            body.Optional("days", Shape.ListOf(Days.Choice), [DayOfWeek.Tuesday, DayOfWeek.Monday]);
            body.Optional("limit", Shape.Whole(1, 100), 20);
            body.Optional("since", Shape.Date, new DateOnly(2025, 6, 1));
            body.OptionalValue("active", Shape.Flag);
            body.Required("name", Shape.Text(5));
            return new Sample(name, body.Has("note") ? body.Optional("note", Shape.Text()) : null);
        }
    }
}
