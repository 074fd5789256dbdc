using CustomerHealth.Service.Surfaces.SuccessManager.Description;
using CustomerHealth.Service.Surfaces.SuccessManager.Users;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace CustomerHealth.Tests.Surfaces.SuccessManager.Description;

/// <summary>What the routes of the surface say of themselves.</summary>
public sealed class DescribedRouteTests(SuccessManagerApp app) : IClassFixture<SuccessManagerApp>
{
    /// <summary>202 stands beside the one answer where a client may prefer not to wait.</summary>
    [Fact]
    public void Every_operation_says_what_it_is_for_where_it_belongs_and_what_it_answers()
    {
        var silent = Endpoints().Where(endpoint =>
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not { Summary.Length: > 0 }
            || endpoint.Metadata.GetMetadata<ITagsMetadata>() is null
            || Statuses(endpoint).Count(status => status is < 400 and not StatusCodes.Status202Accepted) != 1);

        Assert.Empty(silent.Select(endpoint => endpoint.DisplayName));
    }

    [Theory]
    [InlineData("GET /health", "200 400 401 500 503")]
    [InlineData("POST /api/v1/auth/login", "200 400 401 403 413 415 422 429 500 503")]
    [InlineData("GET /api/v1/auth/me", "200 400 401 403 404 500 503")]
    [InlineData("GET /api/v1/users/", "200 400 401 403 422 500 503")]
    [InlineData("POST /api/v1/users/", "201 400 401 403 409 413 415 422 500 503")]
    [InlineData("GET /api/v1/users/{id}", "200 400 401 403 404 422 500 503")]
    [InlineData("DELETE /api/v1/users/{id}", "200 400 401 403 404 409 422 500 503")]
    [InlineData("PUT /api/v1/customers/{id}", "200 400 401 403 404 409 412 413 415 422 500 503")]
    [InlineData("POST /api/v1/health-scores/calculate-all", "200 202 400 401 403 422 500 503")]
    public void Refusals_that_follow_from_a_route_are_said_for_it(string operation, string statuses) =>
        Assert.Equal(statuses, string.Join(' ', Statuses(Endpoint(operation)).Order()));

    [Fact]
    public void A_body_and_a_query_are_what_is_read()
    {
        var body = Assert.Single(Endpoint("POST /api/v1/users/").Metadata.GetOrderedMetadata<Taken>());
        var query = Assert.Single(Endpoint("GET /api/v1/users/").Metadata.GetOrderedMetadata<Taken>());

        Assert.Equal(("NewUser", "application/json", true), (body.Name, body.ContentType, body.IsRequired));
        Assert.Equal(["email", "full_name", "role", "password"], body.Fields.Select(field => field.Name));
        Assert.Null(query.ContentType);
        Assert.Equal(["skip", "limit", "search", "role", "is_active"], query.Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_route_that_reads_what_it_does_not_say_is_a_fault()
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(Endpoint("POST /api/v1/users/"));

        Assert.Equal("NewUser", Taken.Of(context, (Func<SentFields, NewUser>)NewUser.Read).Name);
        var fault = Assert.Throws<InvalidOperationException>(() => Sent.Query(context, UserQuery.Read));
        Assert.Contains("reads UserQuery and does not say so", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_an_answer_are_those_that_are_read()
    {
        Assert.Equal(["admin", "manager", "viewer", "account_manager", "csm"], new WordOfAttribute(typeof(UserShape), nameof(UserShape.Roles)).Words);
        Assert.Throws<InvalidOperationException>(() => new WordOfAttribute(typeof(UserShape), nameof(UserShape.Name)).Words);
    }

    private static IEnumerable<int> Statuses(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode);

    private RouteEndpoint Endpoint(string operation) => Assert.Single(Endpoints(), endpoint => OperationOf(endpoint) == operation);

    private IEnumerable<RouteEndpoint> Endpoints() => SuccessManagerRoutes.Endpoints(app);

    private static string OperationOf(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!["/success-manager".Length..]}";
}
