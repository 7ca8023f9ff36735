using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

public sealed class ValuesDamageTests
{
    public static TheoryData<string> Files => [.. ValuesSegment.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_flipped_bit_and_each_cut_is_found(string file)
    {
        TestRandom random = TestRandom.WithSeed(3);
        using ValuesSegment segment = new ValuesSegment(ModelShapes.Columns(random, 40, 12)).WriteModel();
        Damage.EachBitAndLength(segment.Directory, file, () => Open(segment, file, verify: true));
        Damage.EachLength(segment.Directory, file, () => Open(segment, file, verify: false));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_with_a_right_checksum_never_does_more_than_fail(string file)
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 4; round++)
        {
            using ValuesSegment segment = new ValuesSegment(ModelShapes.Columns(random, random.Next(1, 2000), 12)).WriteModel();
            Damage.WithRepairedChecksum(segment.Directory, file, random, () => CheckAll(segment, file), most: 300);
        }
    }

    private static void Open(ValuesSegment segment, string file, bool verify)
    {
        try
        {
            _ = IsNorms(file)
                ? (object)new Lucene80NormsReader(segment.ReadState("", verify))
                : new Lucene80DocValuesReader(segment.ReadState(ValuesSegment.Suffix, verify));
        }
        finally
        {
            segment.CloseFiles();
        }
    }

    // Each field is checked when another one fails, so that damage gets as far as it can.
    private static void CheckAll(ValuesSegment segment, string file)
    {
        CorruptIndexException? first = null;
        try
        {
            INormsReader? norms = IsNorms(file) ? new Lucene80NormsReader(segment.ReadState("")) : null;
            IDocValuesReader? values = IsNorms(file) ? null : new Lucene80DocValuesReader(segment.ReadState(ValuesSegment.Suffix));
            foreach (FieldInfo field in segment.Fields)
            {
                try
                {
                    if (norms?.GetNorms(field) != null)
                    {
                        new NormsChecker(file, segment.MaxDoc).Check(field, () => norms.GetNorms(field)!, out _);
                    }
                    if (values != null)
                    {
                        new DocValuesChecker(file, segment.MaxDoc).Check(field, values);
                    }
                }
                catch (CorruptIndexException error)
                {
                    first ??= error;
                }
            }
        }
        finally
        {
            segment.CloseFiles();
        }
        if (first != null)
        {
            throw first;
        }
    }

    private static bool IsNorms(string file) => file.Contains(".nv", StringComparison.Ordinal);
}
