namespace CustomerHealth.LocalHost.Demo;

/// <summary>The people who look after the demo company's customers. Their addresses are of the domain kept free for examples.</summary>
internal static class DemoTeam
{
    public static readonly DemoColleague Admin = new("ada.winter@example.com", "Ada Winter", "admin");

    public static readonly DemoColleague[] Managers =
        [new("marek.holm@example.com", "Marek Holm", "manager"), new("priya.raman@example.com", "Priya Raman", "manager")];

    public static readonly DemoColleague[] Viewers =
        [new("tom.becker@example.com", "Tom Becker", "viewer"), new("sofia.lind@example.com", "Sofia Lind", "viewer")];

    public static IReadOnlyList<DemoColleague> All { get; } = [Admin, .. Managers, .. Viewers];

    /// <summary>Who looks after a customer.</summary>
    public static DemoColleague ManagerOf(int customer) => Managers[customer % 7 < 4 ? 0 : 1];
}

/// <summary>Somebody with an account.</summary>
/// <param name="Role">admin, manager or viewer.</param>
internal sealed record DemoColleague(string Email, string Name, string Role);
