using Search.Codecs.Contracts;
using Search.Codecs.Framing;

namespace Search.Engine.Indexing;

/// <summary>
/// One number a field name, the same in all segments of an index as far as possible: merges can then copy. New names take the lowest free number.
/// Safe for several threads.
/// </summary>
internal sealed class FieldNumbers
{
    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<int> _taken = [];
    private readonly Lock _guard = new();
    private int _lowestFree;

    /// <summary>The number of a field that is about to be written; the field is remembered as it is.</summary>
    /// <exception cref="IndexFormatException">The index has the name already, indexed in another way.</exception>
    internal int GetOrAdd(string name, IndexOptions options, DocValuesType docValues, int pointBytes)
    {
        lock (_guard)
        {
            return Find(name, options, docValues, pointBytes);
        }
    }

    /// <summary>Learns the fields of a segment that is there already. Before other threads ask.</summary>
    internal void Learn(FieldInfos fields)
    {
        foreach (FieldInfo field in fields)
        {
            if (!_byName.TryGetValue(field.Name, out FieldInfo? known))
            {
                Add(new FieldInfo
                {
                    Name = field.Name,
                    Number = _taken.Contains(field.Number) ? FreeNumber() : field.Number,
                    IndexOptions = field.IndexOptions,
                    DocValuesType = field.DocValuesType,
                    PointDimensions = field.PointDimensions,
                    PointBytes = field.PointBytes,
                });
                continue;
            }
            known.IndexOptions = known.IndexOptions == IndexOptions.None ? field.IndexOptions : known.IndexOptions;
            known.DocValuesType = known.DocValuesType == DocValuesType.None ? field.DocValuesType : known.DocValuesType;
            if (known.PointBytes == 0)
            {
                (known.PointBytes, known.PointDimensions) = (field.PointBytes, field.PointDimensions);
            }
        }
    }

    private int Find(string name, IndexOptions options, DocValuesType docValues, int pointBytes)
    {
        if (_byName.TryGetValue(name, out FieldInfo? known))
        {
            if (Differs(known.IndexOptions, options) || Differs(known.DocValuesType, docValues)
                || (known.PointBytes != 0 && pointBytes != 0 && (known.PointBytes != pointBytes || known.PointDimensions != 1)))
            {
                throw new IndexFormatException($"Field '{name}' is in the index already, indexed in another way: index the documents anew");
            }
            known.IndexOptions = options == IndexOptions.None ? known.IndexOptions : options;
            known.DocValuesType = docValues == DocValuesType.None ? known.DocValuesType : docValues;
            (known.PointBytes, known.PointDimensions) = pointBytes == 0 ? (known.PointBytes, known.PointDimensions) : (pointBytes, 1);
            return known.Number;
        }
        Add(new FieldInfo
        {
            Name = name,
            Number = FreeNumber(),
            IndexOptions = options,
            DocValuesType = docValues,
            PointDimensions = pointBytes == 0 ? 0 : 1,
            PointBytes = pointBytes,
        });
        return _byName[name].Number;
    }

    /// <summary>The number that a name has, or a new one: what merges ask.</summary>
    internal int NumberOf(string name) => GetOrAdd(name, IndexOptions.None, DocValuesType.None, 0);

    private static bool Differs<T>(T known, T wanted)
        where T : struct, Enum =>
        !EqualityComparer<T>.Default.Equals(known, default) && !EqualityComparer<T>.Default.Equals(wanted, default)
        && !EqualityComparer<T>.Default.Equals(known, wanted);

    private void Add(FieldInfo field)
    {
        _byName.Add(field.Name, field);
        _taken.Add(field.Number);
    }

    private int FreeNumber()
    {
        while (_taken.Contains(_lowestFree))
        {
            _lowestFree++;
        }
        return _lowestFree;
    }
}
