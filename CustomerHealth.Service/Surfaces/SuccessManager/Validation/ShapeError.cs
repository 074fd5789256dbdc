using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerHealth.Service.Events;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Validation;

/// <summary>One item of the list that answers what has the wrong shape.</summary>
/// <param name="Type">A word for programs, such as <c>missing</c> or <c>string_too_short</c>.</param>
/// <param name="Loc"><c>body</c>, <c>query</c> or <c>path</c>, then the names and places that lead to the value.</param>
/// <param name="Input">What was sent, where it is short and no secret.</param>
/// <param name="Ctx">The bounds and choices that <paramref name="Msg"/> speaks of.</param>
internal sealed record ShapeError(
    string Type,
    IReadOnlyList<object> Loc,
    string Msg,
    JsonElement? Input,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, object>? Ctx)
{
    public static ShapeError Missing(params object[] loc) => new("missing", loc, "Field required", null, null);
}

/// <summary>What is wrong with a value, wherever it stands.</summary>
internal sealed record Fault(string Type, string Msg, IReadOnlyDictionary<string, object>? Ctx = null)
{
    private const int MostEchoed = 200;

    /// <summary>Inside a list or an object: the places and names that lead to what is bad, and that itself.</summary>
    public (IReadOnlyList<object> Path, JsonElement? Item)? Within { get; init; }

    /// <summary>Whether the value may stand in the answer.</summary>
    public bool IsSecret { get; init; }

    public static Fault With(string type, string msg, string name, object value) => new(type, msg, new Dictionary<string, object> { [name] = value });

    public ShapeError At(string place, string field, JsonElement sent) => new(
        Type,
        Within is { } within ? [place, field, .. within.Path] : [place, field],
        Msg,
        IsSecret ? null : Within is { } inside ? inside.Item is { } item ? Echo(item) : null : Echo(sent),
        Ctx);

    /// <summary>
    /// Plain values as they came; not what is long, nor objects and lists, which may hold what cannot be written. Copied, since the answer
    /// is written when the body is gone.
    /// </summary>
    private static JsonElement? Echo(JsonElement sent) => sent.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => sent.Clone(),
        JsonValueKind.Number when sent.GetRawText().Length <= MostEchoed => sent.Clone(),
        JsonValueKind.String when JsonText.Of(sent) is { Length: <= MostEchoed } => sent.Clone(),
        _ => null,
    };
}
