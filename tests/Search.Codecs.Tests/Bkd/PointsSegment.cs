using Search.Codecs.Contracts;
using Search.Codecs.Lucene86;
using Search.Storage;

namespace Search.Codecs.Tests.Bkd;

/// <summary>A segment with nothing but points, from a model. Lets go of its files when disposed.</summary>
internal sealed class PointsSegment : ISegmentFiles, IDisposable
{
    public static readonly string[] Files = ["_0.kdd", "_0.kdi", "_0.kdm"];

    private readonly List<MappedFile> _open = [];

    public PointsSegment(IReadOnlyList<ModelPoints> columns, int maxDoc, byte[]? id = null)
    {
        Columns = columns;
        MaxDoc = maxDoc;
        Id = id ?? [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        Fields = new FieldInfos(columns.Select((c, i) => c.Field(i)));
        using var writer = new Lucene86PointsWriter(new SegmentWriteState(Directory, "_0", Id, MaxDoc, Fields));
        foreach (FieldInfo field in Fields)
        {
            List<(int Doc, byte[] Value)> points = Columns[field.Number].Points;
            writer.AddField(field, [.. points.SelectMany(p => p.Value)], [.. points.Select(p => p.Doc)]);
        }
        writer.Finish();
    }

    public IReadOnlyList<ModelPoints> Columns { get; }

    public int MaxDoc { get; }

    public byte[] Id { get; }

    public FieldInfos Fields { get; }

    public MemoryIndexDirectory Directory { get; } = new();

    public SegmentReadState ReadState(bool verify = true) => new(this, "_0", Id, MaxDoc, Fields, "", verify);

    public FileSlice Open(string fileName)
    {
        MappedFile file = Directory.OpenFile(fileName);
        _open.Add(file);
        return file.Slice();
    }

    public void CloseFiles()
    {
        _open.ForEach(f => f.Release());
        _open.Clear();
    }

    public void Dispose() => CloseFiles();
}
