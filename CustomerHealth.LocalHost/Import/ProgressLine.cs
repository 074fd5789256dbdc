using System.Globalization;

namespace CustomerHealth.LocalHost.Import;

/// <summary>Shows how far something is: a bar that moves on a terminal, a line per tenth where the output goes to a file.</summary>
public sealed class ProgressLine(TextWriter output, bool moves)
{
    private const int Width = 30;

    private readonly Lock gate = new();
    private string name = "";
    private long total;
    private long done;
    private long shown;

    /// <summary>For the console this process has.</summary>
    public static ProgressLine On(TextWriter output) => new(output, moves: !Console.IsOutputRedirected);

    public void Begin(string name, long total)
    {
        End();
        lock (gate)
        {
            (this.name, this.total, done, shown) = (name, total, 0, 0);
            Show();
        }
    }

    public void Add(long count)
    {
        lock (gate)
        {
            done += count;
            if (Step > shown)
            {
                shown = Step;
                Show();
            }
        }
    }

    /// <summary>Leaves the bar's line, so that what follows starts on its own.</summary>
    public void End()
    {
        lock (gate)
        {
            if (moves && name.Length > 0)
            {
                output.WriteLine();
            }

            name = "";
        }
    }

    private long Step => total == 0 ? 0 : done * (moves ? Width : 10) / total;

    private void Show()
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{name} {done:N0} of {total:N0}");
        if (moves)
        {
            var filled = (int)shown;
            output.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {count} ");
        }
        else
        {
            output.WriteLine(count);
        }
    }
}
