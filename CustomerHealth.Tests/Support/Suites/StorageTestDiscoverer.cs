using Xunit.Abstractions;
using Xunit.Sdk;

namespace CustomerHealth.Tests.Support.Suites;

/// <summary>Finds tests as xunit does and gives those of the suites their trait.</summary>
internal sealed class StorageTestDiscoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink messages)
    : XunitTestFrameworkDiscoverer(assembly, source, messages)
{
    protected override bool FindTestsForType(
        ITestClass testClass, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions) =>
        base.FindTestsForType(
            testClass,
            includeSourceInformation,
            StorageSuites.Contain(testClass.Class.ToRuntimeType()) ? new Marking(messageBus) : messageBus,
            discoveryOptions);

    private sealed class Marking(IMessageBus inner) : IMessageBus
    {
        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage found)
            {
                found.TestCase.Traits.Add(StorageSuites.Trait, [StorageSuites.Any]);
            }

            return inner.QueueMessage(message);
        }

        public void Dispose()
        {
            // The bus belongs to whoever began the search.
        }
    }
}
