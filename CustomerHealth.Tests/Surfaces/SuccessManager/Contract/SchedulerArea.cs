namespace CustomerHealth.Tests.Surfaces.SuccessManager.Contract;

/// <summary>The scheduler: <c>{id}</c> is a job.</summary>
internal sealed class SchedulerArea : ContractArea
{
    private const string ForAdmins = "Admin access required";

    public override IReadOnlyList<ContractLine> Lines { get; } =
    [
        new("GET", "/scheduler/jobs", null, Admins, 200, "map<any>[]", ForAdmins),
        new("POST", "/scheduler/jobs/{id}/run", null, Admins, 200, "map<any>", ForAdmins),
    ];

    public override Task<Func<string, string>> PrepareAsync(SuccessManagerApp app, string number) =>
        Task.FromResult<Func<string, string>>(text => text.Replace("{id}", "inactivity_check", StringComparison.Ordinal));
}
