using System.Text;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
using Search.Storage;

namespace Search.Codecs.Tests.Lucene80;

/// <summary>A segment with nothing but norms and doc values, from a model. Lets go of its files when disposed.</summary>
internal sealed class ValuesSegment : ISegmentFiles, IDisposable
{
    public const string Suffix = "Lucene80_0";

    private readonly List<MappedFile> _open = [];

    public ValuesSegment(IReadOnlyList<ModelColumn> columns, byte[]? id = null)
    {
        Columns = columns;
        MaxDoc = columns[0].MaxDoc;
        Id = id ?? [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        Fields = new FieldInfos(columns.Select((c, i) => c.Field(i)));
    }

    public IReadOnlyList<ModelColumn> Columns { get; }

    public int MaxDoc { get; }

    public byte[] Id { get; }

    public FieldInfos Fields { get; }

    public MemoryIndexDirectory Directory { get; private set; } = new();

    public static string[] Files => [$"_0_{Suffix}.dvd", $"_0_{Suffix}.dvm", "_0.nvd", "_0.nvm"];

    /// <summary>The lines that make the Java program WriteValues write the same.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        for (int doc = 0; doc < MaxDoc; doc++)
        {
            foreach (ModelColumn column in Columns)
            {
                column.Describe(doc, text);
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    public SegmentReadState ReadState(string suffix, bool verify = true) => new(this, "_0", Id, MaxDoc, Fields, suffix, verify);

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

    public ValuesSegment WriteModel()
    {
        using var norms = new Lucene80NormsWriter(WriteState(""));
        using var values = new Lucene80DocValuesWriter(WriteState(Suffix));
        foreach (FieldInfo field in Fields)
        {
            ModelColumn column = Columns[field.Number];
            switch (column.Kind)
            {
                case "norm":
                    norms.AddField(field, () => new ModelNumeric(column.Numbers));
                    break;
                case "n":
                    values.AddNumeric(field, () => new ModelNumeric(column.Numbers));
                    break;
                case "sn":
                    values.AddSortedNumeric(field, () => new ModelSortedNumeric(column.Numbers));
                    break;
                case "b":
                    values.AddBinary(field, () => new ModelBinary(column.Bytes));
                    break;
                case "s":
                    values.AddSorted(field, () => new ModelSorted(column));
                    break;
                default:
                    values.AddSortedSet(field, () => new ModelSortedSet(column));
                    break;
            }
        }
        norms.Finish();
        values.Finish();
        return this;
    }

    /// <summary>Writes what the readers give of <paramref name="source"/>.</summary>
    public ValuesSegment WriteCopy(ValuesSegment source)
    {
        var normsReader = new Lucene80NormsReader(source.ReadState(""));
        var reader = new Lucene80DocValuesReader(source.ReadState(Suffix));
        using var norms = new Lucene80NormsWriter(WriteState(""));
        using var values = new Lucene80DocValuesWriter(WriteState(Suffix));
        foreach (FieldInfo field in Fields)
        {
            switch (Columns[field.Number].Kind)
            {
                case "norm":
                    norms.AddField(field, () => normsReader.GetNorms(field)!);
                    break;
                case "n":
                    values.AddNumeric(field, () => reader.GetNumeric(field)!);
                    break;
                case "sn":
                    values.AddSortedNumeric(field, () => reader.GetSortedNumeric(field)!);
                    break;
                case "b":
                    values.AddBinary(field, () => reader.GetBinary(field)!);
                    break;
                case "s":
                    values.AddSorted(field, () => reader.GetSorted(field)!);
                    break;
                default:
                    values.AddSortedSet(field, () => reader.GetSortedSet(field)!);
                    break;
            }
        }
        norms.Finish();
        values.Finish();
        return this;
    }

    private SegmentWriteState WriteState(string suffix) => new(Directory, "_0", Id, MaxDoc, Fields, suffix);
}
