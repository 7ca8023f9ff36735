using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>Files that other files of the index name: when one is absent, the index is damaged.</summary>
public static class RequiredFile
{
    /// <summary>Opens a file; the caller holds the one reference.</summary>
    /// <exception cref="CorruptIndexException">There is no such file.</exception>
    public static MappedFile Open(IndexDirectory directory, string name)
    {
        try
        {
            return directory.OpenFile(name);
        }
        catch (FileNotFoundException error)
        {
            throw new CorruptIndexException("the file is missing", name, 0, error);
        }
    }

    /// <summary>Bytes in a file.</summary>
    /// <exception cref="CorruptIndexException">There is no such file.</exception>
    public static long Length(IndexDirectory directory, string name)
    {
        try
        {
            return directory.FileLength(name);
        }
        catch (FileNotFoundException error)
        {
            throw new CorruptIndexException("the file is missing", name, 0, error);
        }
    }
}
