using System.Globalization;
using System.Text;
using Search.Engine;

namespace Search.Interop.Tests.Queries;

/// <summary>Writes queries for Java's program SearchQueries, which says how: operator first, words between spaces.</summary>
internal static class QueryNotation
{
    public static string Write(Query query)
    {
        var text = new StringBuilder();
        Append(text, query);
        return text.ToString(1, text.Length - 1);
    }

    private static void Append(StringBuilder text, Query query)
    {
        switch (query)
        {
            case TermQuery term:
                Words(text, "term", Text(term.Field), Text(term.Term.Span));
                break;
            case PhraseQuery phrase:
                Words(text, "phrase", Text(phrase.Field), Number(phrase.Slop), Number(phrase.Terms.Count));
                for (int i = 0; i < phrase.Terms.Count; i++)
                {
                    Words(text, Number(phrase.Positions[i]), Text(phrase.Terms[i].Span));
                }
                break;
            case BooleanQuery boolean:
                Words(text, "bool", Number(boolean.MinimumShouldMatch), Number(boolean.Clauses.Count));
                foreach (BooleanClause clause in boolean.Clauses)
                {
                    Words(text, clause.Occur switch { Occur.Must => "MUST", Occur.Filter => "FILTER", Occur.Should => "SHOULD", _ => "MUST_NOT" });
                    Append(text, clause.Query);
                }
                break;
            case DisjunctionMaxQuery max:
                Words(text, "max", Bits(max.TieBreaker), Number(max.Queries.Count));
                foreach (Query part in max.Queries)
                {
                    Append(text, part);
                }
                break;
            case PrefixQuery prefix:
                Words(text, "prefix", Text(prefix.Field), Text(prefix.Prefix.Span));
                break;
            case WildcardQuery wildcard:
                Words(text, "wildcard", Text(wildcard.Field), Text(wildcard.Pattern));
                break;
            case RegexpQuery regexp:
                Words(text, "regexp", Text(regexp.Field), Text(regexp.Pattern));
                break;
            case FuzzyQuery fuzzy:
                Words(text, "fuzzy", Text(fuzzy.Field), Text(fuzzy.Term), Number(fuzzy.MaxEdits), Number(fuzzy.PrefixLength));
                Words(text, Number(fuzzy.MaxExpansions), Flag(fuzzy.Transpositions));
                break;
            case TermInSetQuery set:
                Words(text, "set", Text(set.Field), Number(set.Terms.Count));
                foreach (ReadOnlyMemory<byte> term in set.Terms)
                {
                    Words(text, Text(term.Span));
                }
                break;
            case TermRangeQuery range:
                Words(text, "terms", Text(range.Field), End(range.Lower), End(range.Upper), Flag(range.IncludeLower), Flag(range.IncludeUpper));
                break;
            case PointRangeQuery points:
                Words(text, points.Bytes == sizeof(int) ? "ints" : "longs", Text(points.Field), Number(points.Lower), Number(points.Upper));
                break;
            case NumericRangeQuery values:
                Words(text, "values", Text(values.Field), Number(values.Lower), Number(values.Upper));
                break;
            case IndexOrDocValuesQuery either:
                Words(text, "either");
                Append(text, either.Index);
                Append(text, either.DocValues);
                break;
            case MatchAllDocsQuery:
                Words(text, "all");
                break;
            case MatchNoDocsQuery:
                Words(text, "none");
                break;
            case ConstantScoreQuery constant:
                Words(text, "constant");
                Append(text, constant.Query);
                break;
            case BoostQuery boost:
                Words(text, "boost", Bits(boost.Boost));
                Append(text, boost.Query);
                break;
            case SynonymQuery synonym:
                Words(text, "synonym", Text(synonym.Field), Number(synonym.Terms.Count));
                foreach ((ReadOnlyMemory<byte> term, float weight) in synonym.Terms)
                {
                    Words(text, Bits(weight), Text(term.Span));
                }
                break;
            case DocValuesFieldExistsQuery exists:
                Words(text, "hasvalues", Text(exists.Field));
                break;
            case NormsFieldExistsQuery exists:
                Words(text, "hasnorms", Text(exists.Field));
                break;
            case DistanceFeatureQuery distance:
                Words(text, "distance", Text(distance.Field), Bits(distance.Weight), Number(distance.Origin), Number(distance.Pivot));
                break;
            case FunctionScoreQuery function:
                Words(text, "function");
                Append(text, function.Query);
                Append(text, function.Source);
                break;
            case MultiPhraseQuery phrase:
                Words(text, "phrases", Text(phrase.Field), Number(phrase.Slop), Number(phrase.Terms.Count));
                for (int i = 0; i < phrase.Terms.Count; i++)
                {
                    Words(text, Number(phrase.Positions[i]), Number(phrase.Terms[i].Count));
                    Words(text, [.. phrase.Terms[i].Select(term => Text(term.Span))]);
                }
                break;
            case PhrasePrefixQuery phrase:
                Words(text, "phraseprefix", Text(phrase.Field), Number(phrase.MaxExpansions), Number(phrase.Words.Count));
                Words(text, [.. phrase.Words.Select(Text)]);
                break;
            case SpanTermQuery term:
                Words(text, "spanterm", Text(term.Field), Text(term.Term.Span));
                break;
            case SpanNearQuery near:
                Words(text, "spannear", Number(near.Slop), Flag(near.InOrder), Number(near.Clauses.Count));
                Clauses(text, near.Clauses);
                break;
            case SpanOrQuery or:
                Words(text, "spanor", Number(or.Clauses.Count));
                Clauses(text, or.Clauses);
                break;
            case FieldMaskingSpanQuery mask:
                Words(text, "spanmask", Text(mask.Field));
                Append(text, mask.Query);
                break;
            case SpanMultiTermQueryWrapper wrapper:
                Words(text, "spanmulti");
                Append(text, wrapper.Pattern);
                break;
            default:
                throw new NotSupportedException(query.GetType().Name);
        }
    }

