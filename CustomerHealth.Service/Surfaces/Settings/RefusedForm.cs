using CustomerHealth.Service.Web;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.Settings;

/// <summary>A form that was not taken: why, because of which field, and what was in it, so that nobody types it twice.</summary>
/// <param name="Field">The id of the field to change; null when it was none.</param>
/// <param name="Form">Null for the small forms of a row, which keep nothing.</param>
public sealed record RefusedForm(string Reason, string? Field = null, IFormCollection? Form = null)
{
    public RefusedForm(Refusal refusal, IFormCollection form)
        : this(refusal.Reason, refusal.Field, form)
    {
    }

    /// <summary>What was sent; null when nothing was.</summary>
    public string? Sent(string name) => Form?[name].FirstOrDefault();
}
