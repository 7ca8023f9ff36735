namespace Search.Engine.Automata;

/// <summary>
/// Reads regular expressions in the syntax of Lucene 8's <c>RegExp</c> with all its options, rule for rule: union <c>|</c>, intersection <c>&amp;</c>,
/// complement <c>~</c>, <c>? * + {n} {n,} {n,m}</c>, classes, <c>.</c>, <c>#</c> (nothing), <c>@</c> (anything), <c>"text"</c>, groups,
/// <c>&lt;n-m&gt;</c>, and <c>\</c> before any character. Groups open are on a stack of its own, so depth costs no call stack.
/// </summary>
internal static class RegexpParser
{
    /// <summary>More UTF-16 units are refused.</summary>
    public const int MaxLength = 1000;

    /// <exception cref="PatternException">The pattern is malformed or too long.</exception>
    public static RegexpNode Parse(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            throw new PatternException($"The regular expression has {pattern.Length} characters; at most {MaxLength} are allowed");
        }
        if (pattern.Length == 0)
        {
            return RegexpNode.Text();
        }
        var scanner = new RegexpScanner(pattern);
        var open = new Stack<Group>();
        var group = new Group(0);
        while (true)
        {
            int complements = 0;
            while (scanner.Take('~'))
            {
                complements++;
            }
            RegexpNode node;
            if (!scanner.Take('('))
            {
                node = scanner.Atom();
            }
            else if (scanner.Take(')'))
            {
                node = RegexpNode.Text();
            }
            else
            {
                open.Push(group);
                group = new Group(complements);
                continue;
            }
            group.Add(Finish(node, complements, scanner));
            while (open.Count > 0 && scanner.Take(')'))
            {
                node = Finish(group.Close(), group.Complements, scanner);
                group = open.Pop();
                group.Add(node);
            }
            if (!scanner.HasMore)
            {
                return open.Count == 0 ? group.Close() : throw scanner.Error("expected ')'");
            }
            if (scanner.IsAt(")"))
            {
                throw scanner.Error("no group is open");
            }
            if (scanner.Take('|'))
            {
                group.EndAlternative();
            }
            else if (scanner.Take('&'))
            {
                group.EndFactor();
            }
        }
    }

    // A complement is of what stands behind it only; what repeats repeats the complement.
    private static RegexpNode Finish(RegexpNode node, int complements, RegexpScanner scanner)
    {
        for (; complements > 0; complements--)
        {
            node = new RegexpNode(RegexpKind.Complement, node);
        }
        while (true)
        {
            if (scanner.Take('?'))
            {
                node = new RegexpNode(RegexpKind.Optional, node);
            }
            else if (scanner.Take('*'))
            {
                node = new RegexpNode(RegexpKind.Repeated, node) { Min = 0, Max = RegexpNode.Unlimited };
            }
            else if (scanner.Take('+'))
            {
                node = new RegexpNode(RegexpKind.Repeated, node) { Min = 1, Max = RegexpNode.Unlimited };
            }
            else if (scanner.Take('{'))
            {
                node = scanner.Count(node);
            }
            else
            {
                return node;
            }
        }
    }

    /// <summary>What was read of a group that is open, or of the whole pattern.</summary>
    private sealed class Group(int complements)
    {
        private readonly List<RegexpNode> _alternatives = [];
        private readonly List<RegexpNode> _factors = [];
        private List<RegexpNode> _sequence = [];

        /// <summary>How often <c>~</c> stands before it.</summary>
        public int Complements => complements;

        /// <summary>Texts behind each other are one.</summary>
        public void Add(RegexpNode node)
        {
            if (node.Kind == RegexpKind.Text && _sequence.Count > 0 && _sequence[^1].Kind == RegexpKind.Text)
            {
                _sequence[^1] = RegexpNode.Text([.. _sequence[^1].CodePoints, .. node.CodePoints]);
            }
            else
            {
                _sequence.Add(node);
            }
        }

        public void EndFactor()
        {
            _factors.Add(One(RegexpKind.Concatenation, _sequence));
            _sequence = [];
        }

        public void EndAlternative()
        {
            EndFactor();
            _alternatives.Add(One(RegexpKind.Intersection, [.. _factors]));
            _factors.Clear();
        }

        public RegexpNode Close()
        {
            EndAlternative();
            return One(RegexpKind.Union, _alternatives);
        }

        private static RegexpNode One(RegexpKind kind, List<RegexpNode> parts) => parts.Count == 1 ? parts[0] : new RegexpNode(kind, parts);
    }
}
