using CustomerHealth.Service.Records;
using CustomerHealth.Service.Surfaces.SuccessManager.Validation;

namespace CustomerHealth.Service.Surfaces.SuccessManager.Csat;

/// <summary>
/// The fields of a survey as the document bounds them, and what it can say of one at all. Its text and its reference program name the kinds
/// of surveys differently; every name of either is taken and given back as it was sent. Other senders may have other kinds: those are in
/// no list of this area and 404 by their id; statistics, which are bound to no words, have them.
/// </summary>
internal static class CsatShape
{
    public const string ManualEntry = "manual_entry";
    public const string EmailLink = "email_link";

    /// <summary>The widest range of any kind; which one a kind has is a rule, not a shape.</summary>
    public static readonly Shape<int> Score = Shape.Whole(0, 10);

    public static readonly Shape<string> Name = Shape.Line(1, 255);

    public static readonly Shape<string> Ticket = Shape.Line(0, 100);

    public static readonly Words<string> Types = new(
        ("ticket_followup", "ticket_followup"),
        ("quarterly", "quarterly"),
        ("quarterly_review", "quarterly_review"),
        ("nps", "nps"),
        ("general_feedback", "general_feedback"),
        ("product_feedback", "product_feedback"),
        ("onboarding", "onboarding"),
        ("post_ticket", "post_ticket"));

    public static readonly Words<string> Ways = new(
        ("customer_portal", "customer_portal"), (EmailLink, EmailLink), (ManualEntry, ManualEntry));

    public static bool HasWordsFor(Survey survey) => Types.Listing.Contains(survey.Kind);
}
