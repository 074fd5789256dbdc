namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>Days from one to another, both included; none where the first comes after the last.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    /// <param name="to">Null: today.</param>
    /// <param name="from">Null: so many days as are usual, with the last one.</param>
    public static DayRange Of(DateOnly? from, DateOnly? to, int usualDays, DateOnly today)
    {
        var last = to ?? today;
        return new DayRange(from ?? last.AddDays(1 - usualDays), last);
    }
}
