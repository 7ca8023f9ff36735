using System.Globalization;
using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.QueryParsing;
using Search.Engine.Scoring;
using Search.Engine.Snapshots;

namespace Search.Engine.Queries;

/// <summary>
/// Turns a fuzzy query into its best terms, each with a boost that falls with its edits; all count as being in as many documents as the most frequent of them
/// (Lucene's <c>TopTermsBlendedFreqScoringRewrite</c> and <c>FuzzyTermsEnum</c>).
/// </summary>
internal static class FuzzyRewriter
{
    /// <summary>A query for terms, or a Boolean one without clauses where there are none.</summary>
    public static BooleanQuery Rewrite(FuzzyQuery query, QueryRewriter rewriter)
    {
        IReadOnlyList<FuzzyTerm> terms = Best(query, rewriter);
        long docFreq = terms.Count == 0 ? 0 : terms.Max(term => term.DocFreq);
        var clauses = new List<BooleanClause>(terms.Count);
        foreach (FuzzyTerm term in terms)
        {
            Query one = new TermQuery(query.Field, term.Term, new TermStates(term.States, docFreq));
            float boost = Math.Max(0f, term.Boost);
            clauses.Add(new BooleanClause(boost == 1f ? one : new BoostQuery(one, boost), Occur.Should));
        }
        return new BooleanQuery(clauses);
    }

    /// <summary>The best terms of all segments, in the order of their bytes: those with the highest boost, of equal ones the first.</summary>
    public static IReadOnlyList<FuzzyTerm> Best(FuzzyQuery query, QueryRewriter rewriter)
    {
        Snapshot snapshot = rewriter.Snapshot;
        int size = Math.Min(query.MaxExpansions, BooleanQuery.MaxClauses);
        int length = query.Term.EnumerateRunes().Count();
        var best = new BestFuzzyTerms(size, snapshot.Segments.Count, length);
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            if (snapshot.Segments[i].Reader.GetTerms(query.Field) is not { } terms)
            {
                continue;
            }
            int edits = best.MaxEdits(query.EffectiveEdits, default, isBegun: false);
            AutomatonTerms walk = terms.Intersect(query.Automaton(edits), rewriter.Limits.Check);
            while (walk.Next())
            {
                if (best.Add(walk, i) && best.MaxEdits(edits, walk.Term, isBegun: true) is var fewer && fewer < edits)
                {
                    edits = fewer;
                    walk.Narrow(query.Automaton(edits));
                }
            }
        }
        if (best.LeavesOut)
        {
            rewriter.Note(string.Create(CultureInfo.InvariantCulture, $"Of the words like {ParseNotes.Short(query.Term)}~{query.MaxEdits} the {size} most similar are searched"));
        }
        return best.InOrder();
    }
}
