using System.Reflection;
using CustomerHealth.Service.Accounts;
using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Dashboards;
using CustomerHealth.Service.Mail;
using CustomerHealth.Service.Records;
using CustomerHealth.Service.Reports;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Tokens;
using CustomerHealth.Service.Web.Security;

namespace CustomerHealth.Tests.Support;

/// <summary>The settings the product itself reads, wherever it runs.</summary>
internal static class ProductSettings
{
    /// <summary>Sections, and the classes they are bound to. A test compares the classes with the code.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>
    {
        ["Auth"] = typeof(AuthOptions),
        ["Bootstrap"] = typeof(BootstrapOptions),
        ["Store"] = typeof(StoreOptions),
        ["Alerts"] = typeof(AlertOptions),
        ["Alerts:Mail"] = typeof(AlertMailOptions),
        ["Tokens"] = typeof(TokenOptions),
        ["Dashboards"] = typeof(DashboardOptions),
        ["Lists"] = typeof(RecordListOptions),
        ["Reports"] = typeof(ReportOptions),
        ["Mail"] = typeof(MailOptions),
    };

    /// <summary>As code writes them, <c>Auth:Mode</c>.</summary>
    public static IEnumerable<string> Names =>
        from section in Sections
        from property in section.Value.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select $"{section.Key}:{property.Name}";
}
