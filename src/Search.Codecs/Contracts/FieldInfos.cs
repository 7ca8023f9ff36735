using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Search.Codecs.Contracts;

/// <summary>All fields of a segment, in the order of their numbers.</summary>
public sealed class FieldInfos : IReadOnlyCollection<FieldInfo>
{
    private readonly FieldInfo[] _inOrder;
    private readonly Dictionary<int, FieldInfo> _byNumber = [];
    private readonly Dictionary<string, FieldInfo> _byName = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two fields share a name or a number.</exception>
    public FieldInfos(IEnumerable<FieldInfo> fields)
    {
        foreach (FieldInfo field in fields)
        {
            _byNumber.Add(field.Number, field);
            _byName.Add(field.Name, field);
        }
        _inOrder = [.. _byNumber.Values];
        Array.Sort(_inOrder, static (a, b) => a.Number.CompareTo(b.Number));
    }

    public int Count => _inOrder.Length;

    public FieldInfo? this[string name] => _byName.GetValueOrDefault(name);

    public bool TryGet(int number, [NotNullWhen(true)] out FieldInfo? field) => _byNumber.TryGetValue(number, out field);

    public IEnumerator<FieldInfo> GetEnumerator() => ((IEnumerable<FieldInfo>)_inOrder).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
