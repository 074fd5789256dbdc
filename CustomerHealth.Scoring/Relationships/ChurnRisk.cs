namespace CustomerHealth.Scoring.Relationships;

/// <summary>How likely it is that a customer is lost, by how long ago it bought. The numbers are part of the stored format.</summary>
public enum ChurnRisk
{
    Low = 0,

    /// <summary>Over 90 days ago.</summary>
    Medium = 1,

    /// <summary>Over 180 days ago.</summary>
    High = 2,
}

public static class ChurnRisks
{
    private const int HighOver = 180;
    private const int MediumOver = 90;

    /// <param name="since">
    /// The day it became a customer: without a purchase that many days have passed in vain, and a customer that never bought is not a safe one.
    /// </param>
    public static ChurnRisk Of(CustomerValue value, DateOnly since, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(value);
        return (today.DayNumber - (value.LastPurchase ?? since).DayNumber) switch
        {
            > HighOver => ChurnRisk.High,
            > MediumOver => ChurnRisk.Medium,
            _ => ChurnRisk.Low,
        };
    }
}
