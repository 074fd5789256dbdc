using System.Globalization;

namespace CustomerHealth.LocalHost.Import.Cdnow;

/// <summary>One line of a CDNOW file.</summary>
/// <param name="Line">Counted from 1, without a heading.</param>
/// <param name="Customer">The number in the whole data set, as it is written: five digits.</param>
/// <param name="InSample">The number in the tenth that the sample is; null in the whole data set.</param>
/// <param name="Amount">Dollars; 0 for a gift.</param>
public sealed record CdnowPurchase(int Line, string Customer, string? InSample, DateOnly Date, int Discs, decimal Amount);

/// <summary>
/// The purchase records of CDNOW, columns apart by blanks: number of the customer, in the sample also its number there, date as yyyyMMdd,
/// discs, dollars. <c>CDNOW_master.txt</c> begins with a heading, <c>CDNOW_sample.txt</c> does not.
/// </summary>
public static class CdnowFile
{
    private const int MasterColumns = 4;
    private const int SampleColumns = 5;

    /// <exception cref="ImportException">The file is missing, or a line cannot be read; the message says which.</exception>
    public static IReadOnlyList<CdnowPurchase> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ImportException($"{path} is missing.");
        }

        var purchases = new List<CdnowPurchase>();
        var (line, columns) = (0, 0);
        foreach (var text in File.ReadLines(path))
        {
            line++;
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || (line == 1 && words[0] == "customer_id"))
            {
                continue;
            }

            columns = columns == 0 ? words.Length : columns;
            purchases.Add(Read(words, columns, purchases.Count + 1) ?? throw new ImportException($"{path}, line {line}: \"{text.Trim()}\" is no purchase."));
        }

        return purchases;
    }

    private static CdnowPurchase? Read(string[] words, int columns, int line) =>
        columns is MasterColumns or SampleColumns
        && words.Length == columns
        && words[0].All(char.IsAsciiDigit)
        && DateOnly.TryParseExact(words[^3], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && int.TryParse(words[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var discs)
        && decimal.TryParse(words[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? new CdnowPurchase(line, words[0], columns == SampleColumns ? words[1] : null, date, discs, amount)
            : null;
}
