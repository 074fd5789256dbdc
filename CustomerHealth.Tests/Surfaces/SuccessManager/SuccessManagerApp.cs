using System.Text;
using CustomerHealth.LocalHost;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Tests.Accounts;
using CustomerHealth.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RoleWords = CustomerHealth.Service.Accounts.Roles;

namespace CustomerHealth.Tests.Surfaces.SuccessManager;

/// <summary>
/// The success manager as its clients see it: the whole app in Accounts mode at the documented addresses, and somebody of each role, by
/// whose name requests go out. Hashing is cheap here, and the clock can be moved ahead.
/// </summary>
public sealed class SuccessManagerApp : IAsyncLifetime
{
    public const string Root = "/api/v1";
    public const string Password = "correct horse battery";
    public const string Nobody = "nobody";

    public static readonly IReadOnlyList<string> Roles = ["viewer", "csm", "account_manager", "manager", "admin"];

    private readonly Dictionary<string, User> people = [];

    public AheadClock Clock { get; } = new();

    public LocalStorage Storage { get; init; } = TestStorage.Fresh;

    /// <summary>Else a warning in the log fails the test.</summary>
    public bool ExpectsWarnings { get; init; }

    internal TestProduct Product { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Product = await StartAsync();
        foreach (var role in Roles)
        {
            people[role] = await AddPersonAsync(EmailOf(role), role);
        }
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();

    public static string EmailOf(string role) => $"{role}@example.com";

    public string IdOf(string role) => people[role].Id;

    public T Get<T>()
        where T : notnull => Product.App.Services.GetRequiredService<T>();

    public async Task<User> AddPersonAsync(string email, string role) =>
        (await Get<UserAccounts>().AddAsync(
            TenantId.Main, email, $"A {role}", RoleWords.Read(role)!.Value, Password, CancellationToken.None)).User!;

    /// <summary>An access token, as signing in hands it out.</summary>
    public string TokenOf(string role) => Get<AccessTokens>().Issue(TenantId.Main, people[role]);

    /// <summary>Another process on the same storage, with the same settings. Its client sends no credential.</summary>
    internal async Task<TestProduct> StartAsync()
    {
        var product = await TestProduct.StartAsync(
            Storage,
            mode: "Accounts",
            expectsWarnings: ExpectsWarnings,
            clock: Clock,
            services: services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000));
        product.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        return product;
    }

    internal Task<Answer> GetAsync(string role, string path) => SendAsync(role, "GET", path);

    /// <param name="role">Who asks, or <see cref="Nobody"/>.</param>
    /// <param name="path">Below <see cref="Root"/>.</param>
    internal Task<Answer> SendAsync(string role, string method, string path, string? json = null) =>
        role == Nobody ? WithTokenAsync(null, method, path, json) : WithTokenAsync(TokenOf(role), method, path, json);

    /// <summary>A form without a token, as one signs in.</summary>
    internal Task<Answer> SendFormAsync(string path, string form) => Product.SendAsync(
        HttpMethod.Post, Root + path, TestProduct.Bytes(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded"));

    internal Task<Answer> LoginAsync(string email, string password = Password) => SendFormAsync(
        "/auth/login", $"username={Uri.EscapeDataString(email)}&password={Uri.EscapeDataString(password)}");

    internal Task<Answer> WithTokenAsync(string? token, string method, string path, string? json = null) => Product.SendAsync(
        HttpMethod.Parse(method),
        Root + path,
        json is null ? null : TestProduct.Json(json),
        token is null ? [] : [("Authorization", $"Bearer {token}")]);
}
