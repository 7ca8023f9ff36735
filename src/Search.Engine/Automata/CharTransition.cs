namespace Search.Engine.Automata;

/// <summary>Code points that lead to a state: all from the least to the greatest.</summary>
internal readonly record struct CharTransition(int Min, int Max, int Target);
