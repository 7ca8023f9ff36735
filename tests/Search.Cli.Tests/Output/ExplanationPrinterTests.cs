using System.Globalization;
using Search.Cli.Output;
using Search.Testing;

namespace Search.Cli.Tests.Output;

public class ExplanationPrinterTests
{
    [Fact]
    public void Rounded_parts_sum_up_to_the_rounded_score()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 2000; round++)
        {
            double[] parts = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.NextDouble() * Math.Pow(10, random.Next(-4, 4)))];
            float score = (float)parts.Sum();
            string[] printed = ExplanationPrinter.Rounded(score, parts);
            decimal sum = printed.Sum(part => decimal.Parse(part, CultureInfo.InvariantCulture));
            string expected = score.ToString("F3", CultureInfo.InvariantCulture);
            Assert.True(decimal.Parse(expected, CultureInfo.InvariantCulture) == sum, $"{string.Join(' ', printed)} is {sum}, expected {expected} {random.Explain}");
            Assert.All(printed.Zip(parts), pair => Assert.True(
                Math.Abs(double.Parse(pair.First, CultureInfo.InvariantCulture) - pair.Second) <= 0.0015 + score * 1e-6, $"{pair} {random.Explain}"));
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3e38f)]
    public void Scores_that_cannot_be_divided_are_printed_as_they_are(float score) =>
        Assert.Single(ExplanationPrinter.Rounded(score, [score]));
}
