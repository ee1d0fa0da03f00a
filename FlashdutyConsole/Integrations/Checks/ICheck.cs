namespace FlashdutyConsole.Integrations.Checks;

/// <summary>One gate. A check makes a real call and says what it found; storing is done around it.</summary>
public interface ICheck
{
    /// <summary>One of <see cref="CheckId"/>.</summary>
    string Id { get; }

    /// <summary>Runs it.</summary>
    /// <param name="subject">The integration, and what the checks of one run share.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found; null = what is stored stays as it is.</returns>
    Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken);
}
