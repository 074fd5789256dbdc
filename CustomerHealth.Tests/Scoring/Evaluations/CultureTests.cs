using System.Globalization;
using CustomerHealth.Scoring;
using CustomerHealth.Scoring.Signals;
using CustomerHealth.Tests.Scoring.Scorecards;
using Xunit;
using static CustomerHealth.Tests.Scoring.CustomerBuilder;

namespace CustomerHealth.Tests.Scoring.Evaluations;

public sealed class CultureTests
{
    [Fact]
    public void Bytes_and_words_are_the_same_under_another_culture()
    {
        var expected = Everything();

        var actual = Under(Strange, Everything);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_other_culture_does_print_numbers_differently() =>
        Assert.Equal("~1;5", Under(Strange, () => $"{-1.5}"));

    // The runtime is built without culture data, so a real culture would be the invariant one under another name.
    private static CultureInfo Strange
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ";";
            culture.NumberFormat.NumberGroupSeparator = "'";
            culture.NumberFormat.NegativeSign = "~";
            culture.NumberFormat.PercentSymbol = "pc";
            culture.DateTimeFormat.ShortDatePattern = "dd/MM/yy";
            return culture;
        }
    }

    private static string Everything()
    {
        var customer = new CustomerBuilder().Logins(87_001).Features(3).Tickets(2).Invoices(2, 1).ApiCalls(3000)
            .Logins(7, At(2026, 4, 2)).ToSignals();
        var text = Convert.ToHexString(customer.ToBytes());
        foreach (var scorecard in (Scorecard[])[.. BuiltInScorecards.All, BuiltInScorecards.Relationship, SmallScorecard.Of("33.333", "33.333", "33.334")])
        {
            var evaluation = Evaluator.Evaluate(scorecard, CustomerSignals.FromBytes(customer.ToBytes()), AsOf);
            text += Convert.ToHexString(evaluation.ToBytes());
            text += string.Join("|", Explanation.Of(scorecard, evaluation).Select(line => line.Sentence));
        }

        text += Assert.Throws<FormatException>(() => SmallScorecard.Of("33.333", "33.333", "33.333")).Message;
        return text;
    }

    private static string Under(CultureInfo culture, Func<string> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
