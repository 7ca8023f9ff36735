using Search.Cli.Repl;
using Search.Ingest;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Queries;
using Search.Service.Relevance;

namespace Search.Cli.Tests.Repl;

/// <summary>Ctrl-C ends what runs, in good order.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task A_query_from_a_pipe_is_cancelled_and_the_lines_behind_it_are_left()
    {
        var archive = new EndlessArchive();
        var context = new CliContext { Out = new StringWriter(), Error = new StringWriter(), In = new StringReader("one\ntwo\n") };
        Task<ExitCode> run = ReplRunner.BatchAsync(context, archive);
        Assert.True(await archive.Asked.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.True(context.Interruption.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(["one"], archive.Queries);
    }

    [Fact]
    public async Task Nothing_that_runs_means_nothing_to_cancel()
    {
        using var interruption = new Interruption();
        Assert.False(interruption.Cancel());
        await interruption.RunAsync(token =>
        {
            Assert.True(interruption.Cancel());
            Assert.True(token.IsCancellationRequested);
            // The second time the system may end the program.
            Assert.False(interruption.Cancel());
            return Task.FromResult(0);
        });
        Assert.False(interruption.Cancel());
    }

    [Fact]
    public async Task The_innermost_run_is_cancelled_alone()
    {
        using var interruption = new Interruption();
        await interruption.RunAsync(async outer =>
        {
            await interruption.RunAsync(inner =>
            {
                Assert.True(interruption.Cancel());
                Assert.True(inner.IsCancellationRequested);
                return Task.FromResult(0);
            });
            Assert.False(outer.IsCancellationRequested);
            return 0;
        });
    }

    /// <summary>Answers no query before it is cancelled.</summary>
    private sealed class EndlessArchive : IArchive
    {
        public SemaphoreSlim Asked { get; } = new(0);

        public List<string> Queries { get; } = [];

        public async Task<SearchAnswer> SearchAsync(ArticleQuery query, CancellationToken cancellation)
        {
            Queries.Add(query.Text);
            Asked.Release();
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("the delay has no end");
        }

        public Task<IndexingReport> AddAsync(
            IEnumerable<ReadResult> source, IndexingOptions options, IIndexingObserver observer, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<DeletionReport> DeleteAsync(Deletion deletion, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<RankedArticle>> RankAsync(ArticleQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<SearchAnswer?> SimilarAsync(string id, ArticleQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<Article?> GetAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

        public IAsyncEnumerable<Article> ArticlesAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ArchiveStats> StatsAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, AnswerFacet>> FacetsAsync(ArticleQuery query, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<TermCount>> TermsAsync(string field, string prefix, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> CompleteWordAsync(string begun, string? before, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> CompleteTitleAsync(string typed, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
