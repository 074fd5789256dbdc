using System.Reflection;
using CustomerHealth.Tests.Support.Suites;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("CustomerHealth.Tests.Support.Suites." + nameof(StorageTestFramework), "CustomerHealth.Tests")]

namespace CustomerHealth.Tests.Support.Suites;

/// <summary>
/// xunit's own framework and three things it cannot say by attributes: the suites have a trait, a test whose storage is not to be had is
/// skipped before it begins and says why (xunit 2 knows no skip at run time), and Azurite ends with the run.
/// </summary>
public sealed class StorageTestFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new StorageTestDiscoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, source, messages)
    {
        protected override ITestFrameworkDiscoverer CreateDiscoverer() =>
            new StorageTestDiscoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new StorageTestRunner(
                TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }
}
