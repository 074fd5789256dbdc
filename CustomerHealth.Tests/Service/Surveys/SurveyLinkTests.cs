using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace CustomerHealth.Tests.Service.Surveys;

/// <summary>Links to surveys: what makes one, what breaks it, and that it is good for one answer.</summary>
public sealed class SurveyLinkTests : ServiceTest
{
    private const string Key = "b0c7a9e4f1d2638597a4c0be12f3d4e5";
    private const string NextKey = "5e4d3f21eb0c4a7958362d1f4e9a7c0b";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Service.PutCustomersAsync("ada");
    }

    [Fact]
    public void A_link_says_what_it_was_made_for_until_it_is_over()
    {
        var deployment = Guid.NewGuid();
        var link = Links(Key).New(ServiceUnderTest.Tenant, "ada", "quarterly", deployment, "TKT-1 😀", 30);
        var token = Links(Key).Issue(link);

        Assert.Equal((link, LinkProblem.None), Links(Key).Read(token));
        Assert.Equal(Clock.Now.AddDays(30), link.ExpiresAt);
        Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Assert.Equal(LinkProblem.None, Links(Key).Read(token).Problem);
        Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(LinkProblem.Expired, Links(Key).Read(token).Problem);
    }

    [Fact]
    public void A_token_is_base64url_of_JSON_and_a_whole_signature()
    {
        var parts = Issued().Split('.');

        Assert.Contains("\"customer_id\":\"ada\",\"survey_type\":\"nps\"", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])), StringComparison.Ordinal);
        Assert.Equal(32, Base64Url.DecodeFromChars(parts[1]).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("x")]
    [InlineData("x.")]
    [InlineData(".x")]
    [InlineData("a.b.c")]
    [InlineData("{payload}")]
    [InlineData("{payload}.")]
    [InlineData(".{signature}")]
    [InlineData("{payload}.{signature}.")]
    [InlineData("{payload}..{signature}")]
    [InlineData("{long}.{signature}")]
    public void What_does_not_have_two_parts_has_no_format(string forged) => Assert.Equal((null, LinkProblem.Format), Links(Key).Read(Filled(forged)));

    [Theory]
    [InlineData("a.b")]
    [InlineData("%00.%ff")]
    [InlineData("{payload}.{payload}")]
    [InlineData("{payload}x.{signature}")]
    [InlineData("{payload}=.{signature}")]
    [InlineData("{payload}.{signature}x")]
    [InlineData("{payload}.{signature}=")]
    [InlineData("{payload}.{short}")]
    [InlineData("{payload}.{hex}")]
    [InlineData("{other}.{signature}")]
    [InlineData("{payload}.{by the key itself}")]
    [InlineData("{payload}.{by no key}")]
    public void What_is_not_signed_as_it_stands_has_no_signature(string forged) => Assert.Equal((null, LinkProblem.Signature), Links(Key).Read(Filled(forged)));

    [Fact]
    public void Every_letter_of_a_token_counts()
    {
        var token = Issued();
        for (var at = 0; at < token.Length; at++)
        {
            var changed = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            Assert.NotEqual(LinkProblem.None, Links(Key).Read(changed).Problem);
        }
    }

    [Fact]
    public void While_keys_are_rotated_links_of_both_count_and_the_new_one_signs()
    {
        var (before, between, after) = (Links(Key), Links(NextKey, Key), Links(NextKey));
        var (old, next) = (Issued(before), Issued(between));

        Assert.Equal([LinkProblem.None, LinkProblem.None], [between.Read(old).Problem, between.Read(next).Problem]);
        Assert.Equal([LinkProblem.Signature, LinkProblem.None], [after.Read(old).Problem, after.Read(next).Problem]);
    }

    [Fact]
    public void A_derived_key_is_not_the_key_and_another_for_every_purpose()
    {
        var keys = Keys(Key);
        byte[][] all = [((SymmetricSecurityKey)keys.Current.Key).Key, .. keys.DeriveAll("a"), .. keys.DeriveAll("b")];

        Assert.Equal(3, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(keys.DeriveAll("a"), Keys(Key).DeriveAll("a"));
    }

    [Fact]
    public async Task Of_answers_by_two_processes_at_once_one_is_kept()
    {
        await using var other = await Service.StartAnotherAsync();
        var token = Issued(Service.Get<SurveyLinks>());
        Assert.Equal(LinkProblem.None, other.Get<SurveyLinks>().Read(token).Problem);
        Service.Faults.Before(
            StorageRequestKind.Transact, Service.Faults.Calls(StorageRequestKind.Transact) + 1, () => AnswerAsync(other, token, 9));

        Assert.Equal(SurveyOutcome.AlreadyAnswered, (await AnswerAsync(Service, token, 3)).Outcome);
        Assert.Equal(SurveyOutcome.AlreadyAnswered, (await AnswerAsync(other, token, 4)).Outcome);

        var kept = Assert.Single(await Service.Get<RecordReader>().OfCustomerAsync(ServiceUnderTest.Tenant, RecordKinds.Surveys, "ada", Token));
        Assert.Equal((9, "email_link"), (kept.Score, kept.Via));
    }

    [Fact]
    public async Task Two_links_alike_are_two_surveys()
    {
        var links = Service.Get<SurveyLinks>();

        Assert.Equal(SurveyOutcome.Done, (await AnswerAsync(Service, Issued(links), 9)).Outcome);
        Assert.Equal(SurveyOutcome.Done, (await AnswerAsync(Service, Issued(links), 9)).Outcome);
    }

    [Fact]
    public async Task A_link_of_a_customer_that_is_not_there_keeps_nothing()
    {
        var link = Service.Get<SurveyLinks>().New(ServiceUnderTest.Tenant, "nobody", "nps", null, null, 7);
        var token = Service.Get<SurveyLinks>().Issue(link);

        Assert.Equal(SurveyOutcome.UnknownCustomer, (await AnswerAsync(Service, token, 9)).Outcome);
    }

    private static Task<(SurveyOutcome Outcome, Survey? Survey)> AnswerAsync(ServiceUnderTest service, string token, int score)
    {
        var link = service.Get<SurveyLinks>().Read(token).Link!;
        var survey = new NewSurvey(link.Kind, score, null, null, "Ada", "ada@example.com", null, null, "email_link");
        return service.Get<SurveyWriter>().AddAsync(link.Tenant, link.CustomerId, survey, link.SurveyId, "tests", Token);
    }

    private static TokenKeys Keys(string key, string? previous = null) =>
        new(Options.Create(new TokenOptions { SigningKey = key, PreviousSigningKey = previous }));

    private SurveyLinks Links(string key, string? previous = null) => new(Keys(key, previous), Clock);

    private string Issued(SurveyLinks? links = null)
    {
        links ??= Links(Key);
        return links.Issue(links.New(ServiceUnderTest.Tenant, "ada", "nps", null, null, 7));
    }

    private string Filled(string forged)
    {
        var parts = Issued().Split('.');
        return forged
            .Replace("{payload}", parts[0], StringComparison.Ordinal)
            .Replace("{signature}", parts[1], StringComparison.Ordinal)
            .Replace("{other}", Issued().Split('.')[0], StringComparison.Ordinal)
            .Replace("{long}", new string('x', 5000), StringComparison.Ordinal)
            .Replace("{short}", parts[1][..22], StringComparison.Ordinal)
            .Replace("{hex}", Convert.ToHexStringLower(Base64Url.DecodeFromChars(parts[1])), StringComparison.Ordinal)
            .Replace("{by the key itself}", SignedBy(Encoding.UTF8.GetBytes(Key)), StringComparison.Ordinal)
            .Replace("{by no key}", SignedBy([]), StringComparison.Ordinal);

        string SignedBy(byte[] key) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(parts[0])));
    }
}
