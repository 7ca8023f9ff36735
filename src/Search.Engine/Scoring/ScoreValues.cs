using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Numbers for the documents of one segment.</summary>
internal abstract class ScoreValues
{
    /// <param name="docs">At most <see cref="Scorer.BlockSize"/>, ascending, none before what was asked earlier.</param>
    /// <param name="scores">The documents' scores in the wrapped query, where the source needs them: as many.</param>
    /// <param name="values">As long at least: takes the values.</param>
    /// <param name="hasValue">As long at least: set to whether there is one.</param>
    public abstract void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue);

    /// <summary>The value of one document; null where it has none.</summary>
    public double? ValueOf(int doc, float score)
    {
        double value = 0;
        bool hasValue = false;
        Fill([doc], [score], new Span<double>(ref value), new Span<bool>(ref hasValue));
        return hasValue ? value : null;
    }
}

/// <summary>No document has a value.</summary>
internal sealed class NoValues : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue) =>
        hasValue[..docs.Length].Clear();
}

/// <summary>The number in a field.</summary>
internal sealed class FieldValues(NumericDocValues field, FieldNumber kind) : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            hasValue[i] = field.AdvanceExact(docs[i]);
            values[i] = hasValue[i] ? Decode(field.Value) : 0;
        }
    }

    private double Decode(long bits) => kind switch
    {
        FieldNumber.Float => BitConverter.Int32BitsToSingle((int)bits),
        FieldNumber.Double => BitConverter.Int64BitsToDouble(bits),
        _ => bits,
    };
}

/// <summary>The same for all.</summary>
internal sealed class ConstantValues(double value) : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        values[..docs.Length].Fill(value);
        hasValue[..docs.Length].Fill(true);
    }
}

/// <summary>The scores in the wrapped query.</summary>
internal sealed class InnerValues : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            values[i] = scores[i];
        }
        hasValue[..docs.Length].Fill(true);
    }
}

/// <summary>The scores in another query.</summary>
internal sealed class QueryValues(Scorer scorer) : ScoreValues
{
    private readonly float[] _scores = new float[Scorer.BlockSize];

    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        scorer.Probe(docs, hasValue[..docs.Length], _scores.AsSpan(0, docs.Length));
        for (int i = 0; i < docs.Length; i++)
        {
            values[i] = _scores[i];
        }
    }
}

/// <summary>A number where there is a value, otherwise 1.</summary>
internal sealed class MatchValues(ScoreValues query, float boost) : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        query.Fill(docs, scores, values, hasValue);
        for (int i = 0; i < docs.Length; i++)
        {
            values[i] = hasValue[i] ? boost : 1;
            hasValue[i] = true;
        }
    }
}

/// <summary>The scores in the wrapped query, times the values.</summary>
internal sealed class ProductValues(ScoreValues boost) : ScoreValues
{
    public override void Fill(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, Span<double> values, Span<bool> hasValue)
    {
        boost.Fill(docs, scores, values, hasValue);
        for (int i = 0; i < docs.Length; i++)
        {
            values[i] = scores[i] * (hasValue[i] ? values[i] : 1);
            hasValue[i] = true;
        }
    }
}
