using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace CustomerHealth.Service.ApiDocuments;

/// <summary>
/// Writes the OpenAPI documents, each once a process, when it is first asked for. The framework's generator takes the names of JSON from
/// the one set of options in its container, and surfaces differ there; so each document has a small container of its own.
/// </summary>
internal sealed class ApiDocumentWriter(EndpointDataSource routes, IHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> written = new();

    /// <summary>JSON, the same bytes for the same routes.</summary>
    public Task<byte[]> WriteAsync(ApiDocument document) =>
        written.GetOrAdd(document.Name, _ => new Lazy<Task<byte[]>>(() => GenerateAsync(document))).Value;

    private async Task<byte[]> GenerateAsync(ApiDocument document)
    {
        await using var services = Services(document);
        await using var scope = services.CreateAsyncScope();
        var generated = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(document.Name).GetOpenApiDocumentAsync();
        using var bytes = new MemoryStream();
        await generated.SerializeAsJsonAsync(bytes, OpenApiSpecVersion.OpenApi3_1);
        return bytes.ToArray();
    }

    private ServiceProvider Services(ApiDocument document)
    {
        var services = new ServiceCollection();
        var names = new SchemaNames();
        services.AddLogging().AddRouting().AddSingleton(environment).AddSingleton(names);
        services.AddSingleton<IApiDescriptionGroupCollectionProvider>(new RouteDescriptions(document, routes));
        services.Configure<JsonOptions>(options => WriteAs(document.Json, options.SerializerOptions));
        services.AddOpenApi(document.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = names.Of;
            options.AddSchemaTransformer(FieldSchemas.DescribeAsync);
            options.AddOperationTransformer(new Operations(document).DescribeAsync);
            document.Further(options);
            options.AddDocumentTransformer(new DocumentHead(document).DescribeAsync);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Numbers are written as numbers, whatever is taken.</summary>
    private static void WriteAs(JsonSerializerOptions surface, JsonSerializerOptions generator)
    {
        generator.PropertyNamingPolicy = surface.PropertyNamingPolicy;
        generator.DictionaryKeyPolicy = surface.DictionaryKeyPolicy;
        generator.DefaultIgnoreCondition = surface.DefaultIgnoreCondition;
        generator.NumberHandling = JsonNumberHandling.Strict;
        foreach (var converter in surface.Converters)
        {
            generator.Converters.Add(converter);
        }
    }
}
