namespace Search.Engine.Indexing;

/// <summary>
/// The segments in memory: as many as threads add documents at a time, within one budget. A thread rents a slot, fills in a document without any lock, and
/// returns it; where memory runs short the largest slot is taken out to be flushed, by the thread that has it.
/// </summary>
/// <remarks>All members but <see cref="BufferSlot"/>'s own work are called under the writer's lock, which <see cref="Monitor"/> waits on.</remarks>
internal sealed class SegmentBuffers(object guard, Schema schema, FieldNumbers numbers, DeleteLog log, long budget)
{
    /// <summary>While flushes are under way memory may grow to so much of the budget, before threads wait.</summary>
    private const double Stretch = 1.1;

    private readonly ArenaBlocks _blocks = new();
    private readonly Stack<BufferSlot> _free = [];
    private readonly List<BufferSlot> _idle = [];
    private readonly List<BufferSlot> _rented = [];
    private readonly Dictionary<BufferSlot, (long Bytes, long Mark)> _flushing = [];
    private bool _isStopped;

    /// <summary>The smallest number of the log that a document in memory may be concerned by. One that is being flushed was told all up to then.</summary>
    internal long FirstMark =>
        _idle.Concat(_rented).Select(slot => slot.FirstMark).Concat(_flushing.Values.Select(flush => flush.Mark)).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>Bytes held, those on their way to a segment included.</summary>
    internal long MemoryUsed
    {
        get
        {
            // Asked for every document, so without LINQ and its enumerators.
            long bytes = log.MemoryUsed;
            foreach (BufferSlot slot in _idle)
            {
                bytes += slot.MemoryUsed;
            }
            foreach (BufferSlot slot in _rented)
            {
                bytes += slot.MemoryUsed;
            }
            foreach ((long held, _) in _flushing.Values)
            {
                bytes += held;
            }
            return bytes;
        }
    }

    /// <summary>A slot for one document. Waits while a commit gathers what was added, and while memory is used up until a flush is done.</summary>
    internal BufferSlot Rent(Action throwIfDone)
    {
        throwIfDone();
        while (_isStopped || (_flushing.Count > 0 && MemoryUsed > budget * Stretch))
        {
            Monitor.Wait(guard);
            throwIfDone();
        }
        BufferSlot slot;
        if (_idle.Count > 0)
        {
            slot = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
        }
        else
        {
            slot = _free.Count > 0 ? _free.Pop() : new BufferSlot(schema, numbers, _blocks);
        }
        _rented.Add(slot);
        return slot;
    }

    /// <summary>Takes a slot back. Gives the one that the caller must flush now, or null: first it must be told what the log says up to its end.</summary>
    internal BufferSlot? Return(BufferSlot slot)
    {
        _rented.Remove(slot);
        if (slot.IsEmpty)
        {
            _free.Push(slot);
        }
        else
        {
            _idle.Add(slot);
        }
        Monitor.PulseAll(guard);
        BufferSlot? full = slot.MustFlush || slot.MemoryUsed >= ByteArena.MaxBytes ? slot : null;
        if (full == null && MemoryUsed >= budget && _flushing.Count == 0)
        {
            BufferSlot? largest = _idle.Concat(_rented).MaxBy(other => other.MemoryUsed);
            if (largest != null && _rented.Contains(largest))
            {
                largest.MustFlush = true;
            }
            else
            {
                full = largest;
            }
        }
        if (full is { IsEmpty: false })
        {
            BeginFlush(full);
            return full;
        }
        return null;
    }

    /// <summary>Gives up a slot whose document could not be added for a reason that ends the writer.</summary>
    internal void Drop(BufferSlot slot)
    {
        _rented.Remove(slot);
        slot.Discard();
        Monitor.PulseAll(guard);
    }

    /// <summary>Waits until no document is half added and no flush under way, and takes out all that is in memory: the caller tells it
    /// what the log says up to its end, and flushes it.</summary>
    internal IReadOnlyList<BufferSlot> TakeAll(Action throwIfDone)
    {
        while (_isStopped)
        {
            Monitor.Wait(guard);
        }
        _isStopped = true;
        try
        {
            while (_rented.Count > 0 || _flushing.Count > 0)
            {
                Monitor.Wait(guard);
            }
            throwIfDone();
            BufferSlot[] all = [.. _idle];
            Array.ForEach(all, BeginFlush);
            return all;
        }
        finally
        {
            _isStopped = false;
            Monitor.PulseAll(guard);
        }
    }

    /// <summary>The slot's segment is among the written ones, or lost.</summary>
    internal void EndFlush(BufferSlot slot)
    {
        _flushing.Remove(slot);
        _free.Push(slot);
        Monitor.PulseAll(guard);
    }

    /// <summary>Waits until no document is half added and no flush under way, and forgets all that is in memory.</summary>
    internal void Close()
    {
        while (_rented.Count > 0 || _flushing.Count > 0)
        {
            Monitor.Wait(guard);
        }
        _idle.ForEach(slot => slot.Discard());
        _idle.Clear();
    }

    private void BeginFlush(BufferSlot slot)
    {
        _idle.Remove(slot);
        _flushing.Add(slot, (slot.MemoryUsed, log.End));
    }
}
