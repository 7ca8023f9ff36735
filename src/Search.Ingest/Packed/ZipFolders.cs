using Search.Ingest.Files;

namespace Search.Ingest.Packed;

/// <summary>
/// The folders of a zip archive, whose files are taken as those of one source. Its list of members is gone through when the first of them asks; of
/// each folder those are kept that may be looked at.
/// </summary>
internal sealed class ZipFolders(ZipReader zip)
{
    /// <summary>More folders teach nothing.</summary>
    private const int MostFolders = 10_000;

    /// <summary>More members are not kept for all folders together: those folders that come first are looked at.</summary>
    private const int MostKept = 100_000;

    private readonly Dictionary<string, FolderSample> _samples = [];
    private Dictionary<string, Chosen>? _folders;

    /// <summary>What the files of a folder teach; null for a folder too many.</summary>
    /// <param name="name">Of one of its members.</param>
    public FolderSample? Of(string name)
    {
        string folder = FolderOf(name);
        if (!_samples.TryGetValue(folder, out FolderSample? sample) && _samples.Count < MostFolders)
        {
            _samples[folder] = sample = new FolderSample(
                () => FolderSample.ChooseTexts(Names(folder, chosen => chosen.Texts)), () => FolderSample.ChoosePages(Names(folder, chosen => chosen.Pages)),
                (member, most) => Read(folder, member, most));
        }
        return sample;
    }

    private static string FolderOf(string name) => name[..(name.LastIndexOf('/') + 1)];

    private IEnumerable<string> Names(string folder, Func<Chosen, PriorityQueue<ZipMember, ulong>> kind) =>
        Folders().TryGetValue(folder, out Chosen? chosen) ? kind(chosen).UnorderedItems.Select(item => Path.GetFileName(item.Element.Name)) : [];

    private Dictionary<string, Chosen> Folders()
    {
        if (_folders != null)
        {
            return _folders;
        }
        _folders = [];
        int kept = 0;
        foreach (ZipMember member in zip.All())
        {
            string name = Path.GetFileName(member.Name);
            bool isText = FolderSample.IsText(name);
            if (member.IsHidden || member.HasBadName || !(isText || FolderSample.IsPage(name)))
            {
                continue;
            }
            string folder = FolderOf(member.Name);
            if (!_folders.TryGetValue(folder, out Chosen? chosen))
            {
                if (kept >= MostKept)
                {
                    continue;
                }
                _folders[folder] = chosen = new Chosen(new(), new());
            }
            kept += isText ? Keep(chosen.Texts, member, name, FolderSample.MostTexts) : Keep(chosen.Pages, member, name, FolderSample.MostPages);
        }
        return _folders;
    }

    /// <summary>Keeps those with the smallest ranks, the greatest of them on top; of one name the first.</summary>
    private static int Keep(PriorityQueue<ZipMember, ulong> members, ZipMember member, string name, int most)
    {
        ulong rank = FolderSample.Rank(name);
        if (members.Count < most)
        {
            members.Enqueue(member, ulong.MaxValue - rank);
            return 1;
        }
        members.EnqueueDequeue(member, ulong.MaxValue - rank);
        return 0;
    }

    private byte[]? Read(string folder, string name, int most)
    {
        Chosen chosen = Folders()[folder];
        ZipMember member = chosen.Texts.UnorderedItems.Concat(chosen.Pages.UnorderedItems).First(item => Path.GetFileName(item.Element.Name) == name).Element;
        if (member.Size > most)
        {
            return null;
        }
        try
        {
            using var stream = new PeekStream(zip.Read(member));
            return stream.ReadAll(most);
        }
        catch (InvalidDataException)
        {
            // Told when its turn comes.
            return null;
        }
    }

    /// <summary>Members that may be looked at.</summary>
    private sealed record Chosen(PriorityQueue<ZipMember, ulong> Texts, PriorityQueue<ZipMember, ulong> Pages);
}
