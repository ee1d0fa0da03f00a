using System.Collections.Concurrent;

namespace FlashdutyConsole.Templates.Engine;

/// <summary>Parsed templates by their text, up to a number.</summary>
public sealed class TemplateCache
{
    private const int MostKept = 256;
    private const int LongestKept = 64 * 1024;

    private readonly ConcurrentDictionary<string, GoTemplate> _parsed = new(StringComparer.Ordinal);

    /// <summary>The template of this text.</summary>
    /// <exception cref="TemplateException">The text is no template; that is not kept.</exception>
    public GoTemplate Get(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (_parsed.TryGetValue(source, out var known))
        {
            return known;
        }

        var template = GoTemplate.Parse(source);
        if (source.Length > LongestKept)
        {
            return template;
        }

        // All at once is rare and cheap: what is in use comes back with its next rendering.
        if (_parsed.Count >= MostKept)
        {
            _parsed.Clear();
        }

        return _parsed.GetOrAdd(source, template);
    }
}
