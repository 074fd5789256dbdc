namespace CustomerHealth.LocalHost.Demo;

/// <summary>
/// A number between 0 and 1 that depends on nothing but what it is asked for (SplitMix64): the same demo on every machine and every
/// .NET version, and a change to one customer leaves the others as they were.
/// </summary>
internal static class Chance
{
    public static double Of(int customer, string topic, int day = 0, int number = 0)
    {
        var seed = Mix((ulong)customer);
        foreach (var character in topic)
        {
            seed = Mix(seed ^ character);
        }

        seed = Mix(Mix(seed ^ (ulong)(uint)day) ^ (ulong)(uint)number);
        return (seed >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
