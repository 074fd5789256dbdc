using CustomerHealth.Scoring.Surveys;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Tests.Scoring;
using FsCheck.Fluent;
using Xunit;

namespace CustomerHealth.Tests.Service.Surveys;

public sealed class SurveySumsTests
{
    private static readonly DateTimeOffset Start = new(2024, 2, 29, 23, 59, 0, TimeSpan.Zero);

    [Fact]
    public void Parts_add_up_to_the_whole() => Generated.Check(
        Prop.ForAll(Gen.Choose(0, 10_000).ListOf().ToArbitrary(), Generated.Seeds.ToArbitrary(), (numbers, seed) =>
        {
            var surveys = numbers.Select(Survey).ToList();
            var whole = SurveySums.Of(surveys);
            var sum = SurveySums.Sum([.. Generated.Shuffled(surveys, seed).Chunk(3).Select(part => SurveySums.Of(part))]);

            return sum.All == whole.All
                && sum.Months.SequenceEqual(whole.Months)
                && sum.Kinds.OrderBy(kind => kind.Key).SequenceEqual(whole.Kinds.OrderBy(kind => kind.Key));
        }),
        cases: 200);

    [Theory]
    [InlineData("2026-03-31", "2025-04-01")]
    [InlineData("2024-02-29", "2023-03-01")]
    [InlineData("2026-01-01", "2025-02-01")]
    public void A_year_is_twelve_months_this_one_among_them(string day, string first) => Assert.Equal(
        DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), SurveySums.YearUpTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static Survey Survey(int number) => new(
        Guid.NewGuid(), "c", null, number % 3 == 0 ? SurveyStatistics.RecommendationKind : number % 3 == 1 ? "quarterly" : "post_ticket", number % 6, 5,
        null, "", "", null, null, "manual_entry", null, Start.AddDays(number % 200));
}
