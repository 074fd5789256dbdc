namespace CustomerHealth.Service.Web;

/// <summary>Why something sent was not taken, and which field is to be changed.</summary>
/// <param name="Reason">A sentence for the person or program that sent it.</param>
/// <param name="Field">As the APIs call it.</param>
public sealed record Refusal(string Reason, string Field);
