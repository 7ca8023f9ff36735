using Search.Ingest.Dates;
using Search.Ingest.Html.Dating;

namespace Search.Ingest.Files;

/// <summary>One file to read.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Origin">The PATH that it was reached from, absolute, links resolved.</param>
/// <param name="Path">Its path from there, with <c>/</c>; of a PATH that is a file, its name. Ids are made of it, and errors name it below the given
/// PATH.</param>
/// <param name="ShownPath">How errors name it.</param>
/// <param name="Corrections">True dates from its folder and those above.</param>
/// <param name="Order">How the records around its own write days in numbers, where it has records.</param>
/// <param name="Folder">What files beside it teach; null: nobody looks.</param>
/// <param name="Sites">How sites of its pages write days in numbers; null: nobody knows.</param>
internal sealed record SourceFile(
    string FullPath, string Origin, string Path, string ShownPath, DateCorrections? Corrections, DayOrder Order = DayOrder.Unknown,
    FolderSample? Folder = null, SiteOrders? Sites = null);
