using System.Globalization;
using System.Text;

namespace Search.Engine.Automata;

/// <summary>Reads the smallest parts of a regular expression: characters, classes of them, quoted texts, counts and intervals.</summary>
internal sealed class RegexpScanner(string pattern)
{
    /// <summary>In UTF-16 units.</summary>
    public int Position { get; private set; }

    public bool HasMore => Position < pattern.Length;

    public bool IsAt(string any) => HasMore && any.Contains(pattern[Position], StringComparison.Ordinal);

    public bool Take(char wanted)
    {
        bool isThere = HasMore && pattern[Position] == wanted;
        Position += isThere ? 1 : 0;
        return isThere;
    }

    public void Demand(char wanted)
    {
        if (!Take(wanted))
        {
            throw Error($"expected '{wanted}'");
        }
    }

    /// <summary>What is neither a group nor an operator; an operator where it has nothing to work on means itself.</summary>
    public RegexpNode Atom()
    {
        if (Take('['))
        {
            return Class();
        }
        if (Take('.'))
        {
            return RegexpNode.Char(0, CharAutomaton.MaxCodePoint);
        }
        if (Take('#'))
        {
            return new RegexpNode(RegexpKind.Empty);
        }
        if (Take('@'))
        {
            return new RegexpNode(RegexpKind.AnyText);
        }
        if (Take('"'))
        {
            return Quoted();
        }
        return Take('<') ? Interval() : RegexpNode.Text(Character());
    }

    /// <summary>What follows <c>{</c>: how often.</summary>
    public RegexpNode Count(RegexpNode part)
    {
        int min = Number() ?? throw Error("expected a number");
        int max = Take(',') ? Number() ?? RegexpNode.Unlimited : min;
        Demand('}');
        return new RegexpNode(RegexpKind.Repeated, part) { Min = min, Max = max };
    }

    public PatternException Error(string message) => ErrorAt(message, Position);

    private static PatternException ErrorAt(string message, int position) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Regular expression, position {position}: {message}"), position);

    // A backslash stands before what means itself; where the text ends behind it, nothing is there.
    private int Character()
    {
        Take('\\');
        if (!HasMore)
        {
            throw Error("the pattern ends too early");
        }
        Rune.DecodeFromUtf16(pattern.AsSpan(Position), out Rune rune, out int length);
        bool isLone = char.IsSurrogate(pattern[Position]) && length == 1;
        int codePoint = isLone ? pattern[Position] : rune.Value;
        Position += length;
        return codePoint;
    }

    private RegexpNode Class()
    {
        bool isNegated = Take('^');
        var ranges = new List<(int First, int Last)>();
        do
        {
            int start = Position;
            int first = Character();
            int last = Take('-') ? Character() : first;
            if (last < first)
            {
                throw ErrorAt("the range ends before it begins", start);
            }
            ranges.Add((first, last));
        }
        while (HasMore && !IsAt("]"));
        Demand(']');
        return RegexpNode.Char(isNegated ? Others(ranges) : [.. ranges.SelectMany(range => new[] { range.First, range.Last })]);
    }

    private static List<int> Others(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        var others = new List<int>();
        int next = 0;
        foreach ((int first, int last) in ranges)
        {
            if (first > next)
            {
                others.AddRange([next, first - 1]);
            }
            next = Math.Max(next, last + 1);
        }
        if (next <= CharAutomaton.MaxCodePoint)
        {
            others.AddRange([next, CharAutomaton.MaxCodePoint]);
        }
        return others;
    }

    private RegexpNode Quoted()
    {
        int end = pattern.IndexOf('"', Position);
        if (end < 0)
        {
            Position = pattern.Length;
            throw Error("expected '\"'");
        }
        RegexpNode text = RegexpNode.Text(CodePoints.Of(pattern.AsSpan(Position, end - Position)));
        Position = end + 1;
        return text;
    }

    private RegexpNode Interval()
    {
        int start = Position;
        int end = pattern.IndexOf('>', start);
        if (end < 0)
        {
            Position = pattern.Length;
            throw Error("expected '>'");
        }
        Position = end + 1;
        string[] ends = pattern[start..end].Split('-');
        if (ends.Length != 2 || Parse(ends[0]) is not { } one || Parse(ends[1]) is not { } other)
        {
            throw ErrorAt("between < and > must be two numbers with '-' between", start);
        }
        int digits = ends[0].Length == ends[1].Length ? ends[0].Length : 0;
        return new RegexpNode(RegexpKind.Interval) { Min = Math.Min(one, other), Max = Math.Max(one, other), Digits = digits };
    }

    private int? Number()
    {
        int start = Position;
        while (HasMore && char.IsAsciiDigit(pattern[Position]))
        {
            Position++;
        }
        return start == Position ? null : Parse(pattern[start..Position]) ?? throw ErrorAt("the number is too large", start);
    }

    // As Integer.parseInt: a plus may stand in front, and decimal digits are those of any script.
    private static int? Parse(string text)
    {
        ReadOnlySpan<char> digits = text.Length > 1 && text[0] == '+' ? text.AsSpan(1) : text;
        long value = 0;
        foreach (char c in digits)
        {
            int digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            value = value * 10 + digit;
            if (digit < 0 || value > int.MaxValue)
            {
                return null;
            }
        }
        return digits.IsEmpty ? null : (int)value;
    }
}
