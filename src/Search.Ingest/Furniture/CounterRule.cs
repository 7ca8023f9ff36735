using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>Lines of numbers with what they count: <c>2 views0 comments</c>, <c>3 min read</c>, <c>5 hours ago</c>.</summary>
internal sealed class CounterRule : IFurnitureRule
{
    private static readonly FrozenSet<string> Counted = new[]
    {
        "view", "views", "comment", "comments", "share", "shares", "like", "likes", "read", "reads", "reply", "replies", "reaction", "reactions", "retweet",
        "retweets", "follower", "followers", "ago", "vote", "votes", "star", "stars",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Beside = new[]
    {
        "min", "mins", "minute", "minutes", "sec", "second", "seconds", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "k", "m", "no", "total", "reading", "time", "posted", "published", "updated",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public int Match(PageText page, int line)
    {
        ReadOnlySpan<char> text = page[line];
        if (text.Length > 80)
        {
            return 0;
        }
        bool hasNumber = false;
        bool hasCounted = false;
        foreach (Word word in new Words(text))
        {
            if (word.Kind == WordKind.Digits)
            {
                hasNumber = true;
            }
            else if (word.Kind == WordKind.Letters)
            {
                bool isCounted = Counted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.In(text));
                hasCounted |= isCounted;
                if (!isCounted && !Beside.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.In(text)))
                {
                    return 0;
                }
            }
        }
        return hasNumber && hasCounted ? 1 : 0;
    }
}
