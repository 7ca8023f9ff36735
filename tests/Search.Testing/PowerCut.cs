namespace Search.Testing;

/// <summary>What becomes of all that was not synced when the power goes. All three happen, by file system and by chance.</summary>
public enum PowerCut
{
    /// <summary>Nothing of it arrived: no bytes, no names, no removals.</summary>
    Lost,

    /// <summary>All names and removals arrived. Of the bytes, some sectors of 512: the first ones, or any, with zeros in the place of the others.</summary>
    Torn,

    /// <summary>Of names and removals any arrived, each by itself, of a renaming perhaps one half; of each file's bytes all, none or some sectors.</summary>
    Scattered,
}
