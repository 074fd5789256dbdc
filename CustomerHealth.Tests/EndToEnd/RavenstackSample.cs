using CustomerHealth.Tests.Support;

namespace CustomerHealth.Tests.EndToEnd;

/// <summary>
/// Three made-up accounts in RavenStack's format: 6 uses (one id at two accounts), 3 tickets, 17 invoices (12 monthly from a 31st, 2
/// annual, 3 of an ended subscription, none of a trial), 3 changes of life (churned and returned; flagged without an event).
/// </summary>
internal static class RavenstackSample
{
    private static readonly (string Name, string Text)[] Files =
    [
        ("accounts", """
            account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag
            A-1,Nordlicht,EdTech,NO,2024-01-15,partner,Basic,9,FALSE,FALSE
            A-2,"Smith, Jones & Co",FinTech,GB,2023-04-17,other,Pro,18,FALSE,TRUE
            A-3,Ünal Söhne,SaaS,TR,2024-10-01,ads,Enterprise,5,FALSE,FALSE
            """),
        ("subscriptions", """
            subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,is_trial,upgrade_flag,downgrade_flag,churn_flag,billing_frequency,auto_renew_flag
            S-1,A-1,2024-01-31,,Basic,9,90,1080,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
            S-2,A-2,2023-05-01,,Pro,18,500.50,6006,FALSE,FALSE,FALSE,FALSE,annual,TRUE
            S-3,A-3,2024-10-01,,Enterprise,5,0,0,TRUE,FALSE,FALSE,FALSE,monthly,FALSE
            S-4,A-3,2024-10-15,2024-12-15,Enterprise,5,250,3000,FALSE,FALSE,FALSE,TRUE,monthly,FALSE
            """),
        ("feature_usage", """
            usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count,is_beta_feature
            U-1,S-1,2024-11-05,feature_1,9,100,0,FALSE
            U-1,S-2,2024-11-06,feature_2,3,100,0,FALSE
            U-2,S-1,2024-12-05,feature_3,4,100,0,TRUE
            U-3,S-3,2024-10-05,feature_1,1,100,1,FALSE
            U-4,S-4,2024-12-01,feature_1,7,100,0,FALSE
            U-5,S-4,2024-12-02,feature_4,2,100,0,FALSE
            """),
        ("support_tickets", """
            ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
            T-1,A-1,2024-11-01,2024-11-02 03:00,27,urgent,74,,FALSE
            T-2,A-2,2024-12-20,,0,high,144,4.0,TRUE
            T-3,A-3,2024-12-24,2024-12-24 18:30,18,low,10,5.0,FALSE
            """),
        ("churn_events", """
            churn_event_id,account_id,churn_date,reason_code,refund_amount_usd,preceding_upgrade_flag,preceding_downgrade_flag,is_reactivation,feedback_text
            C-1,A-1,2024-06-10,pricing,4.03,FALSE,FALSE,FALSE,"too dear, they said"
            """),
    ];

    public static void WriteTo(TemporaryFolder folder)
    {
        foreach (var (name, text) in Files)
        {
            File.WriteAllText(folder.File($"ravenstack_{name}.csv"), text + "\n");
        }
    }
}
