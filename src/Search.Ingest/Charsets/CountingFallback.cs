using System.Text;

namespace Search.Ingest.Charsets;

/// <summary>Puts U+FFFD in place of bytes that mean nothing, and counts. For one text.</summary>
internal sealed class CountingFallback : DecoderFallback
{
    public int Count { get; private set; }

    public override int MaxCharCount => 1;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(CountingFallback owner) : DecoderFallbackBuffer
    {
        private bool _isPending;

        public override int Remaining => _isPending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            _isPending = true;
            return true;
        }

        public override char GetNextChar()
        {
            char next = _isPending ? '\uFFFD' : '\0';
            _isPending = false;
            return next;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => _isPending = false;
    }
}
