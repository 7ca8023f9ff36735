using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Search.Ingest.Html.Tree;

/// <summary>Parses a page into an <see cref="HtmlTree"/>, within limits.</summary>
internal static class HtmlTreeBuilder
{
    /// <summary>The most tags and runs of text that a page may have.</summary>
    public const int MaxTokens = 400_000;

    /// <summary>Elements nested deeper become siblings of the deepest one, as in browsers.</summary>
    public const int MaxDepth = 256;

    /// <summary>
    /// The most elements that may be open at once, by their tags: the parser looks through those that are open at nearly every tag, so its time grows with their number times
    /// the size of the page.
    /// </summary>
    public const int MaxOpen = 2_000;

    /// <summary>What passes the other limits and is still tangled ends here.</summary>
    private static readonly TimeSpan LongestParsing = TimeSpan.FromSeconds(10);

    /// <summary>All others are left out: a tag with a million attributes would cost time by the square.</summary>
    private static readonly FrozenSet<string> Attributes = new[]
    {
        "class", "id", "href", "rel", "content", "value", "property", "name", "itemprop", "itemtype", "itemscope", "datetime", "type", "lang", "xml:lang", "style",
        "hidden", "aria-hidden", "role", "title", "http-equiv", "charset", "pubdate", "data-datetime", "data-date", "data-published", "data-time", "data-timestamp",
        "color", "face", "action", "encoding",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that end without an end tag.</summary>
    private static readonly FrozenSet<string> Endless = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
        "option", "optgroup", "rp", "rt", "frame",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements that the parser goes on with in the next paragraph.</summary>
    private static readonly FrozenSet<string> Fonts =
        new[] { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AttributeNames = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The page.</param>
    /// <param name="reason">Why it was given up, for people.</param>
    /// <returns>Null where a limit was passed.</returns>
    public static HtmlTree? Build(string text, out string reason)
    {
        var limits = new Limits();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            MaximumDepth = MaxDepth,
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => AttributeNames.Contains(name.Span),
            OnToken = (token, _) => limits.Count(token),
        });
        try
        {
            using IDocument document = parser.ParseDocument(text);
            reason = "";
            return Flatten(document);
        }
        catch (TooMuchException e)
        {
            reason = e.Message;
            return null;
        }
    }

    private static HtmlTree Flatten(IDocument document)
    {
        var tree = new HtmlTree();
        var open = new Stack<(INodeList Children, int Next, int Node)>();
        open.Push((document.ChildNodes, 0, tree.Add(HtmlTag.Block, -1, document)));
        while (open.TryPop(out (INodeList Children, int Next, int Node) top))
        {
            if (top.Next == top.Children.Length)
            {
                tree.Close(top.Node);
                continue;
            }
            open.Push(top with { Next = top.Next + 1 });
            INode child = top.Children[top.Next];
            if (child is IElement element)
            {
                open.Push((element.ChildNodes, 0, tree.Add(HtmlTags.Of(element.LocalName), top.Node, element)));
            }
            else if (child.NodeType == NodeType.Text)
            {
                tree.Add(HtmlTag.Text, top.Node, child);
            }
        }
        return tree;
    }

    private sealed class Limits
    {
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly Dictionary<string, int> _open = [];
        private int _openCount;
        private int _tokens;
        private int _fonts;
        private long _remade;

        public void Count(HtmlToken token)
        {
            if (++_tokens > MaxTokens)
            {
                throw new TooMuchException($"more than {MaxTokens:N0} tags and texts between them");
            }
            if (_tokens % 1024 == 0)
            {
                CheckTime();
            }
            if (token.Type == HtmlTokenType.StartTag && token is HtmlTagToken { IsSelfClosing: false } && !Endless.Contains(token.Name))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_open, token.Name, out _)++;
                if (++_openCount > MaxOpen)
                {
                    throw new TooMuchException($"more than {MaxOpen:N0} elements that are not closed");
                }
                _fonts += Fonts.Contains(token.Name) ? 1 : 0;
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                ref int open = ref CollectionsMarshal.GetValueRefOrNullRef(_open, token.Name);
                if (!Unsafe.IsNullRef(ref open) && open > 0)
                {
                    open--;
                    _openCount--;
                    _fonts -= Fonts.Contains(token.Name) ? 1 : 0;
                }
            }
            // Bold that is not closed in a paragraph is made anew in the next one.
            if (_fonts > 0 && (token.Type == HtmlTokenType.EndTag || token.Name == "p") && !Fonts.Contains(token.Name) && (_remade += _fonts) > MaxTokens)
            {
                throw new TooMuchException($"more than {MaxTokens:N0} elements made anew, as their first ones are not closed");
            }
        }

        private void CheckTime()
        {
            if (Stopwatch.GetElapsedTime(_start) > LongestParsing)
            {
                throw new TooMuchException($"so tangled that parsing it takes more than {LongestParsing.TotalSeconds:N0} s");
            }
        }
    }

    private sealed class TooMuchException(string message) : Exception(message);
}
