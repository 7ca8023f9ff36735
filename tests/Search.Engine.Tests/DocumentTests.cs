namespace Search.Engine.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void FieldsKeepTheirOrderAndAllValues()
    {
        var document = new Document { { "title", "a" }, { "tag", "x" }, { "tag", "y" }, { "year", 1998 }, { "none", null } };
        Assert.Equal(["title", "tag", "year"], document.Fields);
        Assert.Equal(["x", "y"], document.Values("tag"));
        Assert.Equal("x", document["tag"]);
        Assert.Equal("a", document.Text("title"));
        Assert.Equal(1998, document.Number("year"));
        Assert.Null(document.Number("title"));
        Assert.Null(document.Text("year"));
        Assert.Null(document["none"]);
        Assert.Empty(document.Values("none"));
    }

    [Fact]
    public void SettingReplacesAllValuesInPlace()
    {
        var document = new Document { { "tag", "x" }, { "title", "a" }, { "tag", "y" } };
        document["tag"] = "z";
        Assert.Equal(["tag", "title"], document.Fields);
        Assert.Equal(["z"], document.Values("tag"));
        document["tag"] = null;
        Assert.Equal(["title"], document.Fields);
    }
}
