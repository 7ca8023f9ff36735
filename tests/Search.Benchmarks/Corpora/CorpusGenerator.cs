using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Benchmarks.Corpora;

/// <summary>
/// A corpus of any size whose words, phrases and vocabulary behave as those of news: an article is made of runs of sentences of a few base articles
/// (one mostly, two of its neighbours,
/// one from anywhere), its length is lognormal, and every third sentence gets an invented name, so that the vocabulary grows with the corpus as a
/// real one's does. Dates rise from
/// 1987 to 2026 and become denser, as in an archive. One seed, one corpus.
/// </summary>
internal sealed class CorpusGenerator(BaseArticle[] texts, int seed)
{
    private const int ShortestArticle = 4;
    private const int LongestArticle = 400;
    private const int MostInVain = 1_000;
    private const double NameChance = 0.35;

    private static readonly int FirstDay = new DateOnly(1987, 1, 1).DayNumber;
    private static readonly int LastDay = new DateOnly(2026, 6, 30).DayNumber;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _body = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Writes JSON Lines with <c>id title body date</c>.</summary>
    /// <returns>How many bytes.</returns>
    public long Write(string file, int docs)
    {
        using FileStream output = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
        var line = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        for (int i = 0; i < docs; i++)
        {
            line.ResetWrittenCount();
            json.Reset();
            string title = Article();
            json.WriteStartObject();
            json.WriteString("id"u8, $"d{i:D7}");
            json.WriteString("title"u8, title);
            json.WriteString("body"u8, _body.ToString());
            json.WriteString("date"u8, Date((i + 0.5) / docs).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.Flush();
            line.Write("\n"u8);
            output.Write(line.WrittenSpan);
        }
        return output.Length;
    }

    /// <summary>Leaves an article in the body. Gives its title.</summary>
    private string Article()
    {
        int main = _random.Next(texts.Length);
        BaseArticle[] sources = [texts[main], Neighbour(main, 40), Neighbour(main, 40), texts[_random.Next(texts.Length)]];
        int length = Math.Clamp((int)Math.Exp(2.75 + 0.75 * Gauss()), ShortestArticle, LongestArticle);
        _body.Clear();
        _used.Clear();
        int sentences = 0;
        int untilBreak = _random.Next(2, 5);
        // A small base may have no more sentences.
        for (int vain = 0; sentences < length && vain < MostInVain; vain++)
        {
            // Mostly the first, hardly ever the last.
            int which = Math.Min(sources.Length - 1, (int)(_random.NextDouble() * _random.NextDouble() * sources.Length));
            string[] from = sources[which].Sentences;
            int start = _random.Next(from.Length);
            int end = Math.Min(from.Length, start + _random.Next(2, 5));
            bool isNew = false;
            for (int i = start; i < end; i++)
            {
                if (_used.Add(from[i]))
                {
                    isNew = true;
                    vain = 0;
                    sentences++;
                    _body.Append(_body.Length == 0 ? "" : --untilBreak == 0 ? "\n\n" : " ");
                    untilBreak = untilBreak == 0 ? _random.Next(2, 5) : untilBreak;
                    Append(from[i]);
                }
            }
            if (!isNew && _random.Next(2) == 0)
            {
                sources[which] = Neighbour(main, 200);
            }
        }
        return texts[main].Title is { Length: > 0 } title ? title : sources[0].Sentences[0];
    }

    private void Append(string sentence)
    {
        if (_random.NextDouble() >= NameChance)
        {
            _body.Append(sentence);
            return;
        }
        int at = sentence.IndexOf(' ', _random.Next(sentence.Length));
        at = at < 0 ? 0 : at + 1;
        _body.Append(sentence, 0, at).Append(InventedNames.Name(InventedNames.Draw(_random))).Append(' ').Append(sentence, at, sentence.Length - at);
    }

    private BaseArticle Neighbour(int main, int within) => texts[(main + _random.Next(1, within + 1)) % texts.Length];

    private DateOnly Date(double position)
    {
        int day = FirstDay + (int)(Math.Pow(position, 0.6) * (LastDay - FirstDay)) + _random.Next(-10, 11);
        return DateOnly.FromDayNumber(Math.Clamp(day, FirstDay, LastDay));
    }

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
