namespace Search.Engine.Automata;

/// <summary>What a part of a regular expression means.</summary>
internal enum RegexpKind
{
    /// <summary>Any of its parts.</summary>
    Union,

    /// <summary>Its parts, one behind the other.</summary>
    Concatenation,

    /// <summary>What all of its parts mean.</summary>
    Intersection,

    /// <summary>Its part or nothing.</summary>
    Optional,

    /// <summary>Its part, <see cref="RegexpNode.Min"/> to <see cref="RegexpNode.Max"/> times.</summary>
    Repeated,

    /// <summary>What its part does not mean.</summary>
    Complement,

    /// <summary>One text.</summary>
    Text,

    /// <summary>One of several code points.</summary>
    Char,

    /// <summary>Anything.</summary>
    AnyText,

    /// <summary>Not even the empty text.</summary>
    Empty,

    /// <summary>The decimal numbers from <see cref="RegexpNode.Min"/> to <see cref="RegexpNode.Max"/>.</summary>
    Interval,
}

/// <summary>A regular expression, or a part of one.</summary>
internal sealed class RegexpNode(RegexpKind kind, params IReadOnlyList<RegexpNode> parts)
{
    /// <summary>As <see cref="Max"/> of what may be repeated for ever.</summary>
    public const int Unlimited = -1;

    public RegexpKind Kind => kind;

    public IReadOnlyList<RegexpNode> Parts => parts;

    /// <summary>Of a text its code points, in order; of a character the first and last of ranges.</summary>
    public IReadOnlyList<int> CodePoints { get; init; } = [];

    public int Min { get; init; }

    public int Max { get; init; }

    /// <summary>How many digits the numbers of an interval have, with zeros in front; 0: any number of zeros may stand in front.</summary>
    public int Digits { get; init; }

    /// <summary>Bytes that all terms have which this means: the longest text in its sequence. Empty where none is known.</summary>
    public byte[] Inside =>
    [
        .. (kind == RegexpKind.Concatenation ? parts : [this]).Where(part => part.Kind == RegexpKind.Text)
            .Select(part => Automata.CodePoints.ToUtf8(part.CodePoints)).MaxBy(bytes => bytes.Length) ?? [],
    ];

    public static RegexpNode Text(params IReadOnlyList<int> codePoints) => new(RegexpKind.Text) { CodePoints = codePoints };

    public static RegexpNode Char(params IReadOnlyList<int> ranges) => new(RegexpKind.Char) { CodePoints = ranges };
}
