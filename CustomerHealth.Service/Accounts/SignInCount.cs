using CustomerHealth.Service.Storage;

namespace CustomerHealth.Service.Accounts;

/// <summary>
/// What is known of the tries to sign in to one account, or from one address: how many failed, and how many are in progress. They are kept
/// apart, so that a right password neither counts against its address nor makes older failures look new.
/// </summary>
internal sealed record SignInCount(int Failures, DateTimeOffset LastFailure, int InProgress, DateTimeOffset LastBegun)
{
    /// <summary>So many at once from one address are an office in the morning.</summary>
    public const int MostAtOnce = 50;

    public static readonly SignInCount Nothing = new(0, default, 0, default);

    /// <summary>After so long without a failure they are forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>A try that did not end within this time never will: its process died, or the store did not answer.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(1);

    public bool IsNothing => Failures == 0 && InProgress == 0;

    public static SignInCount Read(TableRow? row) => row is null ? Nothing : new(
        row.GetInt32("Failures") ?? 0, row.GetDateTime("Last") ?? default, row.GetInt32("InProgress") ?? 0, row.GetDateTime("Begun") ?? default);

    public TableRow Write(string partition, string row) => new(partition, row)
    {
        ["Failures"] = Failures,
        ["Last"] = Failures == 0 ? null : LastFailure,
        ["InProgress"] = InProgress,
        ["Begun"] = InProgress == 0 ? null : LastBegun,
    };

    /// <summary>What it has become by now. A try that never ended counts as failed: else guesses could be had by ending them badly.</summary>
    public SignInCount At(DateTimeOffset now)
    {
        var ended = InProgress > 0 && LastBegun + LongestTry <= now
            ? new SignInCount(Failures + InProgress, LastBegun > LastFailure ? LastBegun : LastFailure, 0, default)
            : this;
        return ended.LastFailure + Memory <= now ? ended with { Failures = 0, LastFailure = default } : ended;
    }

    public SignInCount Begin(DateTimeOffset now) => this with { InProgress = InProgress + 1, LastBegun = now };

    public SignInCount Fail(DateTimeOffset now) => TakeBack() with { Failures = Failures + 1, LastFailure = now };

    public SignInCount TakeBack() => this with { InProgress = Math.Max(0, InProgress - 1) };

    public SignInCount Forgive() => TakeBack() with { Failures = 0, LastFailure = default };

    /// <summary>How long the account has to wait. Tries in progress count as failed, so that many at once do not all get their chance.</summary>
    public TimeSpan DelayOfAccount(DateTimeOffset now) =>
        (InProgress > 0 && LastBegun > LastFailure ? LastBegun : LastFailure) + SignInBackOff.DelayAfter(Failures + InProgress) - now;

    /// <summary>How long the address has to wait: for its failures, or for tries in progress, of which a suspect may have few.</summary>
    public TimeSpan DelayOfAddress(DateTimeOffset now) =>
        InProgress >= (Failures < SignInBackOff.FreeTries ? MostAtOnce : SignInBackOff.FreeTries)
            ? TimeSpan.FromSeconds(1)
            : LastFailure + SignInBackOff.DelayAfter(Failures) - now;
}
