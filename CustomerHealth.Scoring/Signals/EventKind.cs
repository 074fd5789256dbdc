namespace CustomerHealth.Scoring.Signals;

/// <summary>The kinds of event. The numbers are part of the stored format.</summary>
public enum EventKind : byte
{
    Login = 0,
    FeatureUsed = 1,
    ApiCalled = 2,
    Ticket = 3,
    Invoice = 4,
    Purchase = 5,
    Project = 6,
    Interaction = 7,
    Survey = 8,
    Lifecycle = 9,
    Deployment = 10,
    Contract = 11,
    Referrals = 12,
}

/// <summary>What is counted per day. The numbers are those of <see cref="EventKind"/>.</summary>
public enum Activity : byte
{
    Logins = 0,
    FeatureUses = 1,
    ApiCalls = 2,
}
