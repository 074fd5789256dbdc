using CustomerHealth.Service.AlertMails;
using CustomerHealth.Service.Outbox;
using CustomerHealth.Service.Storage;
using CustomerHealth.Service.Tenancy;
using CustomerHealth.Service.Webhooks.Out;

namespace CustomerHealth.Service.Customers;

/// <summary>
/// Asks for what changes of customers caused to leave, where whoever made them may have died before asking. Where neither mails nor webhooks
/// leave, nothing is looked for.
/// </summary>
public sealed class LeftItems(AlertMailItems mails, WebhookNotices notices, OutboxQueue outbox)
{
    /// <summary>One request, and none where nothing leaves.</summary>
    /// <param name="partition">The shard the changes were made in.</param>
    public async Task AskAsync(TenantId tenant, string partition, CancellationToken cancellationToken)
    {
        if (mails.AreOn || await notices.AreWantedAsync(tenant, cancellationToken))
        {
            await outbox.AskForRestAsync(tenant, TableNames.Customers, partition, isSweep: false, cancellationToken);
        }
    }
}
