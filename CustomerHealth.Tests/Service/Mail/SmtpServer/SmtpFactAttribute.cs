using CustomerHealth.Tests.Support;
using Xunit;

namespace CustomerHealth.Tests.Service.Mail.SmtpServer;

/// <summary>A test with a real SMTP server. Where Node or npm is missing it is skipped and says so; in CI it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmtpFactAttribute : FactAttribute
{
    public const string What = "the SMTP server of the mail tests";

    public SmtpFactAttribute() => Skip = NpmFolder.Skip(What);
}

/// <summary>The same with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmtpTheoryAttribute : TheoryAttribute
{
    public SmtpTheoryAttribute() => Skip = NpmFolder.Skip(SmtpFactAttribute.What);
}
