using System.Numerics;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>Writes a set of doc ids in <see cref="IndexedDisiFormat"/>.</summary>
internal sealed class IndexedDisiWriter
{
    private readonly ByteWriter _data;
    private readonly long _start;
    private readonly ulong[] _bits = new ulong[IndexedDisiFormat.WordsPerBlock];
    private readonly List<(int Index, int Offset)> _jumps = [];
    private int _members;

    private IndexedDisiWriter(ByteWriter data)
    {
        _data = data;
        _start = data.Position;
    }

    /// <summary>Writes all docs of the iterator and gives the number of jumps, for the metadata.</summary>
    public static short Write(DocIdIterator docs, ByteWriter data) => new IndexedDisiWriter(data).Write(docs);

    private short Write(DocIdIterator docs)
    {
        int block = -1;
        int count = 0;
        for (int doc = docs.NextDoc(); doc != DocIdIterator.NoMoreDocs; doc = docs.NextDoc())
        {
            if (doc >> 16 != block)
            {
                WriteBlock(block, count);
                block = doc >> 16;
                count = 0;
            }
            _bits[(doc & 0xFFFF) >> 6] |= 1UL << (doc & 63);
            count++;
        }
        WriteBlock(block, count);
        int end = block + 1;
        AddJumps(end);
        WriteHeader(DocIdIterator.NoMoreDocs >> 16, 1);
        _data.WriteInt16(unchecked((short)DocIdIterator.NoMoreDocs));
        if (_jumps.Count == 2)
        {
            return 0;
        }
        foreach ((int index, int offset) in _jumps)
        {
            _data.WriteInt32(index);
            _data.WriteInt32(offset);
        }
        return (short)_jumps.Count;
    }

    // Fills the table up to the given block: blocks without members lead to the next that has some.
    private void AddJumps(int block)
    {
        while (_jumps.Count <= block)
        {
            _jumps.Add((_members, (int)(_data.Position - _start)));
        }
    }

    private void WriteBlock(int block, int count)
    {
        if (count == 0)
        {
            return;
        }
        AddJumps(block);
        WriteHeader(block, count);
        if (count <= IndexedDisiFormat.MaxSparse)
        {
            WriteDocs();
        }
        else if (count < IndexedDisiFormat.BlockSize)
        {
            WriteDense();
        }
        _members += count;
        Array.Clear(_bits);
    }

    private void WriteHeader(int block, int count)
    {
        _data.WriteInt16((short)block);
        _data.WriteInt16((short)(count - 1));
    }

    private void WriteDocs()
    {
        for (int word = 0; word < _bits.Length; word++)
        {
            for (ulong bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                _data.WriteInt16((short)((word << 6) + BitOperations.TrailingZeroCount(bits)));
            }
        }
    }

    private void WriteDense()
    {
        const int wordsPerRank = 1 << (IndexedDisiFormat.RankPower - 6);
        int before = 0;
        for (int word = 0; word < _bits.Length; word++)
        {
            if (word % wordsPerRank == 0)
            {
                _data.WriteInt16((short)before);
            }
            before += BitOperations.PopCount(_bits[word]);
        }
        foreach (ulong word in _bits)
        {
            _data.WriteInt64((long)word);
        }
    }
}
