using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CustomerHealth.Tests.ApiDocuments;

namespace CustomerHealth.Tests.Accounts;

/// <summary>A person's browser: keeps cookies, asks for HTML, fills in forms with their hidden fields, follows no redirect by itself.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly CookieContainer cookies = new();

    public Browser(Uri address)
    {
        Http = CheckedClients.For(address, new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false });
        Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*", 0.8));
    }

    public HttpClient Http { get; }

    public CookieCollection Cookies => cookies.GetCookies(Http.BaseAddress!);

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string? back = null) => SubmitAsync(
        "/sign-in" + (back is null ? "" : $"?return={Uri.EscapeDataString(back)}"), "/sign-in", ("email", email), ("password", password));

    /// <summary>Loads a page, takes the token and other hidden fields of its first form that posts to the address, and posts it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await TextAsync(page);
        var form = Forms().Matches(html).FirstOrDefault(match => match.Groups["action"].Value == action);
        var hidden = form is null ? [] : Hidden().Matches(form.Value).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        return await PostAsync(action, [.. hidden, .. fields]);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(path, content);
    }

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
