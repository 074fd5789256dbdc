using System.Globalization;
using CustomerHealth.Service.Customers;
using Microsoft.AspNetCore.Http;

namespace CustomerHealth.Service.Surfaces;

/// <summary>The version of a customer's profile on the wire: its ETag, and the conditions that name one (RFC 9110, 13.1).</summary>
internal static class ProfileVersions
{
    public static void Name(HttpResponse response, CustomerProfile profile) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"v{profile.Version}\"");

    /// <summary>If-Match takes a version, or any; If-None-Match <c>*</c> refuses to replace.</summary>
    public static ProfileCondition Condition(HttpRequest request)
    {
        var match = request.Headers.IfMatch;
        return new ProfileCondition(
            MustExist: match.Count > 0,
            MustNotExist: request.Headers.IfNoneMatch == "*",
            Version: match.Count == 0 || match == "*" ? null : VersionOf(match.ToString()));
    }

    /// <summary>The version of an ETag of ours; −1, which no profile has, for anything else.</summary>
    private static int VersionOf(string etag) =>
        etag.StartsWith("\"v", StringComparison.Ordinal)
        && etag.EndsWith('"')
        && int.TryParse(etag.AsSpan(2, etag.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
}
