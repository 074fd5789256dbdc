using Xunit;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>Tests that start processes of their own, which take the whole machine: nothing else runs meanwhile, after all the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
