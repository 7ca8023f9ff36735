using System.Text;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Reads the blocks of text of a page in document order.</summary>
internal sealed class BlockReader(HtmlTree tree)
{
    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly Stack<Open> _open = new();
    private int _first = -1;
    private int _linkLength;
    private int _boldLength;
    private bool _isBreak;

    public static List<TextBlock> Read(HtmlTree tree) => new BlockReader(tree).Read();

    private List<TextBlock> Read()
    {
        _open.Push(new Open(0, HtmlTag.Block, -1, 0, 0, false, false));
        for (int node = 1; node < tree.Count; node++)
        {
            CloseUntil(node);
            HtmlTag tag = tree.Tag(node);
            if (tag == HtmlTag.Text)
            {
                AddText(node);
            }
            else if (HtmlTags.IsUnseen(tag))
            {
                node = tree.End(node) - 1;
            }
            else if (tag == HtmlTag.Break)
            {
                AddBreak();
            }
            else
            {
                OpenElement(node, tag);
            }
        }
        Flush();
        return _blocks;
    }

    private void OpenElement(int node, HtmlTag tag)
    {
        Open above = _open.Peek();
        bool isBlock = HtmlTags.IsBlock(tag);
        if (isBlock)
        {
            Flush();
        }
        (HtmlTag kind, int kindNode) = tag switch
        {
            HtmlTag.ListItem or HtmlTag.Cell or HtmlTag.Caption or HtmlTag.Quote or HtmlTag.Pre or (>= HtmlTag.H1 and <= HtmlTag.H6) => (tag, node),
            _ => (above.Kind, above.KindNode),
        };
        // A quote or a caption stays one, whatever it is made of; a heading within an item is a heading.
        if (above.Kind is HtmlTag.Caption or HtmlTag.Quote && HtmlTags.HeadingLevel(tag) == 0)
        {
            (kind, kindNode) = (above.Kind, above.KindNode);
        }
        _open.Push(new Open(
            node, kind, kindNode, isBlock ? node : above.Block, tree.End(node), above.IsLink || tag == HtmlTag.Anchor, above.IsBold || tag == HtmlTag.Bold));
    }

    private void CloseUntil(int node)
    {
        while (_open.Count > 1 && _open.Peek().End <= node)
        {
            Open closed = _open.Peek();
            if (closed.Block == closed.Node)
            {
                Flush();
            }
            _open.Pop();
        }
    }

    private void AddText(int node)
    {
        Open above = _open.Peek();
        int before = _text.Length;
        if (above.Kind == HtmlTag.Pre)
        {
            foreach (ReadOnlySpan<char> line in tree.Text(node)!.AsSpan().EnumerateLines())
            {
                if (_text.Length > before)
                {
                    _text.Append('\n');
                }
                Spaces.Append(_text, line);
            }
        }
        else
        {
            Spaces.Append(_text, tree.Text(node));
        }
        int added = _text.Length - before;
        if (added == 0 || (added == 1 && _text[before] == ' '))
        {
            return;
        }
        _isBreak = false;
        _first = _first < 0 ? node : _first;
        _linkLength += above.IsLink ? added : 0;
        _boldLength += above.IsBold ? added : 0;
    }

    private void AddBreak()
    {
        // Two in a row divide paragraphs.
        if (_isBreak)
        {
            Flush();
        }
        else if (_first >= 0)
        {
            while (_text.Length > 0 && _text[^1] == ' ')
            {
                _text.Length--;
            }
            _text.Append('\n');
            _isBreak = true;
        }
    }

    private void Flush()
    {
        if (_first >= 0)
        {
            Open above = _open.Peek();
            string text = _text.ToString().Trim();
            if (text.Length > 0)
            {
                _blocks.Add(new TextBlock(
                    above.Block, _first, text, above.Kind, above.KindNode, Math.Min(_linkLength, text.Length), Math.Min(_boldLength, text.Length)));
            }
        }
        _text.Clear();
        _first = -1;
        _linkLength = 0;
        _boldLength = 0;
        _isBreak = false;
    }

    private readonly record struct Open(int Node, HtmlTag Kind, int KindNode, int Block, int End, bool IsLink, bool IsBold);
}
