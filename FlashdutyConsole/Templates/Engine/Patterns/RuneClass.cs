using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>A set of characters: ranges, Unicode categories, other sets; or all but those.</summary>
internal sealed class RuneClass
{
    private readonly List<(int Low, int High)> _ranges = [];
    private readonly List<RuneClass> _others = [];
    private uint _categories;
    private ulong _asciiLow;
    private ulong _asciiHigh;

    public bool IsNegated { get; init; }

    /// <summary>Whether case makes no difference.</summary>
    public bool Folds { get; init; }

    public static RuneClass Of(params (int Low, int High)[] ranges)
    {
        var set = new RuneClass();
        Array.ForEach(ranges, range => set.Add(range.Low, range.High));
        return set;
    }

    public RuneClass Add(int low, int high)
    {
        _ranges.Add((low, high));
        return this;
    }

    public void Add(RuneClass other) => _others.Add(other);

    public void Add(UnicodeCategory category) => _categories |= 1u << (int)category;

    /// <summary>To be called when all is in: from now on ASCII is a look into a table.</summary>
    public RuneClass Freeze()
    {
        for (var rune = 0; rune < 128; rune++)
        {
            if (Decide(rune))
            {
                _asciiLow |= rune < 64 ? 1UL << rune : 0;
                _asciiHigh |= rune >= 64 ? 1UL << (rune - 64) : 0;
            }
        }

        return this;
    }

    public bool Matches(int rune) => rune < 64 ? (_asciiLow >> rune & 1) != 0 : rune < 128 ? (_asciiHigh >> (rune - 64) & 1) != 0 : Decide(rune);

    private bool Decide(int rune) => IsNegated != (Contains(rune) || (Folds && Folded(rune)));

    private bool Folded(int rune)
    {
        if (!Rune.IsValid(rune))
        {
            return false;
        }

        var value = new Rune(rune);
        return Contains(Rune.ToLowerInvariant(value).Value) || Contains(Rune.ToUpperInvariant(value).Value) || rune switch
        {
            // Letters of the same fold beyond upper and lower.
            'k' or 'K' => Contains(0x212A),
            0x212A => Contains('k') || Contains('K'),
            's' or 'S' => Contains(0x17F),
            0x17F => Contains('s') || Contains('S'),
            _ => false,
        };
    }

    private bool Contains(int rune)
    {
        foreach (var (low, high) in _ranges)
        {
            if (rune >= low && rune <= high)
            {
                return true;
            }
        }

        if (_categories != 0 && Rune.IsValid(rune) && (_categories >> (int)Rune.GetUnicodeCategory(new Rune(rune)) & 1) != 0)
        {
            return true;
        }

        foreach (var other in _others)
        {
            if (other.Decide(rune))
            {
                return true;
            }
        }

        return false;
    }
}
