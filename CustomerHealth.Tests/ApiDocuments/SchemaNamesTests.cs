using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomerHealth.Service.ApiDocuments;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>That one name cannot come to stand for two types of a document.</summary>
public sealed class SchemaNamesTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly SchemaNames names = new();

    [Fact]
    public void A_type_keeps_its_name_also_where_it_may_be_null()
    {
        Assert.Equal("Sum", names.Of(Json.GetTypeInfo(typeof(Monthly.Sum))));
        Assert.Equal("Sum", names.Of(Json.GetTypeInfo(typeof(Monthly.Sum?))));
        Assert.Null(names.Of(Json.GetTypeInfo(typeof(JsonElement?))));
    }

    [Fact]
    public void Another_type_of_the_same_name_is_refused()
    {
        names.Of(Json.GetTypeInfo(typeof(Monthly.Sum)));

        var fault = Assert.Throws<InvalidOperationException>(() => names.Of(Json.GetTypeInfo(typeof(Yearly.Sum))));
        Assert.Contains("are both Sum in one document", fault.Message, StringComparison.Ordinal);
    }

    private static class Monthly
    {
        public readonly record struct Sum(int Amount);
    }

    private static class Yearly
    {
        public sealed record Sum(int Amount);
    }
}
