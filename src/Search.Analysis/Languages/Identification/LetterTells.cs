namespace Search.Analysis.Languages.Identification;

/// <summary>Letters that only some of the languages of a script have, and how large their share is there at least, of all letters.</summary>
internal static class LetterTells
{
    internal static readonly (string Language, string Letters, double Share)[] Arabic =
    [
        ("ur", "ٹڈڑںےھ", 0.01),
        ("fa", "پچژگکی", 0.05),
        ("ar", "", 0),
    ];

    internal static readonly (string Language, string Letters, double Share)[] Ethiopic =
    [
        ("ti", "ኣቕኸቐዀ", 0.01),
        ("am", "", 0),
    ];

    internal static readonly (string Language, string Letters, double Share)[] Cyrillic =
    [
        ("be", "ў", 0.005),
        ("kk", "әғқңөұүһ", 0.02),
        ("uk", "іїєґ", 0.005),
        ("mk", "ѓќѕ", 0.002),
        ("sr", "јљњћђџ", 0.02),
        ("ru", "ыэё", 0.01),
        ("bg", "ъ", 0.005),
        ("ru", "", 0),
    ];
}
