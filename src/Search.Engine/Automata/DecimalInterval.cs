using System.Globalization;

namespace Search.Engine.Automata;

/// <summary>The decimal numbers between two (Lucene's <c>Automata.makeDecimalInterval</c>).</summary>
internal static class DecimalInterval
{
    /// <param name="min">The least number, at least 0.</param>
    /// <param name="max">The greatest.</param>
    /// <param name="digits">How many digits there are, with zeros in front; 0: any number of zeros may stand in front.</param>
    public static CharAutomaton Create(int min, int max, int digits)
    {
        string high = max.ToString(CultureInfo.InvariantCulture);
        int length = digits > 0 ? digits : high.Length;
        high = high.PadLeft(length, '0');
        string low = min.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        var result = new CharAutomaton();
        int start = result.AddState();
        // Behind each digit: whether those so far are those of the least number, and of the greatest.
        int Number(int read, bool isLow, bool isHigh) => 1 + read * 4 + (isLow ? 2 : 0) + (isHigh ? 1 : 0);
        for (int i = 0; i < (length + 1) * 4; i++)
        {
            result.AddState(isAccepting: i >= length * 4);
        }
        for (int read = 0; read < length; read++)
        {
            foreach ((bool isLow, bool isHigh) in new[] { (false, false), (false, true), (true, false), (true, true) })
            {
                for (char digit = isLow ? low[read] : '0'; digit <= (isHigh ? high[read] : '9'); digit++)
                {
                    int next = Number(read + 1, isLow && digit == low[read], isHigh && digit == high[read]);
                    result.Append(Number(read, isLow, isHigh), digit, digit, next);
                }
            }
        }
        result.AddEpsilon(start, Number(0, true, true));
        if (digits <= 0)
        {
            bool isHigh = true;
            for (int read = 0; read + 1 < length && low[read] == '0'; read++)
            {
                isHigh &= high[read] == '0';
                result.AddEpsilon(start, Number(read + 1, true, isHigh));
            }
            result.Add(start, '0', '0', start);
        }
        return Minimizer.Trim(result);
    }
}
