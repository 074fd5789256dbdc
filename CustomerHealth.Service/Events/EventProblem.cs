namespace CustomerHealth.Service.Events;

/// <summary>Why an event is refused.</summary>
/// <param name="Code">A short stable word for programs.</param>
/// <param name="Field">The field at fault, if it is one.</param>
/// <param name="Detail">The sentence for people.</param>
public sealed record EventProblem(string Code, string? Field, string Detail);

/// <summary>Carries an <see cref="EventProblem"/> from the field that has it to the event that is refused.</summary>
internal sealed class EventProblemException(EventProblem problem) : Exception(problem.Detail)
{
    public EventProblem Problem { get; } = problem;
}
