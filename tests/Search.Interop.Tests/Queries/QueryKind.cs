using Search.Engine;

namespace Search.Interop.Tests.Queries;

/// <summary>A kind of random query.</summary>
/// <param name="Name">What the queries are examples of.</param>
/// <param name="Make">Makes one.</param>
internal sealed record QueryKind(string Name, Func<Query> Make);
