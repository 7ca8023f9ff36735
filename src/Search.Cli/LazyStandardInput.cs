using System.Text;

namespace Search.Cli;

/// <summary>Standard input as UTF-8 lines. Opened when it is first read, which most commands never do.</summary>
internal sealed class LazyStandardInput : TextReader
{
    private StreamReader? _reader;

    private StreamReader Reader => _reader ??= new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));

    public override int Read() => Reader.Read();

    public override int Peek() => Reader.Peek();

    public override string? ReadLine() => Reader.ReadLine();

    public override int Read(char[] buffer, int index, int count) => Reader.Read(buffer, index, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader?.Dispose();
        }
        base.Dispose(disposing);
    }
}
