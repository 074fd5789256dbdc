using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>Every documented operation that is built, held to its <see cref="ContractLine"/>.</summary>
public sealed class ContractTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var line in ContractArea.All.SelectMany(area => area.Lines))
            {
                data.Add(line.Method, line.Path);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task An_operation_answers_as_documented_and_only_to_whom_it_should(string method, string path)
    {
        var (area, line) = Find(method, path);
        foreach (var role in SuccessManagerApp.Roles.Prepend(SuccessManagerApp.Nobody))
        {
            var answer = await AskAsync(area, line, role, line.Path);

            if (line.Allowed.Split(' ').Contains(role))
            {
                Assert.True(answer.Status == line.Status, $"{role}: {answer}");
                Assert.Equal((line.ContentType, ""), (answer.ContentType, string.Join('\n', line.Differences(answer))));
            }
            else
            {
                var expected = role == SuccessManagerApp.Nobody ? (401, "Not authenticated") : (403, line.Refusal);
                Assert.Equal((role, expected), (role, (answer.Status, answer.Only("detail"))));
            }
        }
    }

    /// <summary>Whoever builds the next area adds its lines: the tables must not fall behind what is mapped.</summary>
    [Fact]
    public void Every_operation_of_the_document_that_is_mapped_has_its_line()
    {
        var lines = ContractArea.All.SelectMany(area => area.Lines)
            .Select(line => $"{line.Method} {WithoutQuery(line.Path).TrimEnd('/')}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(SuccessManagerRoutes.Mapped(app), lines);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task With_and_without_a_slash_at_the_end_it_is_the_same_operation(string method, string path)
    {
        var (area, line) = Find(method, path);
        var address = WithoutQuery(line.Path).TrimEnd('/');
        var query = line.Path[WithoutQuery(line.Path).Length..];
        foreach (var spelled in new[] { address + query, address + "/" + query })
        {
            Assert.Equal(line.Status, (await AskAsync(area, line, line.Allowed.Split(' ')[^1], spelled)).Status);
        }
    }

    private static (ContractArea Area, ContractLine Line) Find(string method, string path) =>
        ContractArea.All.SelectMany(area => area.Lines, (area, line) => (area, line)).Single(pair => pair.line.Method == method && pair.line.Path == path);

    private static string WithoutQuery(string path) => path.Split('?')[0];

    private async Task<Answer> AskAsync(ContractArea area, ContractLine line, string role, string path)
    {
        var number = Guid.NewGuid().ToString("N");
        var fill = await area.PrepareAsync(app, number);
        string Filled(string text) => fill(text.Replace("{n}", number, StringComparison.Ordinal));

        return line.Body is not null && line.Body[0] != '{'
            ? await app.SendFormAsync(Filled(path), Filled(line.Body))
            : await app.SendAsync(role, line.Method, Filled(path), line.Body is null ? null : Filled(line.Body));
    }
}
