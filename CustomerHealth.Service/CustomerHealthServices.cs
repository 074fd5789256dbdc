using System.Text.Json;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.ApiDocuments;
using CustomerHealth.Service.ApiKeys;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Dashboards.Success;
using CustomerHealth.Service.Dashboards.Value;
using CustomerHealth.Service.Deployments;
using CustomerHealth.Service.Events;
using CustomerHealth.Service.Interactions;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Messaging;
using CustomerHealth.Service.Metering;
using CustomerHealth.Service.Names;
using CustomerHealth.Service.Nightly;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Receipts;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Runs;
using CustomerHealth.Service.Scheduler;
using CustomerHealth.Service.Scores;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Surfaces.Platform;
using CustomerHealth.Service.Surfaces.SuccessManager.Customers;
using CustomerHealth.Service.Surfaces.SuccessPages;
using CustomerHealth.Service.Surveys;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Timelines;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Service.Web;
using CustomerHealth.Service.Web.Security;
using CustomerHealth.Service.Webhooks;
using CustomerHealth.Service.Webhooks.Out;
using CustomerHealth.Service.Worklists;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerHealth.Service;

/// <summary>
/// The product, for any host. The host brings storage (<see cref="AddCustomerHealthStorage"/>) and calls
/// <see cref="OpenCustomerHealthAsync"/> before it serves.
/// </summary>
public static class CustomerHealthServices
{
    public static IServiceCollection AddCustomerHealth(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<StoreOptions>(configuration.GetSection("Store"));
        services.Configure<AlertOptions>(configuration.GetSection("Alerts"));
        services.Configure<RecordListOptions>(configuration.GetSection("Lists"));
        services.Configure<DashboardOptions>(configuration.GetSection("Dashboards"));
        return services
            .AddTenancy()
            .AddMessaging()
            .AddMetering()
            .AddCustomers()
            .AddAlerts()
            .AddEvents()
            .AddDashboards()
            .AddRuns()
            .AddOutbox()
            .AddMail(configuration)
            .AddReports(configuration)
            .AddAlertMails(configuration)
            .AddNightly()
            .AddScheduler()
            .AddAccounts(configuration)
            .AddTokens(configuration)
            .AddApiKeys()
            .AddWebhooks()
            .AddReceipts()
            .AddWorklists()
            .AddWeb(configuration);
    }

    /// <summary>The adapters, metered: what the product asks of storage is counted where it leaves the product.</summary>
    public static IServiceCollection AddCustomerHealthStorage(
        this IServiceCollection services,
        Func<IServiceProvider, ITableStore> tables,
        Func<IServiceProvider, IQueueStore> queues,
        Func<IServiceProvider, IBlobStore> blobs,
        Func<IServiceProvider, IStorageProvisioning> provisioning) =>
        services
            .AddSingleton<ITableStore>(provider => new MeteredTableStore(tables(provider), provider.GetRequiredService<StorageMeter>()))
            .AddSingleton<IQueueStore>(provider => new MeteredQueueStore(queues(provider), provider.GetRequiredService<StorageMeter>()))
            .AddSingleton<IBlobStore>(provider => new MeteredBlobStore(blobs(provider), provider.GetRequiredService<StorageMeter>()))
            .AddSingleton(provisioning);

    /// <summary>Creates or opens the store and builds the routes; throws when either is not possible.</summary>
    public static async Task OpenCustomerHealthAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<StoreFormat>().OpenAsync(cancellationToken);
        await services.GetRequiredService<FirstAdmin>().EnsureAsync(TenantId.Main, cancellationToken);

