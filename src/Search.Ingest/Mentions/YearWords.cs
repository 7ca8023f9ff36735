using System.Collections.Frozen;

namespace Search.Ingest.Mentions;

/// <summary>Words beside a number that tell whether it is a year.</summary>
internal static class YearWords
{
    /// <summary>Before it: certainly a year.</summary>
    public static readonly FrozenSet<string> Certain = Set(
        "since", "early", "late", "mid", "spring", "summer", "autumn", "fall", "winter", "season", "christmas", "year", "years", "circa", "fiscal",
        "calendar", "anno");

    /// <summary>Before it: something goes on from that year until now.</summary>
    public static readonly FrozenSet<string> Since = Set("since", "seit", "depuis", "sinds", "sedan", "siden", "منذ");

    /// <summary>Before it: a year even where a counted thing seems to follow ("in 2021 people voted").</summary>
    public static readonly FrozenSet<string> InTime = Set("in", "during", "until", "till", "jahr", "jahre", "jahren", "année", "año", "años",
        "ano", "anno", "году", "året", "vuonna", "عام", "العام", "سنة", "roku");

    /// <summary>Before it: a year also where numbers of that size mostly are none (before 1900).</summary>
    public static readonly FrozenSet<string> OldYears = Set("in", "during", "until", "till", "from", "before", "after", "by", "to", "between",
        "around", "about", "back", "jahr", "jahre", "im", "seit", "bis", "von", "um", "en", "depuis", "vers", "année", "desde", "hasta", "hacia",
        "año", "em", "até", "ano", "nel", "dal", "anno", "sinds", "tot", "jaar", "sedan", "siden", "år", "året", "vuonna", "в", "с", "до", "году",
        "год", "w", "roku", "عام", "سنة", "منذ", "yılında");

    /// <summary>Before it: a number, an amount, a name with a number.</summary>
    public static readonly FrozenSet<string> Counting = Set(
        "no", "nos", "number", "numbers", "numbered", "flight", "room", "page", "pages", "route", "channel", "highway", "bus", "unit", "lot",
        "platform", "nearly", "almost", "least", "approximately", "roughly", "some", "exactly", "total", "totalled", "totaled", "totaling",
        "totalling", "only", "additional", "another", "extra", "dlrs", "dollars", "usd", "eur", "gbp", "rs", "boeing", "airbus", "model", "type",
        "code", "box", "pin", "gate", "windows", "office", "resolution", "paragraph", "level", "aged", "score", "scored", "rank", "ranked", "item",
        "form", "version", "tel", "phone", "call", "ext", "suite");

    /// <summary>Behind it: what is counted or measured.</summary>
    public static readonly FrozenSet<string> Units = Set(
        "percent", "pct", "per", "dlrs", "dollars", "dollar", "euros", "euro", "pounds", "pound", "yen", "yuan", "rubles", "roubles", "rupees",
        "francs", "marks", "stg", "cents", "pence", "mln", "million", "millions", "billion", "billions", "trillion", "bn", "thousand", "hundred",
        "km", "kilometres", "kilometers", "kilometer", "kilometre", "miles", "mile", "metres", "meters", "metre", "meter", "m", "cm", "mm", "feet",
        "foot", "ft", "inches", "yards", "acres", "hectares", "tonnes", "tonne", "tons", "ton", "kg", "kilograms", "kilos", "grams", "ounces",
        "barrels", "bpd", "litres", "liters", "gallons", "people", "troops", "soldiers", "workers", "jobs", "employees", "staff", "members", "shares",
        "points", "votes", "seats", "homes", "houses", "residents", "students", "pupils", "patients", "cases", "deaths", "men", "women", "children",
        "persons", "passengers", "protesters", "demonstrators", "migrants", "refugees", "vehicles", "cars", "buildings", "companies", "schools",
        "hospitals", "copies", "pages", "words", "times", "hours", "minutes", "seconds", "days", "weeks", "gmt", "utc", "est", "edt", "cet", "bst",
        "hrs", "local", "degrees", "calories", "watts", "mw", "megawatts", "kw", "hp", "rpm", "cc", "mph", "kph", "volts", "tickets", "fans",
        "spectators", "fighters", "rockets", "missiles", "units", "rooms", "beds", "books", "years", "months",
        // German, Dutch
        "menschen", "personen", "einwohner", "euro", "mark", "franken", "prozent", "uhr", "kilometer", "tonnen", "stellen", "mitarbeiter",
        "beschäftigte", "soldaten", "kinder", "frauen", "männer", "schüler", "studenten", "besucher", "zuschauer", "teilnehmer", "demonstranten",
        "flüchtlinge", "polizisten", "tote", "verletzte", "fälle", "stimmen", "wohnungen", "häuser", "seiten", "jahren", "stunden", "minuten",
        "quadratmeter", "hektar", "liter", "mensen", "inwoners", "banen", "woningen", "vrouwen", "mannen", "kinderen",
        // French
        "personnes", "habitants", "francs", "mètres", "kilomètres", "tonnes", "ans", "emplois", "postes", "salariés", "hommes", "femmes", "enfants",
        "soldats", "morts", "blessés", "manifestants", "réfugiés", "élèves", "étudiants", "logements", "voitures", "heures", "fois", "hectares",
        "litres", "kilos",
        // Spanish, Portuguese, Italian
        "personas", "habitantes", "euros", "dólares", "pesos", "pesetas", "metros", "kilómetros", "toneladas", "años", "empleos", "puestos",
        "trabajadores", "hombres", "mujeres", "niños", "soldados", "muertos", "heridos", "manifestantes", "refugiados", "alumnos", "viviendas",
        "horas", "veces", "hectáreas", "pessoas", "reais", "quilômetros", "quilómetros", "anos", "empregos", "homens", "mulheres", "crianças",
        "mortos", "feridos", "vezes", "persone", "abitanti", "dollari", "lire", "metri", "chilometri", "tonnellate", "anni", "posti", "uomini",
        "donne", "bambini", "soldati", "morti", "feriti", "ore", "volte", "ettari",
        // Swedish, Danish, Norwegian
        "personer", "människor", "mennesker", "invånare", "indbyggere", "innbyggere", "kronor", "kroner", "ton", "tonn", "år", "timmar", "timer",
        "barn", "soldater", "jobb",
        // Russian, Polish
        "человек", "людей", "рублей", "долларов", "евро", "метров", "километров", "км", "тонн", "лет", "раз", "домов", "солдат", "военных", "детей",
        "жителей", "рабочих", "часов", "osób", "ludzi", "złotych", "metrów", "kilometrów", "ton", "lat", "żołnierzy",
        // Arabic
        "شخص", "جندي", "دولار", "ريال", "درهم", "متر", "كيلومتر", "كلم", "طن", "عامل", "مرة", "قتيل", "جريح", "مقاتل", "وظيفة");

    /// <summary>Behind a hyphen: the number is a measure ("2000-strong", "1500-metre").</summary>
    public static readonly FrozenSet<string> HyphenUnits = Set(
        "strong", "seat", "seater", "year", "month", "day", "week", "meter", "metre", "mile", "foot", "ft", "km", "kilometre", "kilometer", "pound",
        "ton", "tonne", "kg", "acre", "square", "mm", "cm", "man", "member", "word", "page", "room", "bed", "hour", "horsepower", "degree", "point",
        "run", "plus", "odd", "litre", "liter", "х", "е", "watt", "megawatt", "mw", "hp", "euro", "dollar", "barrel", "person", "bed", "calorie",
        "pixel", "yard");

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Has(this FrozenSet<string> set, ReadOnlySpan<char> word) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
