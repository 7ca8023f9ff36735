namespace Search.Engine;

/// <summary>A document that cannot be indexed. The writer goes on as if it had never been added.</summary>
/// <param name="field">The field at fault.</param>
/// <param name="reason">What is wrong with its value.</param>
public sealed class DocumentException(string field, string reason) : Exception($"Field '{field}': {reason}")
{
    public string Field { get; } = field;

    public string Reason { get; } = reason;
}
