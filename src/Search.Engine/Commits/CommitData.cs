using System.Diagnostics.CodeAnalysis;
using Search.Analysis;
using Search.Codecs.Framing;

namespace Search.Engine.Commits;

/// <summary>
/// What the engine keeps in a commit's user data, beside what its user keeps there: the schema, and what the text was analyzed with. An index must be
/// searched with the analysis it was made with.
/// </summary>
internal static class CommitData
{
    internal const string Prefix = "search.";

    internal const string Schema = Prefix + "schema";

    internal const string Analyzers = Prefix + "analyzers";

    private const string Separator = "; ";

    internal const string Unicode = Prefix + "unicode";

    private const string IndexId = Prefix + "id";

    /// <summary>A name that no other index has; all commits of one index have the same. Null: another program made it, or an older one.</summary>
    internal static string? IndexIdOf(IReadOnlyDictionary<string, string> data) => data.GetValueOrDefault(IndexId);

    /// <summary>The user's data with the engine's.</summary>
    /// <param name="schema">The index's.</param>
    /// <param name="indexId">See <see cref="IndexIdOf"/>.</param>
    /// <param name="user">What the user keeps.</param>
    /// <exception cref="ArgumentException">A key of the user's begins with <see cref="Prefix"/>.</exception>
    internal static Dictionary<string, string> With(Schema schema, string indexId, IReadOnlyDictionary<string, string> user)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Schema] = schema.ToJson(),
            [Analyzers] = Fingerprints(schema),
            [Unicode] = UnicodeTables.Version,
            [IndexId] = indexId,
        };
        foreach ((string key, string value) in user)
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Commit data '{key}' cannot be set: names that begin with '{Prefix}' are the engine's", nameof(user));
            }
            data.Add(key, value);
        }
        return data;
    }

    /// <summary>What the user of the index keeps in a commit.</summary>
    internal static Dictionary<string, string> OfUser(IReadOnlyDictionary<string, string> data)
    {
        var user = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in data)
        {
            if (!key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                user.Add(key, value);
            }
        }
        return user;
    }

    /// <summary>The schema in a commit; null where this program cannot use it, for the reason that is given.</summary>
    internal static Schema? SchemaOf(IReadOnlyDictionary<string, string> data, out string? reason)
    {
        if (!data.TryGetValue(Schema, out string? json))
        {
            reason = "The index holds no schema: another program made it. It is read by its own field names";
            return null;
        }
        try
        {
            Schema schema = Engine.Schema.FromJson(json);
            reason = HasUnknownAnalyzer(schema, out string? analyzer) ? $"The index's schema names the analyzer '{analyzer}', which is not known here" : null;
            return reason == null ? schema : null;
        }
        catch (IndexFormatException error)
        {
            reason = error.Message;
            return null;
        }
    }

    /// <summary>Why answers may differ from those of the program that made the index; null where they do not. Needs no schema, so it is quick.</summary>
    internal static string? Difference(IReadOnlyDictionary<string, string> data)
    {
        if (!data.TryGetValue(Analyzers, out string? made))
        {
            return "The index does not say how its text was analyzed: index anew for exact answers";
        }
        foreach (string fingerprint in made.Split(Separator, StringSplitOptions.RemoveEmptyEntries))
        {
            string name = fingerprint.Split('/')[0];
            string known = Search.Analysis.Analyzers.Names.Contains(name) ? Search.Analysis.Analyzers.ByName(name).Fingerprint : "none of this name";
            if (known != fingerprint)
            {
                return $"The index was made with another version of the analysis ({fingerprint}; this program has {known}): index anew for exact answers";
            }
        }
        return null;
    }

    /// <summary>Whether a writer with this schema may change the index.</summary>
    /// <exception cref="IndexFormatException">It may not.</exception>
    internal static void CheckWritable(IReadOnlyDictionary<string, string> data, Schema schema)
    {
        Schema? made = SchemaOf(data, out string? reason);
        if (made == null)
        {
            throw new IndexFormatException($"The index cannot be written to. {reason}. Index into a new folder");
        }
        if (made.ToJson() != schema.ToJson())
        {
            throw new IndexFormatException("The index was made with another schema: index into a new folder");
        }
        if (Difference(data) is { } difference)
        {
            throw new IndexFormatException($"The index cannot be written to. {difference}");
        }
    }

    private static string Fingerprints(Schema schema) => string.Join(
        Separator,
        schema.Fields.SelectMany(field => field.Analyzers).Distinct().Order(StringComparer.Ordinal)
            .Select(name => Search.Analysis.Analyzers.ByName(name).Fingerprint));

    private static bool HasUnknownAnalyzer(Schema schema, [NotNullWhen(true)] out string? analyzer)
    {
        analyzer = schema.Fields.SelectMany(field => field.Analyzers).FirstOrDefault(name => !Search.Analysis.Analyzers.Names.Contains(name));
        return analyzer != null;
    }
}
