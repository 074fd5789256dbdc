using System.Text.Json.Serialization;
using CustomerHealth.Scoring.Events;
using CustomerHealth.Service.Alerts;
using CustomerHealth.Service.Customers;
using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Dashboards.Success;

/// <summary>What happened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivityKind>))]
public enum ActivityKind
{
    NewCustomer,
    NewDeployment,
    Interaction,
    Survey,
    Alert,
}

/// <summary>Something that happened with a customer, in one line.</summary>
/// <param name="Id">Of the deployment, interaction, survey or alert; null for a customer, whose id is another.</param>
/// <param name="CustomerName">Null where the customer's row could not be read.</param>
/// <param name="Subject">What it was about: a product, the subject of an interaction, the title of an alert; null where the kind says all.</param>
/// <param name="Text">More about it, cut off after <see cref="MostText"/> characters.</param>
/// <param name="Sort">Kind of the interaction, survey or alert; environment of a deployment; industry of a customer.</param>
/// <param name="Tone">Sentiment of an interaction, severity of an alert.</param>
/// <param name="Score">Of a survey.</param>
/// <param name="Scale">The highest score possible.</param>
/// <param name="Version">Of a deployed product.</param>
public sealed record Activity(
    ActivityKind Kind,
    DateTimeOffset At,
    string CustomerId,
    string? CustomerName,
    Guid? Id = null,
    string? Subject = null,
    string? Text = null,
    string? Sort = null,
    string? Tone = null,
    int? Score = null,
    int? Scale = null,
    string? Version = null)
{
    public const int MostText = 200;

    public static Activity Of(CustomerProfile customer) =>
        new(ActivityKind.NewCustomer, customer.CreatedAt, customer.Id, customer.Name, Sort: customer.Industry);

    public static Activity Of(Deployment deployment, string? customerName) => new(
        ActivityKind.NewDeployment,
        deployment.CreatedAt,
        deployment.CustomerId,
        customerName,
        deployment.Id,
        deployment.Product,
        Sort: deployment.Environment,
        Version: deployment.Version);

    public static Activity Of(Interaction interaction, string? customerName) => new(
        ActivityKind.Interaction,
        interaction.HeldAt,
        interaction.CustomerId,
        customerName,
        interaction.Id,
        interaction.Subject,
        Cut(interaction.Description),
        interaction.Kind,
        interaction.Sentiment switch { Sentiment.Positive => "positive", Sentiment.Negative => "negative", _ => "neutral" });

    public static Activity Of(Survey survey, string? customerName) => new(
        ActivityKind.Survey,
        survey.SubmittedAt,
        survey.CustomerId,
        customerName,
        survey.Id,
        Text: Cut(survey.Feedback),
        Sort: survey.Kind,
        Score: survey.Score,
        Scale: survey.Scale);

    public static Activity Of(CustomerAlert alert, string? customerName) => new(
        ActivityKind.Alert,
        alert.Raised,
        alert.CustomerId,
        customerName,
        alert.Id,
        alert.Title,
        Cut(alert.Detail),
        alert.Rule,
        alert.Severity.Word());

    /// <summary>A text for a line: null where there is none, and no more than <see cref="MostText"/> characters and a mark.</summary>
    internal static string? Cut(string? text)
    {
        if (text is null or { Length: 0 })
        {
            return null;
        }

        // Never between the two halves of a character.
        var end = text.Length <= MostText ? text.Length : MostText - (char.IsHighSurrogate(text[MostText - 1]) ? 1 : 0);
        return end == text.Length ? text : text[..end] + "…";
    }
}
