using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>
/// Runs a program over a text by following all ways at once, in order of preference: time grows with the text's length times the
/// program's, never faster.
/// </summary>
internal sealed class PatternMachine
{
    private const int StepsPerCharge = 16;

    private readonly PatternProgram.Step[] _steps;
    private readonly PatternProgram _program;
    private readonly string _text;
    private readonly Budget _budget;
    private readonly int _slots;
    private readonly int[] _saved;
    private readonly Stack<(int Step, int Slot, int Old)> _open = new();
    private Threads _now;
    private Threads _next;

    public PatternMachine(PatternProgram program, int groups, string text, Budget budget)
    {
        (_program, _steps, _text, _budget, _slots) = (program, program.Steps, text, budget, groups * 2);
        budget.Make((long)_steps.Length * (_slots + 2));
        _saved = new int[_slots];
        _now = new Threads(_steps.Length, _slots);
        _next = new Threads(_steps.Length, _slots);
    }

    /// <summary>The first match at or after an offset: begin and end of each group, -1 where it took no part; null when there is none.</summary>
    public int[]? Find(int from)
    {
        _now.Count = 0;
        int[]? best = null;
        for (var at = from; ; )
        {
            if (_now.Count == 0)
            {
                if (best is not null || (_program.IsAnchored && at > 0))
                {
                    break;
                }

                at = SkipTo(at);
            }

            if (best is null)
            {
                Array.Fill(_saved, -1);
                _saved[0] = at;
                Follow(_now, 0, at);
            }

            _budget.Step(1 + (_now.Count / StepsPerCharge));
            var rune = RuneAt(at, out var length);
            _next.Count = 0;
            for (var i = 0; i < _now.Count; i++)
            {
                var step = _now.Steps[i];
                if (_steps[step].Kind == PatternProgram.StepKind.Match)
                {
                    best = _now.Slots.AsSpan(step * _slots, _slots).ToArray();
                    best[1] = at;
                    break;
                }

                if (rune >= 0 && _steps[step].Set!.Matches(rune))
                {
                    _now.Slots.AsSpan(step * _slots, _slots).CopyTo(_saved);
                    Follow(_next, step + 1, at + length);
                }
            }

            (_now, _next) = (_next, _now);
            if (rune < 0)
            {
                break;
            }

            at += length;
        }

        return best;
    }

    // The next place a match can begin.
    private int SkipTo(int at)
    {
        if (_program.First is not { } first)
        {
            return at;
        }

        while (at < _text.Length && _text[at] < 128 && !first[_text[at]])
        {
            at++;
        }

        return at;
    }

    // All steps that can be reached without reading, in order.
    private void Follow(Threads threads, int start, int at)
    {
        _open.Push((start, -1, 0));
        while (_open.TryPop(out var open))
        {
            if (open.Slot >= 0)
            {
                _saved[open.Slot] = open.Old;
                continue;
            }

            var step = open.Step;
            while (threads.Add(step))
            {
                var doing = _steps[step];
                switch (doing.Kind)
                {
                    case PatternProgram.StepKind.Jump:
                        step = doing.A;
                        continue;
                    case PatternProgram.StepKind.Split:
                        _open.Push((doing.B, -1, 0));
                        step = doing.A;
                        continue;
                    case PatternProgram.StepKind.Save:
                        if (doing.A < _slots)
                        {
                            _open.Push((0, doing.A, _saved[doing.A]));
                            _saved[doing.A] = at;
                        }

                        step++;
                        continue;
                    case PatternProgram.StepKind.Assert when !Holds((PlaceKind)doing.A, at):
                        break;
                    case PatternProgram.StepKind.Assert:
                        step++;
                        continue;
                    default:
                        threads.Keep(step, _saved);
                        break;
                }

                break;
            }
        }
    }

    private bool Holds(PlaceKind kind, int at) => kind switch
    {
        PlaceKind.TextStart => at == 0,
        PlaceKind.TextEnd => at == _text.Length,
        PlaceKind.LineStart => at == 0 || _text[at - 1] == '\n',
        PlaceKind.LineEnd => at == _text.Length || _text[at] == '\n',
        PlaceKind.WordBoundary => IsWord(at - 1) != IsWord(at),
        _ => IsWord(at - 1) == IsWord(at),
    };

    private bool IsWord(int at) => at >= 0 && at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_');

    private int RuneAt(int at, out int length)
    {
        length = 1;
        if (at >= _text.Length)
        {
            return -1;
        }

        if (!char.IsSurrogate(_text[at]))
        {
            return _text[at];
        }

        var valid = Rune.TryGetRuneAt(_text, at, out var rune);
        length = valid ? rune.Utf16SequenceLength : 1;
        return valid ? rune.Value : 0xFFFD;
    }

    // The steps at which the ways stand, best first, and what each has saved.
    private sealed class Threads(int steps, int slots)
    {
        private readonly int[] _seenIn = new int[steps];
        private int _round;
        private int _count;

        public int[] Steps { get; } = new int[steps];

        public int[] Slots { get; } = new int[steps * slots];

        public int Count
        {
            get => _count;
            set
            {
                _count = value;
                _round++;
            }
        }

        /// <summary>False when a better way came here before.</summary>
        public bool Add(int step)
        {
            if (_seenIn[step] == _round)
            {
                return false;
            }

            _seenIn[step] = _round;
            return true;
        }

        public void Keep(int step, int[] saved)
        {
            Steps[_count++] = step;
            saved.CopyTo(Slots, step * slots);
        }
    }
}
