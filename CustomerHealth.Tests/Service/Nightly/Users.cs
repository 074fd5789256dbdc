using CustomerHealth.Tests.Support;
using static CustomerHealth.Tests.Support.Submissions;

namespace CustomerHealth.Tests.Service.Nightly;

/// <summary>Customers whose only news is that time goes by: 20 logins a week, all on one day.</summary>
internal static class Users
{
    public static async Task PutUsersAsync(this ServiceUnderTest service, int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(number => $"customer-{number:D3}")];
        await service.PutCustomersAsync(ids);
        await service.SubmitAsync([.. ids.Select(id => Login(id, "1", service.Clock.Now, count: 240))]);
        await service.SettleAsync();
    }

    /// <summary>Milli-points for logins on the usage card, 25,000 at most.</summary>
    public static async Task<int> LoginPointsAsync(this ServiceUnderTest service, string customer) =>
        (await service.StateAsync(customer)).Scores["usage"].Evaluation.Measures[0].Earned;
}
