using Xunit.Abstractions;
using Xunit.Sdk;

namespace CustomerHealth.Tests.Support.Suites;

/// <summary>Runs the tests whose storage is to be had and tells of the others why they are skipped; their fixtures never begin.</summary>
internal sealed class StorageTestRunner(
    ITestAssembly assembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnostics,
    IMessageSink messages,
    ITestFrameworkExecutionOptions options) : XunitTestAssemblyRunner(assembly, testCases, diagnostics, messages, options)
{
    protected override async Task<RunSummary> RunTestCollectionAsync(
        IMessageBus messageBus, ITestCollection testCollection, IEnumerable<IXunitTestCase> testCases, CancellationTokenSource cancellationTokenSource)
    {
        var summary = new RunSummary();
        var runnable = new List<IXunitTestCase>();
        foreach (var testCase in testCases)
        {
            if (StorageSuites.ReasonToSkip(testCase.TestMethod) is { } reason)
            {
                Skip(messageBus, testCase, reason);
                summary.Aggregate(new RunSummary { Total = 1, Skipped = 1 });
            }
            else
            {
                runnable.Add(testCase);
            }
        }

        if (runnable.Count > 0)
        {
            summary.Aggregate(await base.RunTestCollectionAsync(messageBus, testCollection, runnable, cancellationTokenSource));
        }

        return summary;
    }

    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        await TestAzurite.EndAsync();
        await base.BeforeTestAssemblyFinishedAsync();
    }

    private static void Skip(IMessageBus bus, IXunitTestCase testCase, string reason)
    {
        var test = new XunitTest(testCase, testCase.DisplayName);
        bus.QueueMessage(new TestCaseStarting(testCase));
        bus.QueueMessage(new TestStarting(test));
        bus.QueueMessage(new TestSkipped(test, reason));
        bus.QueueMessage(new TestFinished(test, 0, null));
        bus.QueueMessage(new TestCaseFinished(testCase, 0, 1, 0, 1));
    }
}
