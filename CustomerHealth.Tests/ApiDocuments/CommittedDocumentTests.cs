using System.Text;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.Web;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerHealth.Tests.ApiDocuments;

/// <summary>
/// The documents in docs/api are what the app hands out: who changes an API sees it in the diff. <c>WRITE_API_DOCUMENTS=true dotnet test
/// CustomerHealth.Tests --filter CommittedDocumentTests</c> writes them anew.
/// </summary>
public sealed class CommittedDocumentTests
{
    public static TheoryData<string> Names => [.. SurfaceEndpoints.Documents.Select(document => document.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_committed_document_is_the_app_s(string name)
    {
        await using var app = await LocalApp.StartAsync(new LocalOptions { Storage = TestStorage.Fresh, Port = 0 });
        var document = SurfaceEndpoints.Documents.Single(document => document.Name == name);
        var generated = Encoding.UTF8.GetString(await app.Services.GetRequiredService<ApiDocumentWriter>().WriteAsync(document)) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_API_DOCUMENTS") == "true")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "In CI the documents are compared, never written.");
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "api", $"{name}.json"), generated);
        }

        Assert.Equal(Repository.Read($"docs/api/{name}.json"), generated);
    }
}
