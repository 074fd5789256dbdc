using System.Text.Json;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using CustomerHealth.Service.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces.SuccessManager;

/// <summary>
/// Customers as requests name them: by a UUID, as the document has it, or by whatever id another surface gave them. So what is no UUID is
/// looked up before it is refused as none.
/// </summary>
internal static class NamedCustomers
{
    /// <summary>A UUID as our keys have it, or another id that a customer may have.</summary>
    public static Shape<string> Id { get; } = new(
        sent => IdOf(sent) is { } id && CustomerId.IsValid(id) ? id : Shape.Uuid.Read(sent), Shape.Uuid.Describe);

    /// <summary>The id that a text in the path stands for.</summary>
    public static string IdOf(string text) => Guid.TryParse(text, out var id) ? id.ToString("D") : text;

    public static IResult Unfound(string place, string id) => Sent.Unfound("customer_id", id, "Customer", place);

    /// <summary>
    /// Why a filter of the query cannot be one; null where it can. A UUID that nobody has is fine, and finds nothing.
    /// </summary>
    public static async Task<IResult?> RefuseAsync(
        HttpContext context, CustomerDirectory directory, string? filter, CancellationToken cancellationToken) =>
        filter is null || Guid.TryParse(filter, out _) || await directory.ExistsAsync(context.Tenant(), filter, cancellationToken)
            ? null
            : Unfound("query", filter);

    private static string? IdOf(JsonElement sent) =>
        sent.ValueKind == JsonValueKind.String && JsonText.Of(sent) is { } text ? IdOf(text) : null;
}
