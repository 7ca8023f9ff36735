using System.Collections.Frozen;
using Search.Ingest.Mentions;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Infers from the text since when it can have been written: the latest year that it tells of as past. Only years that stand in a dated place
/// ("in early 2020", "since 2019") count, in a sentence with a verb in the past and without a word that looks ahead: years to come must never become a bound.
/// </summary>
internal static class InferredDate
{
    private static readonly FrozenSet<string> Ahead = new[]
    {
        "will", "would", "shall", "could", "may", "might", "should", "going", "plan", "plans", "planned", "planning", "expect", "expects", "expected", "forecast",
        "forecasts", "project", "projected", "projects", "predict", "predicted", "predicts", "predicting", "target", "targets", "targeted", "aim", "aims", "aimed",
        "next", "upcoming", "due", "schedule", "scheduled", "hope", "hopes", "hoped", "hoping", "intend", "intends", "goal", "goals", "deadline", "bid", "bidding",
        "host", "hosting", "hosts", "propose", "proposed", "proposes", "promise", "promised", "pledge", "pledged", "vowed", "ambition", "strategy", "potential",
        "possible", "possibly", "ahead", "future", "slated", "if", "until", "till", "candidate", "reelection", "elections", "election", "cup",
        "olympics", "olympic", "games", "budget", "agreed", "extended", "expire", "expires", "ends", "ending", "begin", "begins", "start", "starts", "starting",
        "estimated", "estimates", "awarded", "prospect", "prospects", "ll", "be", "through", "mature", "matures", "maturing", "maturity", "coupon", "bond", "bonds",
        "eurobond", "eurobonds", "imminent", "likely", "launch", "launches", "remain", "remains",
        "effective", "delivery", "shipment", "redeemable", "redemption", "warrant", "warrants", "option", "options", "tranche", "leaves", "probable", "intention",
        "expiring", "expiration", "outlook",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Past = new[]
    {
        "was", "were", "had", "did", "became", "began", "came", "went", "took", "won", "lost", "fell", "rose", "left", "gave", "got", "held", "made", "led", "died",
        "broke", "brought", "built", "bought", "chose", "drew", "drove", "ran", "saw", "sold", "sent", "shot", "spent", "stood", "told", "wrote", "grew", "flew",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How far back the start of a sentence is looked for, in UTF-16 units.</summary>
    private const int LongestSentence = 2000;

    /// <summary>The first instant of that year; null where the text tells none.</summary>
    public static DateTime? NotBefore(ReadOnlySpan<char> body)
    {
        int latest = 0;
        // A sentence is judged once, however many years it names.
        int sentenceEnd = -1;
        bool isPast = false;
        foreach (YearMention mention in YearMentions.Find(body))
        {
            if (!mention.IsDated || mention.Year <= latest)
            {
                continue;
            }
            if (mention.Start >= sentenceEnd)
            {
                sentenceEnd = SentenceEnd(body, mention.Start + 4);
                isPast = IsPast(body[SentenceStart(body, mention.Start)..sentenceEnd]);
            }
            if (isPast || IsAfterSince(body, mention.Start))
            {
                latest = mention.Year;
            }
        }
        return latest == 0 ? null : new DateTime(latest, 1, 1);
    }

    private static bool IsAfterSince(ReadOnlySpan<char> text, int yearStart) =>
        text[..yearStart].TrimEnd() is var before && YearWords.Since.Has(before[(before.LastIndexOfAny(" \n\t") + 1)..]);

    private static bool IsPast(ReadOnlySpan<char> sentence)
    {
        bool isPast = false;
        foreach (Word word in new Words(sentence))
        {
            if (word.Kind != WordKind.Letters)
            {
                continue;
            }
            ReadOnlySpan<char> letters = word.In(sentence);
            if (Ahead.Has(letters) && !IsMonth(sentence, word))
            {
                return false;
            }
            isPast |= Past.Has(letters) || (letters.Length > 4 && letters.EndsWith("ed", StringComparison.OrdinalIgnoreCase));
        }
        return isPast;
    }

    /// <summary>"May" with a number behind it.</summary>
    private static bool IsMonth(ReadOnlySpan<char> sentence, Word word)
    {
        ReadOnlySpan<char> rest = sentence[word.End..].TrimStart();
        return word.In(sentence) is "May" or "MAY" && (rest.IsEmpty || char.IsAsciiDigit(rest[0]));
    }

    private static int SentenceStart(ReadOnlySpan<char> text, int index)
    {
        int farthest = Math.Max(0, index - LongestSentence);
        for (int i = index - 1; i > farthest; i--)
        {
            if (IsEmptyLine(text, i) || (char.IsWhiteSpace(text[i]) && text[i - 1] is '.' or '!' or '?' && i >= 2 && !char.IsUpper(text[i - 2])))
            {
                return i;
            }
        }
        return farthest;
    }

    /// <summary>A single line break may stand within a sentence, where lines are wrapped.</summary>
    private static bool IsEmptyLine(ReadOnlySpan<char> text, int index) => text[index] == '\n' && (index + 1 == text.Length || text[index + 1] == '\n');

    private static int SentenceEnd(ReadOnlySpan<char> text, int index)
    {
        for (int i = index; i < text.Length; i++)
        {
            if (IsEmptyLine(text, i) || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '"' or '”')))
            {
                return i;
            }
        }
        return text.Length;
    }
}
