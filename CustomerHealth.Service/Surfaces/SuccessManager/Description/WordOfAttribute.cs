using System.Reflection;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>
/// The words that a text of an answer is one of: <c>record Shown([WordOf(typeof(UserShape), nameof(UserShape.Roles))] string Role)</c>.
/// </summary>
/// <param name="type">Where the words are kept.</param>
/// <param name="name">Of a static field with a <see cref="Words{T}"/>.</param>
internal sealed class WordOfAttribute(Type type, string name) : TextAttribute
{
    public IReadOnlyList<string> Words =>
        type.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null) is IWords words
            ? words.Listing
            : throw new InvalidOperationException($"{type.Name}.{name} is no field with words.");

    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(Words, schema);
}
