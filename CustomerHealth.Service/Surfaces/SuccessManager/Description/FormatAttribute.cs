namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>What a text of an answer is, where its type does not say it: <c>record Shown([Format("uuid")] string Id)</c>.</summary>
/// <param name="format">As OpenAPI names it: <c>uuid</c>, <c>email</c>, <c>date-time</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class FormatAttribute(string format) : Attribute
{
    public string Format => format;
}
