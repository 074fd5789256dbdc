using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Dashboard;

/// <summary>Which days a trend shows, and how they are put together.</summary>
internal sealed record HealthTrendQuery(PeriodKind Kind, string PeriodType, DateOnly? Start, DateOnly? End)
{
    private const string Daily = "daily";
    private const string Weekly = "weekly";
    private const string Monthly = "monthly";

    public static HealthTrendQuery Read(SentFields query)
    {
        var type = query.Optional("period_type", Shape.OneOf(Daily, Weekly, Monthly), Monthly);
        return new HealthTrendQuery(
            type switch { Daily => PeriodKind.Daily, Weekly => PeriodKind.Weekly, _ => PeriodKind.Monthly },
            type,
            query.OptionalValue("start_date", Shape.Date),
            query.OptionalValue("end_date", Shape.Date));
    }

    public DayRange Days(DateOnly today) => DayRange.Of(Start, End, Period.UsualDays(Kind), today);
}

/// <summary>Which days surveys were answered on; null: any.</summary>
internal sealed record SurveyTrendQuery(DateOnly? Start, DateOnly? End)
{
    public static SurveyTrendQuery Read(SentFields query) => new(
        query.OptionalValue("start_date", Shape.Date), query.OptionalValue("end_date", Shape.Date));
}

/// <summary>Which days things happened on, and how many of them are wanted.</summary>
internal sealed record ActivityQuery(int Limit, DateOnly? Start, DateOnly? End)
{
    public static ActivityQuery Read(SentFields query) => new(
        query.Optional("limit", Shape.Whole(1, ActivityFeed.Most), 50),
        query.OptionalValue("start_date", Shape.Date),
        query.OptionalValue("end_date", Shape.Date));

    public DayRange Days(DateOnly today) => DayRange.Of(Start, End, ActivityFeed.UsualDays, today);
}
