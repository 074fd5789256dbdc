using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.ApiDocuments;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.Surfaces.Platform;

/// <summary>A text that is the word of a role.</summary>
internal sealed class RoleWordAttribute : TextAttribute
{
    protected override void Add(OpenApiSchema schema) => schema.Enum = Choices.Of(Enum.GetValues<Role>().Select(Roles.Word), schema);
}
