namespace CustomerHealth.Service.Events;

/// <summary>
/// Fields that people read and no score does: they are not folded, but stay with the event and the record that follows from it. Checked
/// like the others, so that a record can be read back.
/// </summary>
internal static class EventDetails
{
    // Twice what surfaces take: they count characters, of which each may take two places here.
    private const int NameCharacters = 2 * 255;
    private const int TitleCharacters = 2 * 500;

    public static void CheckInteraction(in FieldReader fields)
    {
        fields.Text("subject", TitleCharacters);
        fields.Text("description", EventLimits.EventBytes);
        fields.Text("performed_by", NameCharacters);
        fields.Flag("follow_up_required");
        fields.Date("follow_up_date");
    }

    public static void CheckSurvey(in FieldReader fields)
    {
        fields.Text("deployment_id");
        fields.Text("feedback", EventLimits.EventBytes);
        fields.Text("submitted_by", NameCharacters);
        fields.Text("submitted_by_email", NameCharacters);
        fields.Text("linked_ticket_id");
        fields.Text("via");
        fields.Text("entered_by");
    }
}
