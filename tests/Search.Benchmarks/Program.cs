using Search.Benchmarks;

var arguments = new Arguments(args);
if (arguments.Verb != "kernels")
{
    // There whatever is allocated meanwhile would count.
    ProcessMemory.Watch();
}
try
{
    switch (arguments.Verb)
    {
        case "index":
            return IndexVerb.Run(arguments);
        case "search":
            return SearchVerb.Run(arguments);
        case "open":
            return OpenVerb.Run(arguments);
        case "one":
            return OneVerb.Run(arguments);
        case "rank":
            return RankVerb.Run(arguments);
        case "analyze":
            return AnalyzeVerb.Run(arguments);
        case "compare":
            return CompareVerb.Run(arguments);
        case "curve":
            return CurveVerb.Run(arguments);
        case "kernels":
            return KernelsVerb.Run(arguments);
        case "check":
            return CheckVerb.Run(arguments);
        default:
            Console.Error.WriteLine("usage: " + CompareVerb.Usage);
            Console.Error.WriteLine("       " + CurveVerb.Usage);
            Console.Error.WriteLine("       kernels [--only PATTERN]");
            Console.Error.WriteLine("       check A.json B.json [--same-index 1]");
            Console.Error.WriteLine("       index CORPUS.jsonl INDEX [--threads N] [--memory MB] [--exact 1] [--compound 1] [--segment-docs N]");
            Console.Error.WriteLine("       search INDEX QUERIES.tsv [--top 10] [--repeat N] [--warm N] [--qps SECONDS]");
            Console.Error.WriteLine("       open INDEX WORD [--repeat N]");
            Console.Error.WriteLine("       one INDEX QUERY");
            Console.Error.WriteLine("       analyze FILE.txt ANALYZER|language [--repeat N]");
            Console.Error.WriteLine("       rank INDEX QUERIES.tsv [--repeat N] [--warm N]");
            return 2;
    }
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
