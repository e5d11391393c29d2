#!/usr/bin/env python3
"""Verifies a collection of credentials with Apache Spark: one `assay verify` for each partition.

The collection is text with a credential on each line. Spark cuts it into partitions, pipes each
through the command as it is used on one machine, and the lines that come out are the results, in the
order of the lines that went in. Nothing is shared but the command, the trust list and its root, which
every worker has under the same path (on a cluster: spark-submit --files, or the image).
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from collections import Counter


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="a file or folder of text, with a credential on each line")
    parser.add_argument("--trust", required=True, help="the list of issuers")
    parser.add_argument("--root", required=True, help="its root, a path or a fingerprint")
    parser.add_argument("--at", help="judge by this time instead of now")
    parser.add_argument("--out", help="a folder for the results, one line for each credential")
    parser.add_argument("--assay", default="assay", help="the command")
    parser.add_argument("--master", default="local[2]", help="where Spark runs; default: local[2]")
    parser.add_argument("--cores", type=int, default=2, help="how many cores that is; default: 2")
    parser.add_argument("--partitions", type=int, help="default: four for each core")
    parser.add_argument(
        "--compare", action="store_true", help="verify the same with the plain command, too")
    return parser.parse_args()


def command(options, input_path, jobs):
    # --lines: also a partition whose first line is broken, or that is empty, is lines.
    words = [options.assay, "verify", input_path, "--lines", "--format", "ndjson", "--brief",
             "--stateless", "--jobs", str(jobs), "--trust", options.trust, "--root", options.root]
    return words + (["--at", options.at] if options.at else [])


def result_of(line):
    """What became of one credential; of a line that is no credential there is no verdict."""
    return json.loads(line).get("verdict", "broken")


def with_spark(options):
    from pyspark import SparkConf, SparkContext

    conf = SparkConf().setMaster(options.master).setAppName("assay verify")
    conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    context = SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    try:
        lines = context.textFile(options.input, options.partitions or 4 * options.cores)
        # That some are not accepted (1, 2, 3) is a result and no failure; that the list cannot be
        # used, or the command is not there, is one. Each task has one core, and so has each command.
        pipe = shlex.join(["sh", "-c", '"$@" 2>/dev/null; s=$?; [ $s -le 3 ] || exit $s', "sh"]
                          + command(options, "-", 1))
        results = lines.pipe(pipe, env=dict(os.environ), checkCode=True)
        if options.out:
            results.saveAsTextFile(options.out)
        # Starting the workers is no part of what is measured.
        context.parallelize(range(options.cores), options.cores).map(str).count()
        start = time.perf_counter()
        counts = Counter()
        for part in results.mapPartitions(lambda part: [Counter(map(result_of, part))]).collect():
            counts.update(part)
        return counts, time.perf_counter() - start
    finally:
        context.stop()


def without_spark(options):
    start = time.perf_counter()
    run = subprocess.run(command(options, options.input, options.cores), stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    if run.returncode > 3:
        sys.exit(f"assay verify ended with {run.returncode}")
    return Counter(map(result_of, run.stdout.splitlines())), seconds


def show(name, counts, seconds, cores):
    total = sum(counts.values())
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    rate = total / seconds / cores
    print(f"{name}: {total} results: {verdicts}; {seconds:.2f} s, {rate:.0f} a second on each core")
    return rate


def main():
    options = arguments()
    counts, seconds = with_spark(options)
    rate = show("spark", counts, seconds, options.cores)
    if not options.compare:
        return
    plain, seconds = without_spark(options)
    plain_rate = show("plain", plain, seconds, options.cores)
    print(f"spark does {rate / plain_rate:.2f} of what the plain command does on each core")
    if plain != counts:
        sys.exit("error: the results differ")


if __name__ == "__main__":
    main()
