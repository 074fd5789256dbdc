using CustomerHealth.Service.ApiDocuments;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces;

/// <summary>What a text of an answer is, where its type does not say it: <c>record Shown([Format("uuid")] string Id)</c>.</summary>
/// <param name="format">As OpenAPI names it: <c>uuid</c>, <c>email</c>, <c>date-time</c>.</param>
internal sealed class FormatAttribute(string format) : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Format = format;
}
