using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Tests.Framing;

public sealed class FramedFileTests
{
    private const string Codec = "Lucene50LiveDocs";
    private static readonly byte[] Id = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [Fact]
    public void A_frame_has_the_bytes_that_Lucene_writes()
    {
        // Written by CodecUtil.writeIndexHeader and writeFooter of Lucene 8.8.1 around the two bytes CA FE.
        const string expected = "3fd76c17104c7563656e6535304c697665446f6373000000000102030405060708090a0b0c0d0e0f10017acafec02893e800000000000000005a117b61";
        Assert.Equal(expected, Convert.ToHexStringLower(Frame(0, "z", 0xCA, 0xFE)));
    }

    [Fact]
    public void The_content_lies_between_header_and_footer()
    {
        FramedFile file = Check(Frame(0, "z", 0xCA, 0xFE), verify: true);
        ByteReader reader = file.Reader();
        Assert.Equal(IndexHeader.Length(Codec, "z"), reader.Position);
        Assert.Equal(0xCA, reader.ReadByte());
        bool refused = false;
        try
        {
            file.CheckEnd(reader);
        }
        catch (CorruptIndexException)
        {
            refused = true;
        }
        Assert.True(refused, "one byte is left");
        Assert.Equal(0xFE, reader.ReadByte());
        file.CheckEnd(reader);
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Each_flipped_bit_and_each_cut_is_found()
    {
        byte[] bytes = Frame(0, "z", 0xCA, 0xFE);
        for (int i = 0; i < bytes.Length * 8; i++)
        {
            byte[] damaged = (byte[])bytes.Clone();
            damaged[i >> 3] ^= (byte)(1 << (i & 7));
            Assert.Equal("x", Assert.Throws<CorruptIndexException>(() => Check(damaged, verify: true)).File);
        }
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<CorruptIndexException>(() => Check(bytes[..length], verify: true));
            Assert.Throws<CorruptIndexException>(() => Check(bytes[..length], verify: false));
        }
    }

    [Fact]
    public void Without_the_checksum_only_the_frame_counts()
    {
        byte[] bytes = Frame(0, "z", 0xCA, 0xFE);
        bytes[^17] ^= 1;
        Check(bytes, verify: false);
        Assert.Throws<CorruptIndexException>(() => Check(bytes, verify: true));
    }

    [Fact]
    public void Another_version_is_no_damage()
    {
        IndexFormatException tooNew = Assert.Throws<IndexFormatException>(() => Check(Frame(2, "z"), verify: true));
        Assert.Contains("version 2, the newest that is read is 1", tooNew.Message, StringComparison.Ordinal);
        IndexFormatException tooOld = Assert.Throws<IndexFormatException>(() => Check(Frame(-1, "z"), verify: true));
        Assert.Contains("version -1, the oldest that is read is 0", tooOld.Message, StringComparison.Ordinal);
    }

    private static FramedFile Check(byte[] bytes, bool verify) =>
        FramedFile.Check(MappedFile.FromArray("x", bytes).Slice(), Codec, 0, 1, Id, "z", verify);

    private static byte[] Frame(int version, string suffix, params byte[] content)
    {
        using var directory = new MemoryIndexDirectory();
        using (IndexOutput output = directory.CreateOutput("x"))
        {
            IndexHeader.Write(output, Codec, version, Id, suffix);
            output.WriteBytes(content);
            IndexFooter.Write(output);
        }
        return directory.Bytes("x");
    }
}
