using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Testing;

namespace Search.Engine.Tests.Automata;

public class LevenshteinTests
{
    [Fact]
    public void The_automaton_says_what_the_table_of_distances_says()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 400; round++)
        {
            string word = RandomTexts.Text(random, 9);
            int[] codePoints = CodePoints.Of(word);
            int maxEdits = random.Next(3);
            int prefix = random.Chance(0.5) ? 0 : random.Next(5);
            bool transpositions = random.Chance(0.6);
            TermAutomaton automaton = Run.Convert(Levenshtein.Create(codePoints, maxEdits, prefix, transpositions));
            for (int i = 0; i < 50; i++)
            {
                string text = random.Chance(0.3) ? RandomTexts.Text(random, 9) : RandomTexts.Edited(random, word);
                int expected = Distance(codePoints, CodePoints.Of(text), Math.Min(prefix, codePoints.Length), transpositions);
                int found = Run.Value(automaton, text);
                string what = $"'{text}' from '{word}', {maxEdits} edits, prefix {prefix}, {transpositions} {random.Explain}";
                Assert.True(found == (expected > maxEdits ? -1 : expected), $"{what}: {found}, expected {expected}");
            }
        }
    }

    [Fact]
    public void Long_words_take_few_states_for_each_character()
    {
        int[] word = [.. Enumerable.Range(0, 2000).Select(i => 'a' + i * i % 26)];
        CharAutomaton automaton = Levenshtein.Create(word, 2, 0, transpositions: true);
        Assert.InRange(automaton.StateCount, word.Length, word.Length * 60);
        Assert.True(automaton.SortAndCheckDeterminism());
    }

    // Restricted transpositions; the prefix must be equal. A large number stands for: never.
    private static int Distance(int[] word, int[] text, int prefix, bool transpositions)
    {
        if (text.Length < prefix || !text.AsSpan(0, prefix).SequenceEqual(word.AsSpan(0, prefix)))
        {
            return 1000;
        }
        word = word[prefix..];
        text = text[prefix..];
        int[,] edits = new int[word.Length + 1, text.Length + 1];
        for (int i = 0; i <= word.Length; i++)
        {
            for (int j = 0; j <= text.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1, j - 1] + (word[i - 1] == text[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (transpositions && i > 1 && j > 1 && word[i - 1] == text[j - 2] && word[i - 2] == text[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }
        return edits[word.Length, text.Length];
    }
}
