using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, int> skipped = new();

    protected override async Task<RunSummary> RunTestCollectionAsync(
        IMessageBus messageBus,
        ITestCollection testCollection,
        IEnumerable<IXunitTestCase> testCases,
        CancellationTokenSource cancellationTokenSource)
    {
        var summary = new RunSummary();
        var runnable = new List<IXunitTestCase>();
        foreach (var testCase in testCases)
        {
            if (ReasonToSkip(testCase.TestMethod) is { } reason)
            {
                Skip(messageBus, testCase, reason);
                skipped.AddOrUpdate(reason, 1, (_, count) => count + 1);
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

    /// <summary>A reason is printed with its tests only by a log at "normal"; the sums are printed always.</summary>
    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        foreach (var (reason, count) in skipped)
        {
            DiagnosticMessageSink.OnMessage(new DiagnosticMessage("{0} skipped. {1}", count, reason));
        }

        if (await TestAzurite.EndAsync() is > 0 and var stores)
        {
            DiagnosticMessageSink.OnMessage(new DiagnosticMessage("{0} stores on Azurite.", stores));
        }

        await base.BeforeTestAssemblyFinishedAsync();
    }

    /// <summary>In CI nothing is skipped for want of Azurite, and the tests fail: a gate that skips itself is none.</summary>
    private static string? ReasonToSkip(ITestMethod test) => StorageSuites.ReasonToSkip(
        test.TestClass.Class.ToRuntimeType(),
        test.Method.ToRuntimeMethod(),
        TestStorage.Kind,
        Environment.GetEnvironmentVariable("CI") == "true" ? null : TestAzurite.Missing);

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
