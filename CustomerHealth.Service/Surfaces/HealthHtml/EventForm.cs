using System.Globalization;
using System.Text.Json.Nodes;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.HealthHtml;

/// <summary>
/// The forms of the customer page, as the JSON that a program would have sent: everything after this is the same for both. A field left
/// empty was not filled in; a field that is a number there becomes one, where it reads as one.
/// </summary>
internal static class EventForm
{
    /// <summary>A hidden field: what becomes the event's id, so that a page that is loaded again records nothing twice.</summary>
    public const string IdField = "once";

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "usage_count", "amount", "calls_count", "count" };

    /// <summary>Empty when the form was made by hand; the event then gets a new id.</summary>
    public static string IdOf(IFormCollection form) => form[IdField].ToString();

    public static JsonObject ToJson(IFormCollection form)
    {
        var details = new JsonObject();
        foreach (var (name, values) in form.Where(field => field.Key is not ("type" or IdField or FormGuard.FieldName)))
        {
            var text = values.ToString().Trim();
            if (text.Length > 0)
            {
                details[name] = Numbers.Contains(name) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                    ? JsonValue.Create(number)
                    : JsonValue.Create(text);
            }
        }

        return new JsonObject { ["type"] = form["type"].ToString(), ["details"] = details };
    }
}