        // Now rather than while the first change waits for it.
        await services.GetRequiredService<WantedEvents>().OfAsync(TenantId.Main, cancellationToken);
        services.GetRequiredService<AppPipeline>();
    }

    private static IServiceCollection AddTenancy(this IServiceCollection services) =>
        services.AddSingleton(new ShardMap()).AddSingleton<StoreFormat>().AddSingleton<StoreProbe>();

    private static IServiceCollection AddMessaging(this IServiceCollection services) =>
        services.AddSingleton<MessageSender>().AddSingleton<MessageDispatcher>().AddSingleton<DeadLetters>();

    private static IServiceCollection AddMetering(this IServiceCollection services) =>
        services
            .AddSingleton<EventMeter>()
            .AddSingleton<StorageMeter>()
            .AddSingleton<MeterLedger>()
            .AddHostedService<MeterFlushing>();

    private static IServiceCollection AddCustomers(this IServiceCollection services) =>
        services
            .AddSingleton<CustomerReader>()
            .AddSingleton<CustomerWriter>()
            .AddSingleton<LeftItems>()
            .AddSingleton<AccountEvents>()
            .AddSingleton<AccountWriter>()
            .AddSingleton<CustomerDirectory>()
            .AddSingleton<CustomerStates>()
            .AddSingleton<CustomerStateCache>()
            .AddSingleton<NameReservations>()
            .AddSingleton<CompanyNames>()
            .AddSingleton<StripedLocks>()
            .AddSingleton<CustomerScorer>()
            .AddSingleton<SuccessHistoryReader>()
            .AddSingleton<RecordReader>()
            .AddSingleton<RecordLists>()
            .AddSingleton<RecordWriter>()
            .AddSingleton<InteractionWriter>()
            .AddSingleton<SurveyWriter>()
            .AddSingleton<SurveyLinks>()
            .AddSingleton<DeploymentWriter>()
            .AddSingleton<ExpiringLicenses>();

    private static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<HealthDropRule>()
            .AddSingleton<AlertRules>()
            .AddSingleton<IAlertRule, SuccessRiskRule>()
            .AddSingleton<IAlertRule, ComponentDropRule>()
            .AddSingleton<IAlertRule, PersistentDeclineRule>()
            .AddSingleton<IAlertRule, ContractExpiryRule>()
            .AddSingleton<IAlertRule, InactivityRule>()
            .AddSingleton<IAlertRule, LicenseExpiryRule>()
            .AddSingleton<IHappeningRule, LowSatisfactionRule>()
            .AddSingleton<IHappeningRule, EscalationRule>()
            .AddSingleton<AlertReader>()
            .AddSingleton<AlertDesk>()
            .AddSingleton<TimelineReader>()
            .AddAlertCheck(AlertCheck.Everything, AlertChecks.Contract | AlertChecks.License | AlertChecks.Inactivity)
            .AddAlertCheck(AlertCheck.Contracts, AlertChecks.Contract)
            .AddAlertCheck(AlertCheck.Licenses, AlertChecks.License)
            .AddAlertCheck(AlertCheck.Silence, AlertChecks.Inactivity);

    private static IServiceCollection AddAlertCheck(this IServiceCollection services, string name, AlertChecks due) =>
        services.AddSingleton<IShardJob>(provider => ActivatorUtilities.CreateInstance<AlertCheck>(provider, name, due));

    private static IServiceCollection AddEvents(this IServiceCollection services) =>
        services
            .AddSingleton<EventChecks>()
            .AddSingleton<EventIntake>()
            .AddSingleton<EventQueue>()
            .AddSingleton<EventLog>()
            .AddSingleton(provider => new ConflictPause(provider.GetRequiredService<TimeProvider>(), Random.Shared))
            .AddSingleton<EventApplier>()
            .AddSingleton<ApplyPlanner>()
            .AddSingleton<EventTriage>()
            .AddSingleton<EventQuarantine>()
            .AddSingleton<EventSettlements>()
            .AddSingleton<KnownEvents>()
            .AddMessageHandler<ApplyEvents, ApplyEventsHandler>();

    private static IServiceCollection AddDashboards(this IServiceCollection services) =>
        services
            .AddSingleton<RollupRequests>()
            .AddSingleton<RollupStore>()
            .AddSingleton<DashboardStore>()
            .AddSingleton<AccountReader>()
            .AddSingleton<ShardCount>()
            .AddSingleton<SuccessDashboards>()
            .AddSingleton<ValueDashboard>()
            .AddMessageHandler<RollUpShard, RollUpShardHandler>()
            .AddMessageHandler<BuildDashboards, BuildDashboardsHandler>();

    private static IServiceCollection AddNightly(this IServiceCollection services) =>
        services
            .AddSingleton<NightlyRecalculation>()
            .AddSingleton<RecalculationWriter>()
            .AddSingleton<ShardRecalculation>()
            .AddSingleton<IShardJob, ScoreCalculation>()
            .AddMessageHandler<RecalculateShard, RecalculateShardHandler>();

    private static IServiceCollection AddApiKeys(this IServiceCollection services) => services.AddSingleton<ApiKeyStore>();

    private static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services.AddSingleton<WebhookSecrets>().AddSingleton<WebhookSources>().AddSingleton<ReceivedWebhooks>().AddWebhooksOut();

    private static IServiceCollection AddReceipts(this IServiceCollection services) =>
        services.AddSingleton<ReceiptStore>().AddSingleton<ReceiptReader>().AddSingleton<SubmittedEvents>();

    private static IServiceCollection AddWorklists(this IServiceCollection services) =>
        services.AddSingleton<PortfolioReader>().AddSingleton<AccountPages>();

    private static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRouting();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = PlatformErrors.Complete);
        services.AddSecurity(configuration);
        CrossOrigin.Add(services, configuration);
        services.AddSingleton<AppPipeline>().AddSingleton<ApiDocumentWriter>();
        services.AddSingleton<CustomerDetail>();

        // Off in every environment: else the same bad body is 500 in Development and 400 in Production.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.Configure<JsonOptions>(options => options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);
        return services;
    }
}
