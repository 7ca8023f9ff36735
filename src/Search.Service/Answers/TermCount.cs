namespace Search.Service.Answers;

/// <summary>A term of a field's dictionary.</summary>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Docs">In how many documents, deleted ones included until their segment is merged (Lucene's docFreq).</param>
public sealed record TermCount(string Term, long Docs);
