using System.Collections.Frozen;

namespace Search.Ingest.Html.Tree;

/// <summary>What elements are by their name.</summary>
internal static class HtmlTags
{
    private static readonly FrozenDictionary<string, HtmlTag> ByName = new Dictionary<string, HtmlTag>
    {
        ["html"] = HtmlTag.Html,
        ["head"] = HtmlTag.Head,
        ["title"] = HtmlTag.Title,
        ["meta"] = HtmlTag.Meta,
        ["link"] = HtmlTag.Link,
        ["script"] = HtmlTag.Script,
        ["body"] = HtmlTag.Body,
        ["article"] = HtmlTag.Article,
        ["main"] = HtmlTag.Main,
        ["section"] = HtmlTag.Section,
        ["aside"] = HtmlTag.Aside,
        ["nav"] = HtmlTag.Nav,
        ["menu"] = HtmlTag.Nav,
        ["header"] = HtmlTag.Header,
        ["footer"] = HtmlTag.Footer,
        ["address"] = HtmlTag.Address,
        ["div"] = HtmlTag.Div,
        ["p"] = HtmlTag.Paragraph,
        ["h1"] = HtmlTag.H1,
        ["h2"] = HtmlTag.H2,
        ["h3"] = HtmlTag.H3,
        ["h4"] = HtmlTag.H4,
        ["h5"] = HtmlTag.H5,
        ["h6"] = HtmlTag.H6,
        ["ul"] = HtmlTag.List,
        ["ol"] = HtmlTag.List,
        ["dl"] = HtmlTag.List,
        ["dir"] = HtmlTag.List,
        ["li"] = HtmlTag.ListItem,
        ["dt"] = HtmlTag.ListItem,
        ["dd"] = HtmlTag.ListItem,
        ["table"] = HtmlTag.Table,
        ["tr"] = HtmlTag.Row,
        ["td"] = HtmlTag.Cell,
        ["th"] = HtmlTag.Cell,
        ["blockquote"] = HtmlTag.Quote,
        ["pre"] = HtmlTag.Pre,
        ["figure"] = HtmlTag.Figure,
        ["figcaption"] = HtmlTag.Caption,
        ["caption"] = HtmlTag.Caption,
        ["a"] = HtmlTag.Anchor,
        ["br"] = HtmlTag.Break,
        ["time"] = HtmlTag.Time,
        ["form"] = HtmlTag.Form,
        ["button"] = HtmlTag.Button,
        ["span"] = HtmlTag.Span,
        ["font"] = HtmlTag.Span,
        ["b"] = HtmlTag.Bold,
        ["strong"] = HtmlTag.Bold,
        ["dialog"] = HtmlTag.Dialog,
        ["details"] = HtmlTag.Details,
        ["summary"] = HtmlTag.Block,
        ["center"] = HtmlTag.Block,
        ["fieldset"] = HtmlTag.Block,
        ["hgroup"] = HtmlTag.Block,
        ["hr"] = HtmlTag.Block,
        ["search"] = HtmlTag.Nav,
        ["tbody"] = HtmlTag.Block,
        ["thead"] = HtmlTag.Block,
        ["tfoot"] = HtmlTag.Block,
        ["frameset"] = HtmlTag.Block,
        ["noframes"] = HtmlTag.Block,
        ["style"] = HtmlTag.Skipped,
        ["noscript"] = HtmlTag.Skipped,
        ["template"] = HtmlTag.Skipped,
        ["svg"] = HtmlTag.Skipped,
        ["iframe"] = HtmlTag.Skipped,
        ["object"] = HtmlTag.Skipped,
        ["embed"] = HtmlTag.Skipped,
        ["applet"] = HtmlTag.Skipped,
        ["canvas"] = HtmlTag.Skipped,
        ["video"] = HtmlTag.Skipped,
        ["audio"] = HtmlTag.Skipped,
        ["map"] = HtmlTag.Skipped,
        ["select"] = HtmlTag.Skipped,
        ["datalist"] = HtmlTag.Skipped,
        ["textarea"] = HtmlTag.Skipped,
        ["input"] = HtmlTag.Skipped,
        ["legend"] = HtmlTag.Skipped,
    }.ToFrozenDictionary();

    public static HtmlTag Of(string localName) => ByName.GetValueOrDefault(localName, HtmlTag.Inline);

    /// <summary>Whether an element starts and ends a paragraph.</summary>
    public static bool IsBlock(HtmlTag tag) => tag switch
    {
        HtmlTag.Block or (>= HtmlTag.Body and <= HtmlTag.Caption) or HtmlTag.Form or HtmlTag.Button or HtmlTag.Dialog or HtmlTag.Details => true,
        _ => false,
    };

    /// <summary>Whether nothing of an element is shown as text.</summary>
    public static bool IsUnseen(HtmlTag tag) => tag is HtmlTag.Skipped or HtmlTag.Head or HtmlTag.Script or HtmlTag.Title or HtmlTag.Meta or HtmlTag.Link;

    /// <summary>1 to 6, or 0 for what is no heading.</summary>
    public static int HeadingLevel(HtmlTag tag) => tag is >= HtmlTag.H1 and <= HtmlTag.H6 ? tag - HtmlTag.H1 + 1 : 0;
}
