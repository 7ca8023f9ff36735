using Search.Analysis;
using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Tests.Articles;

public sealed class ArticleSchemaTests
{
    private static readonly Schema Schema = ArticleSchema.Create();

    [Fact]
    public void The_id_names_the_article() => Assert.Equal(ArticleSchema.Id, Schema.IdField);

    [Fact]
    public void It_is_kept_as_text_without_loss() => Assert.Equal(Schema.ToJson(), Schema.FromJson(Schema.ToJson()).ToJson());

    [Fact]
    public void Every_analyzer_is_there() => Assert.All(
        Schema.Fields.Where(field => field.Kind == FieldKind.Text), field => Assert.Equal(field.Text.Analyzer, Analyzers.ByName(field.Text.Analyzer).Name));

    [Fact]
    public void Every_field_that_a_query_may_name_is_there()
    {
        foreach (string name in ArticleSchema.QueryFields)
        {
            Assert.True(Schema[name] is { Kind: FieldKind.Text or FieldKind.Keyword or FieldKind.Date or FieldKind.Integer } || name == ArticleSchema.Body, name);
        }
    }

    [Fact]
    public void Every_field_to_count_has_doc_values() => Assert.All(
        ArticleSchema.FacetFields,
        name => Assert.True(name == ArticleSchema.Month || Schema[name] is { Kind: FieldKind.Integer, Integer.DocValues: true } or { Kind: FieldKind.Keyword, Keyword.DocValues: true }, name));
}
