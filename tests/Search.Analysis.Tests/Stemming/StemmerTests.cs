using System.Text;
using Search.Analysis.Filters;
using Search.Analysis.Stemming;
using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.Stemming;

public class StemmerTests
{
    private static readonly int RandomWords = int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_WORDS") ?? "3000");

    public static TheoryData<string> Languages => [.. SnowballVocabulary.Stemmers.Keys];

    [Theory]
    [InlineData(
        "danish",
        "dagene dag,bøgernes bøg,værdigheden værd,venligst ven,arbejdsløst arbejdsløs,kunstigt kunst,pc'en pc,katten kat,"
        + "hus' hus,bade bad,på på,og og")]
    [InlineData(
        "dutch",
        "gewerkt werk,afgewerkte afwerk,mogelijkheden molijk,kozen koos,ideeën ideeën,koninkje koon,boompje boom,"
        + "gevaar gevaar,geïnd inn,innig innig,schilderij schilder,lopen loop,vlaggen vlag,deur' deur'")]
    [InlineData(
        "english",
        "dying die,generously generous,communities communiti,skies sky,proceed proceed,agreed agre,hopping hop,hoping hope,"
        + "inning inning,added add,'twas' twas,yearly year,sensibility sensibl,apologist apolog,news news,international internat,"
        + "a's a")]
    [InlineData(
        "finnish",
        "taloissani talo,kirjoissammekin kirj,puheen puhe,maahan maaha,suurempi suuremp,opettajat opettaj,kauniimmat kauniim,"
        + "lasten last,asiakkaille asiak,veneisiin vene,tyttö tytö,allahin allahin")]
    [InlineData(
        "french",
        "l'homme homm,qu'elle elle,continuellement continuel,majestueuse majestu,chevaux cheval,bijoux bijou,naïveté naïvet,"
        + "confusément confus,finissaient fin,gouvernement gouvern,quelques quelqu,aiguë aigu,paris paris,mauvais mauvais,"
        + "mangeait mang,s' s'")]
    [InlineData(
        "german",
        "häuser haus,strasse strass,straße strass,aufeinanderfolgenden aufeinanderfolg,lehrerinnen lehr,ergebnisses ergebnis,"
        + "system system,aehnlichkeiten ahnlich,bauen bau,quelle quell,internet internet,planet planet,kategorischsten kategor,"
        + "hans' hans,wandeln wandel")]
    [InlineData(
        "italian",
        "dell'anno anno,abbandonandolo abbandon,abbandonarla abbandon,università univers,città citt,velocemente veloc,"
        + "politiche polit,perché perc,divano divan,quando quand,guaio guai,l'acqua acqua")]
    [InlineData(
        "norwegian",
        "husene hus,bygningens bygning,oversatte oversatt,havnedistriktene havnedistrikt,innsatsens innsats,vakkert vakker,"
        + "dårlig dår,pc'ens pc,sommers sommers,skogers skog,bøkene bøk,på på")]
    [InlineData(
        "portuguese",
        "corações coraçõ,nações naçõ,democratização democratiz,importância import,quilométricas quilométr,rapidamente rapid,"
        + "possibilidade possibil,leitura leitur,português português,cheguei chegu,irmãs irmãs,ã ã,maçã maçã")]
    [InlineData(
        "russian",
        "красивейшая красив,прочитавшись прочита,молодости молод,ёлка елк,ёлки елк,деревянный деревя,автомобилями автомобил,"
        + "работающий работа,возвращалась возвраща,бы бы,мир мир,вокзал вокза")]
    [InlineData(
        "spanish",
        "canciones cancion,haciéndolo hac,comprarselo compr,rápidamente rapid,averigüéis averigü,paguen pag,"
        + "construyeron constru,sociología sociolog,posibilidades posibil,árboles arbol,niñas niñ,información inform")]
    [InlineData(
        "swedish",
        "husen hus,flickornas flick,möjligheterna möj,arbetslöst arbetslös,frihet frihet,raketens raket,huset hus,"
        + "hoppfullt hoppfull,jaktkarlarnes jaktkarlarn,friskt frisk,på på,böckerna böck")]
    public void WordsHaveTheirStems(string language, string words)
    {
        Stemmer stemmer = SnowballVocabulary.Stemmers[language];
        Assert.Equal(words.Split(','), words.Split(',').Select(pair => pair.Split(' ')[0]).Select(word => $"{word} {stemmer.Stem(word)}"));
    }

