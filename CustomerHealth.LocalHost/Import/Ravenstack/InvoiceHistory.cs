using System.Globalization;

namespace CustomerHealth.LocalHost.Import.Ravenstack;

/// <summary>
/// The invoices a subscription must have had: the data set has none. The n-th (from 0) falls n months or years after the start, its day
/// clamped to the month's end, up to and including the end of the subscription or of the data. All are paid when due.
/// </summary>
public static class InvoiceHistory
{
    private const int DaysToPay = 30;

    public static IEnumerable<CloudEvent> Of(SubscriptionRow subscription, DateOnly endOfData)
    {
        if (subscription.IsTrial)
        {
            yield break;
        }

        var annual = subscription.BillingFrequency == "annual";
        var amount = annual ? subscription.AnnualAmount : subscription.MonthlyAmount;
        var last = subscription.EndDate is { } end && end < endOfData ? end : endOfData;
        for (var number = 0; ; number++)
        {
            // Always counted from the start: adding a month to a clamped day would keep the 28th for ever after one February.
            var date = subscription.StartDate.AddMonths(number * (annual ? 12 : 1));
            if (date > last)
            {
                yield break;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"{subscription.SubscriptionId}-{number}");
            var due = date.AddDays(DaysToPay);
            yield return new CloudEvent(
                id, RavenstackTranslation.Source, "invoice", subscription.AccountId, Midnight.Of(date), new InvoiceData(id, amount, "USD", due, due));
        }
    }
}
