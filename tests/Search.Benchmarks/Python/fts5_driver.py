"""The benchmark's verbs index, search and one with SQLite's FTS5: the same arguments and the same JSON, as far as FTS5 goes.

It has no wildcards inside words and no similar words (null), no offsets and no stop words. Only the body is searched. Scores are its own bm25.
"""
import json
import os
import re
import resource
import sqlite3
import sys
import threading
import time

ENGINE = "sqlite-fts5-" + sqlite3.sqlite_version
UNKNOWN = {"wildcard", "fuzzy1", "fuzzy2"}
YEARS = re.compile(r"(.*) AND year:\[(\d+) TO (\d+)\]$")
NEAR = re.compile(r'"(\w+) (\w+)"~(\d+)$')
PRAGMAS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-%d;"


def number(name, otherwise):
    return int(sys.argv[sys.argv.index("--" + name) + 1]) if "--" + name in sys.argv else otherwise


def peak_resident():
    """Bytes, pages of mapped files included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def index(corpus, file):
    start = time.time()
    db = sqlite3.connect(file)
    db.executescript(PRAGMAS % (number("memory", 256) * 1024) + "CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='porter unicode61');"
                     "CREATE TABLE facts(id TEXT, year INTEGER);")
    docs = 0
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            docs += 1
            db.execute("INSERT INTO facts(rowid, id, year) VALUES(?, ?, ?)", (docs, article["id"], int(article["date"][:4])))
            db.execute("INSERT INTO text(rowid, title, body) VALUES(?, ?, ?)", (docs, article["title"], article["body"]))
    db.commit()
    added = time.time() - start
    db.execute("INSERT INTO text(text) VALUES('optimize')")
    db.commit()
    merged = time.time() - start - added
    db.close()
    print(json.dumps({
        "engine": ENGINE, "op": "index", "docs": docs, "wall_s": round(added, 2), "merge_s": round(merged, 2), "docs_per_s": round(docs / added),
        "mb_per_s": round(os.path.getsize(corpus) / 1e6 / added, 2), "rss": peak_resident(), "bytes": os.path.getsize(file), "threads": 1}))


def translate(query):
    """The query in FTS5's language, and the condition of years with its values."""
    years = YEARS.match(query)
    text = years.group(1) if years else query
    near = NEAR.match(text)
    text = "NEAR(%s %s, %s)" % near.groups() if near else text
    return ["body : (%s)" % text], (" AND facts.year BETWEEN ? AND ?", [int(years.group(2)), int(years.group(3))]) if years else ("", [])


def statements(category, query):
    """SQL of the top hits, of the years where they are asked for, and of the count, each with its values."""
    match, (condition, values) = translate(query)
    joined = "text JOIN facts ON facts.rowid = text.rowid" if condition else "text"
    where = "WHERE text MATCH ?" + condition
    top = [("SELECT text.rowid FROM %s %s ORDER BY text.rank LIMIT 10" % (joined, where), match + values)]
    if category.startswith("facet"):
        top.append(("SELECT facts.year, count(*) FROM text JOIN facts ON facts.rowid = text.rowid " + where + " GROUP BY 1", match + values))
    return top, [("SELECT count(*) FROM %s %s" % (joined, where), match + values)]


def run(db, parts):
    return [db.execute(sql, values).fetchall() for sql, values in parts]


def connect(file):
    db = sqlite3.connect(file)
    db.executescript("PRAGMA mmap_size=8000000000; PRAGMA cache_size=-262144;")
    return db


def search(file, queries):
    repeat, warm = number("repeat", 5), number("warm", 1)
    db = connect(file)
    with open(queries, encoding="utf-8") as lines:
        asked = [dict(zip(("cat", "q"), line.rstrip("\n").split("\t"))) for line in lines]
    known = [(result, *statements(result["cat"], result["q"]), [], []) for result in asked if result["cat"] not in UNKNOWN]
    for done in range(-warm, repeat):
        for result, top, count, top_times, count_times in known:
            for parts, times in ((top, top_times), (count, count_times)):
                start = time.perf_counter()
                found = run(db, parts)
                if done >= 0:
                    times.append((time.perf_counter() - start) * 1e6)
            result["hits"] = found[0][0][0]
    for result, top, count, top_times, count_times in known:
        best, counted = (sorted(times)[len(times) // 2] for times in (top_times, count_times))
        result.update(top_us=round(best, 1), top_count_us=round(best + counted, 1), count_us=round(counted, 1))
    for result in asked:
        if result["cat"] in UNKNOWN:
            result.update(hits=None, top_us=None, top_count_us=None, count_us=None)
    docs = db.execute("SELECT count(*) FROM facts").fetchone()[0]
    qps = throughput(file, known)
    print(json.dumps({"engine": ENGINE, "op": "search", "docs": docs, "segments": 1, "rss": peak_resident(), "qps2": qps, "queries": asked}))


def throughput(file, known):
    """Two threads, all queries by turns, top hits only: queries a second."""
    end = time.time() + number("qps", 8)
    counts = [0, 0]

    def work(thread):
        db = connect(file)
        at = thread * len(known) // 2
        while time.time() < end:
            run(db, known[at * 7919 % len(known)][1])
            at += 1
            counts[thread] += 1

    start = time.time()
    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return round(sum(counts) / (time.time() - start), 1)


def one(file, query):
    match, (condition, values) = translate(query)
    joined = "text JOIN facts ON facts.rowid = text.rowid" if condition else "text"
    sql = "SELECT rank, title FROM %s WHERE text MATCH ?%s ORDER BY rank LIMIT 10" % (joined, condition)
    for row in sqlite3.connect(file).execute(sql, match + values):
        print(*row, sep="\t")


{"index": index, "search": search, "one": one}[sys.argv[1]](sys.argv[2], sys.argv[3])
