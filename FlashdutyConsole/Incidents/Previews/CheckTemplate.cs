using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>Checks a template against what this console has seen: the sample, and its recent incidents.</summary>
public sealed class CheckTemplate
{
    /// <summary>What there is to say, errors first, in order of place; empty = nothing.</summary>
    public Task<IReadOnlyList<TemplateFinding>> RunAsync(string content, CancellationToken cancellationToken) => Task.FromResult(LintTemplate.Run(content));
}
