namespace Search.Ingest.Html.Tree;

/// <summary>The elements of HTML that reading a page tells apart.</summary>
internal enum HtmlTag : byte
{
    /// <summary>Text between tags.</summary>
    Text,

    /// <summary>An inline element that means nothing here.</summary>
    Inline,

    /// <summary>An element that starts and ends a paragraph, and means nothing more.</summary>
    Block,

    /// <summary>An element whose text nobody reads: scripts, styles, forms' fields, drawings.</summary>
    Skipped,
    Html,
    Head,
    Title,
    Meta,
    Link,
    Script,
    Body,
    Article,
    Main,
    Section,
    Aside,
    Nav,
    Header,
    Footer,
    Address,
    Div,
    Paragraph,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    List,
    ListItem,
    Table,
    Row,
    Cell,
    Quote,
    Pre,
    Figure,
    Caption,
    Anchor,
    Break,
    Time,
    Form,
    Button,
    Span,
    Bold,
    Dialog,
    Details,
}
