using CustomerHealth.Service.Accounts;
using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Accounts;

public sealed class EndedSessionsTests : ServiceTest
{
    [Fact]
    public async Task A_session_that_would_be_over_anyway_is_no_longer_kept()
    {
        var ended = Service.Get<EndedSessions>();
        var session = NewSession();
        await ended.AddAsync(ServiceUnderTest.Tenant, session, Token);
        Clock.Advance(TimeSpan.FromDays(6));
        await ended.AddAsync(ServiceUnderTest.Tenant, NewSession(), Token);
        Assert.True(await ended.ContainAsync(ServiceUnderTest.Tenant, session, Token));

        Clock.Advance(TimeSpan.FromDays(2));
        await ended.AddAsync(ServiceUnderTest.Tenant, NewSession(), Token);

        Assert.False(await ended.ContainAsync(ServiceUnderTest.Tenant, session, Token));
        Assert.Equal(2, (await Service.RowsAsync("SignIns", "main!ended")).Count);
    }

    [Fact]
    public async Task Another_session_of_the_same_end_goes_on()
    {
        var (one, other) = (NewSession(), NewSession());

        await Service.Get<EndedSessions>().AddAsync(ServiceUnderTest.Tenant, one, Token);

        Assert.True(await Service.Get<EndedSessions>().ContainAsync(ServiceUnderTest.Tenant, one, Token));
        Assert.False(await Service.Get<EndedSessions>().ContainAsync(ServiceUnderTest.Tenant, other, Token));
    }

    private SessionTerm NewSession() => new(Guid.NewGuid(), Clock.Now.AddDays(7));
}
