namespace CustomerHealth.Service.Pages;

/// <summary>What one measure earned of what it could, in milli-points.</summary>
/// <param name="Title">One word: it stands over a narrow block.</param>
public sealed record EarnedBlock(string Title, int Earned, int Possible);
