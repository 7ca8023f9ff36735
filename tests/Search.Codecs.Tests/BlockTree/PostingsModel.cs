using System.Globalization;
using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>One occurrence of a term. Offsets are -1 where the field has none.</summary>
internal readonly record struct Occurrence(int Position, int Start, int End, string Payload);

/// <summary>One document of a term. There are no occurrences where the field has no positions.</summary>
internal sealed record Posting(int Doc, int Freq, Occurrence[] Occurrences);

internal sealed record TermPostings(byte[] Term, Posting[] Postings)
{
    public long TotalFreq => Postings.Sum(p => (long)p.Freq);
}

internal sealed record FieldPostings(FieldInfo Field, byte[]? Norms, List<TermPostings> Terms);

/// <summary>All inverted fields of a segment as plain lists: what writers and readers are compared with.</summary>
internal sealed record PostingsModel(string Segment, byte[] Id, int MaxDoc, List<FieldPostings> Fields)
{
    public const string Suffix = "Lucene84_0";

    public static readonly string[] Extensions = ["doc", "pos", "pay", "tim", "tip", "tmd"];

    public FieldInfos FieldInfos => new(Fields.Select(f => f.Field));

    public SegmentReadState ReadState(ISegmentFiles files, bool verify = true) => new(files, Segment, Id, MaxDoc, FieldInfos, Suffix, verify);

    /// <summary>Reads what IndexTokens.java printed.</summary>
    public static PostingsModel Parse(TextReader lines)
    {
        PostingsModel? model = null;
        FieldPostings? field = null;
        while (lines.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            switch (parts[0])
            {
                case "segment":
                    model = new PostingsModel(parts[1], Convert.FromHexString(parts[2]), Number(parts[3]), []);
                    break;
                case "field":
                    var info = new FieldInfo
                    {
                        Name = parts[1],
                        Number = Number(parts[2]),
                        IndexOptions = (IndexOptions)Number(parts[3]),
                        HasPayloads = parts[4] == "payloads",
                    };
                    field = new FieldPostings(info, null, []);
                    break;
                case "norms":
                    byte[]? norms = parts[1] == "-" ? null : Bytes(parts[1]);
                    field!.Field.OmitsNorms = norms == null;
                    model!.Fields.Add(field = field with { Norms = norms });
                    break;
                default:
                    field!.Terms.Add(ParseTerm(parts, field.Field));
                    break;
            }
        }
        model!.Fields.Sort((a, b) => string.CompareOrdinal(a.Field.Name, b.Field.Name));
        return model;
    }

    public static byte[] Bytes(string hex) => hex == "-" ? [] : Convert.FromHexString(hex);

    public static string Hex(ReadOnlySpan<byte> bytes) => bytes.Length == 0 ? "-" : Convert.ToHexStringLower(bytes);

    /// <summary>Gives everything to a writer.</summary>
    public void WriteTo(IFieldsWriter writer)
    {
        foreach (FieldPostings field in Fields)
        {
            writer.BeginField(field.Field, field.Norms);
            foreach (TermPostings term in field.Terms)
            {
                writer.BeginTerm(term.Term);
                foreach (Posting posting in term.Postings)
                {
                    writer.BeginDoc(posting.Doc, posting.Freq);
                    foreach (Occurrence o in posting.Occurrences)
                    {
                        writer.AddPosition(o.Position, o.Start, o.End, Bytes(o.Payload));
                    }
                    writer.EndDoc();
                }
                writer.EndTerm();
            }
            writer.EndField();
        }
        writer.Finish();
    }

    /// <summary>Writes everything with our writer into a folder in memory.</summary>
    public MemoryIndexDirectory Write()
    {
        var directory = new MemoryIndexDirectory();
        using var writer = new BlockTreeTermsWriter(new SegmentWriteState(directory, Segment, Id, MaxDoc, FieldInfos, Suffix));
        WriteTo(writer);
        return directory;
    }

    private static TermPostings ParseTerm(string[] parts, FieldInfo field)
    {
        var postings = new Posting[Number(parts[2])];
        int at = 4;
        for (int i = 0; i < postings.Length; i++)
        {
            int doc = Number(parts[at++]);
            int freq = Number(parts[at++]);
            var occurrences = new Occurrence[field.HasPositions ? freq : 0];
            for (int k = 0; k < occurrences.Length; k++, at += 4)
            {
                occurrences[k] = new Occurrence(Number(parts[at]), Number(parts[at + 1]), Number(parts[at + 2]), parts[at + 3]);
            }
            postings[i] = new Posting(doc, freq, occurrences);
        }
        return new TermPostings(Bytes(parts[1]), postings);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
