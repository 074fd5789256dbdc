using CustomerHealth.Service.Records;

namespace CustomerHealth.Service.Interactions;

/// <summary>Something that was promised after an interaction and is still to be done.</summary>
/// <param name="DaysLeft">0 on the day it is due, negative after it; null where no day was set.</param>
public sealed record FollowUp(Interaction Interaction, int? DaysLeft)
{
    public bool IsOverdue => DaysLeft < 0;

    /// <summary>Those still to be done: the one due first is first, those without a day are last.</summary>
    public static IReadOnlyList<FollowUp> Of(IEnumerable<Interaction> interactions, DateOnly today) =>
    [
        .. from interaction in interactions
           where interaction.FollowUpRequired
           orderby interaction.FollowUpDate is null, interaction.FollowUpDate, interaction.HeldAt, interaction.Id
           select new FollowUp(interaction, interaction.FollowUpDate?.DayNumber - today.DayNumber),
    ];
}
