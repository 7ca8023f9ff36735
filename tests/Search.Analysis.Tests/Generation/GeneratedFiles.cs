using System.Text;
using Search.Testing;

namespace Search.Analysis.Tests.Generation;

/// <summary>The sources of src/Search.Analysis that are made from the Unicode Character Database or from facts that real Lucene tells.</summary>
internal static class GeneratedFiles
{
    private const string FromUnicode = "From the Unicode Character Database 15.0.0 (Debian: unicode-data).";
    private const string FromLucene = "Facts told by Apache Lucene 8.8.1 (Debian: liblucene8-java), run over every code point or list.";

    internal static string WordClasses()
    {
        var grammar = new WordGrammar();
        CodePointClasses classes = grammar.Classes;
        byte[] wordBreak = new byte[classes.Count];
        byte[] pictographic = new byte[classes.Count];
        for (int i = 0; i < classes.Count; i++)
        {
            int value = WordGrammar.WordBreakValues.ToList().FindIndex(v => classes.IsIn(i, grammar.WordBreakSet(v)));
            wordBreak[i] = (byte)(value + 1);
            pictographic[i] = (byte)(classes.IsIn(i, grammar.ExtendedPictographic) ? 1 : 0);
        }
        return new SourceText("Search.Analysis.Unicode", "WordClasses", "Classes of code points that are the same to every rule about words.", FromUnicode)
            .Member($"internal const int Count = {classes.Count};")
            .Member("")
            .Bytes("WordBreakOf", "[class] = the value of Word_Break.", wordBreak)
            .Member("")
            .Bytes("IsPictographic", "[class] = 1 for Extended_Pictographic.", pictographic)
            .Member("")
            .TwoStages("The class of a code point.", classes.Of)
            .ToString();
    }

    internal static string WordAutomaton()
    {
        var grammar = new WordGrammar();
        const int Row = 64;
        IEnumerable<byte> next = grammar.Automaton.Next.SelectMany(row => row.Concat(new int[Row - row.Length])).Select(n => checked((byte)n));
        IEnumerable<byte> accepts = grammar.Automaton.Accepts.Select(rule => rule == 0 ? byte.MaxValue : (byte)grammar.Types[rule - 1]);
        return new SourceText(
            "Search.Analysis.Tokenizing",
            "WordAutomaton",
            "The smallest automaton that finds tokens as Lucene's StandardTokenizer does. State 0 is dead, 1 the start.",
            FromUnicode)
            .Member($"internal const int States = {grammar.Automaton.Next.Length};")
            .Member("")
            .Member("/// <summary>The next state is <c>Next[state &lt;&lt; RowShift | class]</c>.</summary>")
            .Member("internal const int RowShift = 6;")
            .Member("")
            .Member("/// <summary>In place of a type, where a state has matched nothing.</summary>")
            .Member($"internal const byte NoMatch = {byte.MaxValue};")
            .Member("")
            .Bytes("TypeOf", "[state] = the <see cref=\"TokenType\"/> of what has been matched there.", accepts)
            .Member("")
            .Bytes("Next", "[state][class].", next)
            .ToString();
    }

    internal static string LowerCase()
    {
        int[] delta = new int[Ucd.CodePoints];
        foreach ((int upper, int lower) in Ucd.SimpleLowerCase())
        {
            delta[upper] = lower - upper;
        }
        List<int> deltas = [0, .. delta.Where(d => d != 0).Distinct()];
        return new SourceText("Search.Analysis.Unicode", "LowerCaseTable", "The simple lower case of every code point.", FromUnicode)
            .Ints("Deltas", "[kind] = what to add to a code point.", deltas)
            .Member("")
            .TwoStages("The kind of a code point.", [.. delta.Select(d => checked((byte)deltas.IndexOf(d)))])
            .ToString();
    }

    internal static string AsciiFolding()
    {
        var numbers = new List<string> { "" };
        byte[] kinds = new byte[Ucd.CodePoints];
        foreach (string line in JavaLucene.Program("AnalysisFacts", "folding").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('\t', 2);
            int number = numbers.IndexOf(fields[1]);
            if (number < 0)
            {
                number = numbers.Count;
                numbers.Add(fields[1]);
            }
            kinds[int.Parse(fields[0])] = checked((byte)number);
        }
        var starts = new List<int>();
        int length = 0;
        foreach (string folded in numbers)
        {
            starts.Add(length);
            length += folded.Length;
        }
        starts.Add(length);
        byte[] start = [.. starts.Select(s => (byte)(s & 255))];
        byte[] high = [.. starts.Select(s => checked((byte)(s >> 8)))];
        return new SourceText("Search.Analysis.Unicode", "AsciiFoldingTable", "What code points become in ASCII.", FromLucene)
            .Bytes("Low", "[kind] = where its text starts in <see cref=\"Texts\"/>: the low byte.", start)
            .Member("")
            .Bytes("High", "The high byte.", high)
            .Member("")
            .Bytes("Texts", "All texts, one behind the other.", Encoding.ASCII.GetBytes(string.Concat(numbers)))
            .Member("")
            .TwoStages("The kind of a code point; 0 stays as it is.", kinds)
            .ToString();
    }

    internal static string EnglishStopWords()
    {
        var source = new SourceText("Search.Analysis.English", "EnglishStopWordLists", "Lists of stop words.", FromLucene);
        foreach ((string name, string verb) in new[] { ("Lucene33", "english-stop"), ("Snowball174", "snowball-stop") })
        {
            AddWords(source, $"internal static readonly string[] {name} =", JavaLucene.Program("AnalysisFacts", verb));
        }
        return source.ToString();
    }

    internal static string StopWords()
    {
        string[] languages =
        [
            "Arabic", "Danish", "Dutch", "Finnish", "French", "German", "Italian", "Norwegian", "Portuguese", "Russian", "Spanish", "Swedish",
        ];
        var source = new SourceText("Search.Analysis.Languages", "StopWordLists", "Lists of stop words, made anew each time they are asked for.", FromLucene);
        string[] lists = JavaLucene.Program("AnalysisFacts", ["stop", .. languages]).Split('\f');
        foreach ((string language, string words) in languages.Zip(lists.Skip(1)))
        {
            AddWords(source, $"internal static string[] {language} =>", words);
        }
        return source.ToString();
    }

    private static void AddWords(SourceText source, string member, string lines)
    {
        source.Member(member).Member("[");
        foreach (string[] chunk in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Chunk(10))
        {
            source.Member("    " + string.Concat(chunk.Select(w => $"\"{w}\", ")).TrimEnd());
        }
        source.Member("];").Member("");
    }
}