    [DataTheory]
    [MemberData(nameof(Languages))]
    public void EveryWordOfTheVocabularyHasItsStem(string language)
    {
        Stemmer stemmer = SnowballVocabulary.Stemmers[language];
        List<(string Word, string Stem)> words = SnowballVocabulary.Read(language);
        var wrong = words.Where(w => stemmer.Stem(w.Word) != w.Stem).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {words.Count}: "
            + string.Join(", ", wrong.Take(20).Select(w => $"{w.Word} -> {stemmer.Stem(w.Word)}, not {w.Stem}")));
        Assert.True(words.Count > 18_000, $"{words.Count} words");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void NoStringBreaksAStemmer(string language)
    {
        TestRandom random = TestRandom.Create();
        Stemmer stemmer = SnowballVocabulary.Stemmers[language];
        for (int i = 0; i < RandomWords; i++)
        {
            string word = RandomWord(random);
            char[] buffer = new char[Stemmer.Capacity(word.Length)];
            word.CopyTo(buffer);
            int length = stemmer.Stem(buffer, word.Length);
            Assert.True(length >= 0 && length <= buffer.Length, $"{word}: {length} {random.Explain}");
            // A longer buffer with something behind the word changes nothing.
            char[] longer = [.. word, .. Enumerable.Repeat('e', word.Length + 3)];
            Assert.Equal(length, stemmer.Stem(longer, word.Length));
            Assert.True(buffer.AsSpan(0, length).SequenceEqual(longer.AsSpan(0, length)), $"{word} {random.Explain}");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void NoTokenIsAllocated(string language)
    {
        string[] words = ["abandonnés", "straßen", "naïveté", "corações", "молодости", "'s", "geïnd", "möjligheterna", "taloissani", "dell'anno"];
        string text = string.Join(' ', Enumerable.Repeat(words, 20).SelectMany(w => w));
        var stream = new SnowballStemFilter(new StandardTokenizer(), SnowballVocabulary.Stemmers[language]);
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int tokens = Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(200, tokens);

        int Run()
        {
            int count = 0;
            stream.Reset(text.AsMemory());
            while (stream.MoveNext())
            {
                count++;
            }
            return count;
        }
    }

    [Fact]
    public void TheFilterGrowsTheTokenAndLeavesKeywordsAlone()
    {
        var tokenizer = new KeywordTokenizer();
        var stream = new SnowballStemFilter(tokenizer, new PortugueseStemmer());
        string word = new('ã', 300);
        stream.Reset(word.AsMemory());
        Assert.True(stream.MoveNext());
        Assert.Equal(word, stream.Token.Text);
        stream = new SnowballStemFilter(new KeywordMarker(tokenizer), new GermanStemmer());
        stream.Reset("häuser".AsMemory());
        Assert.True(stream.MoveNext());
        Assert.Equal("häuser", stream.Token.Text);
    }

    [Fact]
    public void AShortBufferIsRefused() => Assert.Throws<ArgumentException>(() => new GermanStemmer().Stem(new char[11], 6));

    // Letters that the algorithms look at, pieces of their suffixes, and anything else.
    private static string RandomWord(TestRandom random)
    {
        const string Letters = "aeiouybcdfghjklmnpqrstvwxz'''äöüßéèêëïîçñãõáíóúàìòùåæøёабвгеийклмностуыьшщюяIUYH~";
        var word = new StringBuilder();
        int length = random.Chance(0.05) ? random.Next(260) : random.Next(12);
        while (word.Length < length)
        {
            char unit = random.Chance(0.03) ? (char)random.Next(0x10000) : Letters[random.Next(Letters.Length)];
            word.Append(unit, random.Chance(0.1) ? random.Next(1, 5) : 1);
        }
        return word.ToString();
    }

    private sealed class KeywordMarker(TokenStream input) : TokenFilter(input)
    {
        public override bool MoveNext()
        {
            bool more = Input.MoveNext();
            Token.IsKeyword = true;
            return more;
        }
    }
}
