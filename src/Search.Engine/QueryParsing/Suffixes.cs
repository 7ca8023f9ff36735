namespace Search.Engine.QueryParsing;

/// <summary>What <c>^</c> and <c>~</c> say of what stands before them.</summary>
internal static class Suffixes
{
    /// <param name="node">What is boosted.</param>
    /// <param name="token">The boost.</param>
    /// <param name="isInNear">Whether the node is near another one.</param>
    /// <param name="notes">Takes problems.</param>
    public static void Boost(SyntaxNode? node, QueryToken token, bool isInNear, ParseNotes notes)
    {
        if (node == null || !JavaFloat.TryParse(token.Text, out float boost))
        {
            notes.Problem("A ^ needs a number", token.Column, "left out", "Write ^2 or \\^.");
        }
        else if (isInNear)
        {
            notes.Problem("A boost cannot stand within NEAR", token.Column, "left out", "Write (a NEAR b)^2.");
        }
        else
        {
            node.Boost = node.Boost == null ? boost : node.Boost * boost;
        }
    }

    /// <summary>Slop of a phrase or similarity of a word; what is no number is as if it were not there (<c>QueryParserBase.handleQuotedTerm, handleBareFuzzy</c>).</summary>
    public static void Tilde(SyntaxLeaf leaf, QueryToken token, ParseNotes notes)
    {
        bool isNumber = JavaFloat.TryParse(token.Text, out float number);
        if (leaf.Kind == QueryTokenKind.Phrase)
        {
            if (!isNumber && !notes.IsStrict)
            {
                notes.Problem("A ~ behind a phrase needs a number", token.Column, "left out", "Write ~2.");
            }
            else
            {
                leaf.Slop = JavaFloat.ToInt(number);
                leaf.SlopColumn = token.Column;
            }
        }
        else if (leaf.Kind != QueryTokenKind.Word)
        {
            // Lucene takes it and does nothing.
            notes.Note("~ means nothing behind a pattern: left out");
        }
        else if (isNumber && number < 0)
        {
            notes.Problem("A ~ needs a number of at least 0", token.Column, "left out", "Write ~1 for one edit, ~0.7 for a similarity.");
        }
        else if (isNumber && number >= 1 && number != MathF.Truncate(number))
        {
            notes.Problem("Edits are whole numbers", token.Column, "left out", "Write ~1 for one edit, ~0.7 for a similarity.");
        }
        else
        {
            leaf.Similarity = isNumber ? number : FuzzyQuery.MostEdits;
        }
    }

    /// <summary>The number of edits that a similarity means (<c>FuzzyQuery.floatToEdits</c>).</summary>
    /// <param name="similarity">From 1 on a number of edits, below a similarity.</param>
    /// <param name="length">Of the word, in code points.</param>
    public static int Edits(float similarity, int length) => similarity switch
    {
        >= 1f => (int)Math.Min(similarity, FuzzyQuery.MostEdits),
        0f => 0,
        float.NaN => 0,
        _ => (int)Math.Min((1.0 - similarity) * length, FuzzyQuery.MostEdits),
    };
}
