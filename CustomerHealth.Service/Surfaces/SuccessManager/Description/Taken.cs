using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Description;

/// <summary>What a route takes beside its path: metadata of the endpoint, for the surface's document.</summary>
/// <param name="Read">The function that reads it, which is where <paramref name="Fields"/> come from.</param>
/// <param name="ContentType">Of a body; null: it is the query.</param>
/// <param name="IsRequired">Whether a body must be there.</param>
internal sealed record Taken(Delegate Read, IReadOnlyList<SentField> Fields, string? ContentType, bool IsRequired)
{
    public static Taken By<T>(Func<SentFields, T> read, string? contentType, bool isRequired) =>
        new(read, SentFields.ReadBy(read), contentType, isRequired);

    /// <summary>As the document calls it.</summary>
    public string Name => Read.Method.ReturnType.Name;

    /// <summary>What the route of the request said of a reading function.</summary>
    /// <exception cref="InvalidOperationException">The route reads something else than it says, so that its document would be wrong.</exception>
    public static Taken Of(HttpContext context, Delegate read)
    {
        var endpoint = context.GetEndpoint();
        return endpoint?.Metadata.GetOrderedMetadata<Taken>().FirstOrDefault(taken => taken.Read.Equals(read))
            ?? throw new InvalidOperationException(
                $"{endpoint?.DisplayName} reads {read.Method.DeclaringType?.Name} and does not say so where it is mapped.");
    }
}
