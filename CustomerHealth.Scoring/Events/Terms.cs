namespace CustomerHealth.Scoring.Events;

/// <summary>Where a ticket stands. The numbers are part of the stored format.</summary>
public enum TicketStatus : byte
{
    Open = 0,
    Pending = 1,
    Closed = 2,
}

/// <summary>How urgent a ticket is. The numbers are part of the stored format.</summary>
public enum TicketPriority : byte
{
    Low = 0,
    Medium = 1,
    High = 2,
    Critical = 3,
}

/// <summary>Where a project stands. The numbers are part of the stored format.</summary>
public enum ProjectStatus : byte
{
    Planned = 0,
    InProgress = 1,
    Completed = 2,
    Cancelled = 3,
}

/// <summary>The tone of a contact. The numbers are part of the stored format.</summary>
public enum Sentiment : byte
{
    Neutral = 0,
    Positive = 1,
    Negative = 2,
}

/// <summary>A state of a customer's life. The numbers are part of the stored format.</summary>
public enum LifecycleState : byte
{
    Onboarding = 0,
    Active = 1,
    Churned = 2,
    Reactivated = 3,
}
