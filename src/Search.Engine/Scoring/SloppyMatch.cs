namespace Search.Engine.Scoring;

/// <summary>A match of a phrase with slop.</summary>
/// <param name="At">Which position each place stands at. The leading one may have been moved on already.</param>
/// <param name="Lead">The place that was the smallest.</param>
/// <param name="LeadAt">Which position it stood at then.</param>
internal sealed record SloppyMatch(int[] At, int Lead, int LeadAt);