    private static void Append(StringBuilder text, DoubleValuesSource source)
    {
        switch (source)
        {
            case FieldValuesSource field:
                Words(text, field.Kind switch { FieldNumber.Long => "long", FieldNumber.Float => "float", _ => "double" }, Text(field.Field));
                break;
            case ConstantValuesSource constant:
                Words(text, "constant", BitConverter.DoubleToUInt64Bits(constant.Value).ToString("x", CultureInfo.InvariantCulture));
                break;
            case ScoreValuesSource:
                Words(text, "scores");
                break;
            case QueryValuesSource scored:
                Words(text, "scored");
                Append(text, scored.Query);
                break;
            case ProductValuesSource { Boost: MatchValuesSource { Query: QueryValuesSource matched } match }:
                Words(text, "matching", Bits(match.Boost));
                Append(text, matched.Query);
                break;
            case ProductValuesSource product:
                Words(text, "times");
                Append(text, product.Boost);
                break;
            default:
                throw new NotSupportedException(source.GetType().Name);
        }
    }

    private static void Clauses(StringBuilder text, IReadOnlyList<SpanQuery> clauses)
    {
        foreach (SpanQuery clause in clauses)
        {
            Append(text, clause);
        }
    }

    private static void Words(StringBuilder text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            text.Append(' ').Append(word);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Bits(float number) => BitConverter.SingleToUInt32Bits(number).ToString("x", CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "1" : "0";

    private static string End(ReadOnlyMemory<byte>? end) => end is { } term ? Text(term.Span) : "*";

    private static string Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var word = new StringBuilder("'");
        foreach (byte b in bytes)
        {
            _ = char.IsAsciiLetterOrDigit((char)b) ? word.Append((char)b) : word.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return word.ToString();
    }
}
