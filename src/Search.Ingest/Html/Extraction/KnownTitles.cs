using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>What a page's head says its title is. The <c>title</c> element mostly adds the site's name, before or behind.</summary>
internal sealed class KnownTitles
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " / ", " ~ ", " < ", " > ", " │ ", "|", " ― ", ": "];

    private readonly HashSet<string> _sites = new(StringComparer.Ordinal);
    private readonly HashSet<string> _prefixes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _suffixes = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];

    public KnownTitles(MetaTags meta, List<LinkedData> data, string? url)
    {
        Element = meta.Title;
        Shared = meta.First("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title");
        Headline = data.FirstOrDefault(d => d.Rank >= 2 && d.Headline != null)?.Headline is { } told ? Spaces.Even(told) : null;
        AddSite(meta.First("og:site_name", "application-name"));
        AddSite(data.FirstOrDefault(d => d.Publisher != null)?.Publisher);
        if (Uri.TryCreate(meta.Canonical ?? meta.First("og:url") ?? url, UriKind.Absolute, out Uri? uri))
        {
            string host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
            AddSite(host);
            foreach (string label in host.Split('.').Where(l => l.Length > 3))
            {
                AddSite(label);
            }
        }
        foreach (string title in (string?[])[Shared, Headline, Element] is var all ? all.Where(t => t != null).Select(t => t!) : [])
        {
            string key = PageTitle.Key(title);
            if (key.Length > 0)
            {
                _keys.Add(key);
            }
            AddParts(title);
        }
    }

    /// <summary>Of the <c>title</c> element.</summary>
    public string? Element { get; }

    /// <summary>What networks are told.</summary>
    public string? Shared { get; }

    /// <summary>Of the JSON-LD.</summary>
    public string? Headline { get; }

    public bool IsSite(string key) => _sites.Contains(key);

    /// <summary>How well a heading's letters and digits fit: 100 where it is a known title, 0 where it is no part of one.</summary>
    public double Fit(string key)
    {
        if (key.Length < 2)
        {
            return 0;
        }
        if ((Shared != null && key == PageTitle.Key(Shared)) || (Headline != null && key == PageTitle.Key(Headline)))
        {
            return 100;
        }
        double best = 0;
        foreach (string known in _keys)
        {
            double share = (double)Math.Min(key.Length, known.Length) / Math.Max(key.Length, known.Length);
            double fit = key == known ? 95
                : known.Contains(key, StringComparison.Ordinal) ? (_prefixes.Contains(key) ? 80 : _suffixes.Contains(key) ? 70 : key.Length < 6 ? 0 : 45) + 10 * share
                : known.Length >= 10 && key.Contains(known, StringComparison.Ordinal) ? 45 + 30 * share
                : 0;
            best = Math.Max(best, fit);
        }
        return best;
    }

    /// <summary>The title where no heading shows it.</summary>
    public string? WithoutSite()
    {
        string? title = Headline ?? Shared ?? Element;
        if (title == null)
        {
            return null;
        }
        foreach (string separator in Separators)
        {
            int at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && separator != ": " && (IsSite(PageTitle.Key(title[(at + separator.Length)..])) || IsTail(title, at, separator)))
            {
                return title[..at].Trim();
            }
            at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && IsSite(PageTitle.Key(title[..at])))
            {
                return title[(at + separator.Length)..].Trim();
            }
        }
        return title;
    }

    /// <summary>Behind a bar stands the site, if it is short.</summary>
    private static bool IsTail(string title, int at, string separator) =>
        separator.Trim() is "|" or "│" or "»" or "::" && title.Length - at < at && Text.Words.Count(title.AsSpan(at + separator.Length)) <= 5;

    private void AddSite(string? name)
    {
        if (name != null && PageTitle.Key(name) is { Length: > 1 } key)
        {
            _sites.Add(key);
        }
    }

    private void AddParts(string title)
    {
        foreach (string separator in Separators)
        {
            for (int at = title.IndexOf(separator, StringComparison.Ordinal); at >= 0; at = title.IndexOf(separator, at + separator.Length, StringComparison.Ordinal))
            {
                _prefixes.Add(PageTitle.Key(title[..at]));
                _suffixes.Add(PageTitle.Key(title[(at + separator.Length)..]));
            }
        }
    }
}
