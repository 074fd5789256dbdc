using System.Globalization;

namespace CustomerHealth.LocalHost.Demo;

/// <summary>One customer of the demo on one day: its luck, its days and its names.</summary>
/// <param name="Number">Which one; decides over its luck.</param>
internal sealed record DemoCustomer(int Number, string Id, DateOnly Today)
{
    public double Chance(string topic, int day = 0, int number = 0) => Demo.Chance.Of(Number, topic, day, number);

    public DateOnly Day(int ago) => Today.AddDays(-ago);

    public DateTimeOffset Moment(int ago, int hour) => new(Day(ago), new TimeOnly(hour, (int)(59 * Chance("minute", ago, hour))), TimeSpan.Zero);

    public string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{Id}-{number + 1}");
}
