namespace Search.Service.Copies;

/// <summary>An article with all its copies, and the copies of those.</summary>
/// <param name="DocIds">In the snapshot, ascending; at least the article itself.</param>
/// <param name="Values">Every one of them has at least one of these numbers in <see cref="Articles.ArticleSchema.CopySignature"/>, and others may.</param>
internal sealed record CopyGroup(IReadOnlySet<int> DocIds, IReadOnlyCollection<int> Values);
