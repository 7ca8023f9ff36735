using Search.Ingest.Dates;
using Search.Ingest.Furniture;

namespace Search.Ingest.Files;

/// <summary>One file to read.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Origin">The PATH that it was reached from, absolute, links resolved.</param>
/// <param name="Path">Its path from there, with <c>/</c>; of a PATH that is a file, its name. Ids are made of it, and errors name it below the given
/// PATH.</param>
/// <param name="ShownPath">How errors name it.</param>
/// <param name="Corrections">True dates from its folder and those above.</param>
/// <param name="Order">How other articles of its source write days in numbers; null: nobody knows.</param>
/// <param name="Repeated">Lines that repeat over articles of its source; null: nobody looks.</param>
internal sealed record SourceFile(
    string FullPath, string Origin, string Path, string ShownPath, DateCorrections? Corrections, Lazy<DayOrder>? Order = null,
    Lazy<RepeatedLines>? Repeated = null);
