using System.Text;

namespace Search.Engine.Highlighting;

/// <summary>Makes a snippet of a passage: white space becomes single spaces, an ellipsis stands where a sentence was cut, and marks move along.</summary>
internal static class SnippetText
{
    private const char Ellipsis = '…';

    /// <param name="text">The whole text.</param>
    /// <param name="passage">The piece of it.</param>
    /// <param name="matches">Sorted matches of the whole text.</param>
    public static Snippet Make(string text, Passage passage, List<TextMatch> matches)
    {
        List<(int Start, int End)> marks = MarkMerger.Merge(matches, passage.Start, passage.End, passage.Torn);
        var output = new StringBuilder(passage.Length + 2);
        if (passage.IsCutBefore)
        {
            output.Append(Ellipsis);
        }
        int textStart = output.Length;
        // Where each mark's ends come to lie is noted while the text is copied.
        var moved = new List<(int Start, int End)>(marks.Count);
        int mark = 0;
        int markStart = 0;
        bool isSpacePending = false;
        for (int i = passage.Start; i <= passage.End; i++)
        {
            if (mark < marks.Count && i == marks[mark].End)
            {
                if (output.Length > markStart)
                {
                    moved.Add((markStart, output.Length));
                }
                mark++;
            }
            if (i == passage.End)
            {
                break;
            }
            char c = text[i];
            bool isSpace = char.IsWhiteSpace(c);
            if (!isSpace)
            {
                if (isSpacePending && output.Length > textStart)
                {
                    output.Append(' ');
                }
                isSpacePending = false;
            }
            if (mark < marks.Count && i == marks[mark].Start)
            {
                markStart = output.Length;
            }
            if (isSpace)
            {
                isSpacePending = true;
            }
            else
            {
                output.Append(c);
            }
        }
        if (passage.IsCutAfter)
        {
            output.Append(Ellipsis);
        }
        return new Snippet(output.ToString(), moved);
    }
}
