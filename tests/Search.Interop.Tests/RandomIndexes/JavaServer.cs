using System.Diagnostics;
using System.Text;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>A Java program that stays, for its start takes longer than a small index: it is given lines, and answers each.</summary>
internal sealed class JavaServer(string program, string classPath) : IDisposable
{
    private readonly Process _process = JavaLucene.Start(program, classPath);

    /// <summary>What the program answers to a line.</summary>
    public string Ask(string line)
    {
        _process.StandardInput.Write(line + "\n");
        _process.StandardInput.Flush();
        var answer = new StringBuilder();
        while (_process.StandardOutput.ReadLine() is { } said)
        {
            if (said == ".")
            {
                string text = answer.ToString().Trim('\n');
                return text.StartsWith("error ", StringComparison.Ordinal) ? throw new InvalidOperationException($"{line}: {text}") : text;
            }
            answer.Append(said).Append('\n');
        }
        throw new InvalidOperationException($"{line}: {program} ended. {answer}");
    }

    /// <summary>What Java's Lucene answers to queries about an index.</summary>
    public List<Answer> Answers(string index, IReadOnlyList<AskedQuery> queries)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("queries"), queries.Select(query => query.Line));
        Ask($"search {folder.File("queries")} {folder.File("answers")} {index}");
        return Answer.Read(folder.File("answers"));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
