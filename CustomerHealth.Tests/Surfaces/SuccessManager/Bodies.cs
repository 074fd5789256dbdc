using System.Text.Json;
using System.Text.Json.Nodes;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>JSON to send that differs from a good one in what a test is about.</summary>
internal static class Bodies
{
    /// <param name="good">An object.</param>
    /// <param name="members">As JSON has them, <c>"name":value</c>: in place of the member with this name, or beside the others. Empty ones are none.</param>
    public static string With(string good, params IEnumerable<string> members)
    {
        var body = JsonNode.Parse(good)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{string.Join(',', members.Where(member => member.Length > 0))}}}")!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
