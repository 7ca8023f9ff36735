namespace Search.Engine.Queries;

/// <summary>The time of a search is up; what was found by then is its answer. Never leaves the engine.</summary>
internal sealed class TimeLimitException() : Exception("The time limit of the search is reached");
