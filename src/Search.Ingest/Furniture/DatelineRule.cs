using Search.Ingest.Dates;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>Lines near the top or the end that hold the date: see <see cref="Dateline"/>.</summary>
internal sealed class DatelineRule : IFurnitureRule
{
    public int Match(PageText page, int line) =>
        Dateline.CanBe(page, line) && Dateline.TryRead(page[line], default, out _, out _) ? 1 : 0;
}
