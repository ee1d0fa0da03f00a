using System.Globalization;

namespace FlashdutyConsole.Benchmarks;

/// <summary>What a run may use: its settings from the command line, somewhere to tell of its progress, and the clock.</summary>
/// <param name="output">Gets lines of progress.</param>
/// <param name="settings">What was given as <c>--name=value</c>.</param>
/// <param name="pinned">Whether the server gets core 0 and everything else core 1.</param>
/// <param name="cancel">Ends the run.</param>
public sealed class RunContext(TextWriter output, IReadOnlyDictionary<string, string> settings, bool pinned, CancellationToken cancel)
{
    /// <summary>Core of the server.</summary>
    public const int ServerCore = 0;

    /// <summary>Core of this program: load, pretend WeCom, browser.</summary>
    public const int LoadCore = 1;

    /// <summary>Whether the server gets core 0 and everything else core 1.</summary>
    public bool Pinned => pinned;

    /// <summary>Ends the run.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>The clock.</summary>
    public TimeProvider Time => TimeProvider.System;

    /// <summary>A whole number from the command line, such as <c>--rounds=5</c>.</summary>
    public int Number(string name, int otherwise) =>
        settings.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A word from the command line.</summary>
    public string Word(string name, string otherwise) => settings.GetValueOrDefault(name, otherwise);

    /// <summary>Tells how far it is.</summary>
    public void Say(string text) => output.WriteLine("  " + text);

    /// <summary>Waits for this long.</summary>
    public Task RestAsync(TimeSpan time) => Task.Delay(time, Time, cancel);

    /// <summary>Asks again and again until it is so, or until the time is over.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="every">The pause between two questions; 20 ms when not given.</param>
    /// <returns>Whether it became so.</returns>
    public async Task<bool> UntilAsync(Func<Task<bool>> condition, TimeSpan patience, TimeSpan? every = null)
    {
        var start = Time.GetTimestamp();
        while (!await condition())
        {
            if (Time.GetElapsedTime(start) > patience)
            {
                return false;
            }

            await RestAsync(every ?? TimeSpan.FromMilliseconds(20));
        }

        return true;
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, TimeSpan, TimeSpan?)"/>
    public Task<bool> UntilAsync(Func<bool> condition, TimeSpan patience, TimeSpan? every = null) =>
        UntilAsync(() => Task.FromResult(condition()), patience, every);
}
