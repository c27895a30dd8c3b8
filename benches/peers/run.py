"""Times `markpoint cohort` beside what people would use instead, on the same files, in one run.

    python3 benches/peers/run.py [--portfolios 1000] [--words 1500] [--runs 5] [--jobs 2]

Needs a release build of markpoint, and pandoc, rg, unzip, xargs and Python with python-docx and spacy; it says which are absent and
times the others. Contenders take turns, so that a busy moment of the machine hits them alike; what counts is the median.
"""

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

UNIT = "principles-of-customer-service"
HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main() -> int:
    options = arguments()
    absent = [name for name in ("docx",) if importlib.util.find_spec(name) is None]
    if absent:
        print("python-docx is needed to write the cohort: pip install python-docx", file=sys.stderr)
        return 2
    import cohort
    import terms

    with tempfile.TemporaryDirectory() as temporary:
        folder, term_file = Path(temporary) / "cohort", Path(temporary) / "terms.txt"
        folder.mkdir()
        cohort.write(folder, UNIT, options.portfolios, options.words, options.seed)
        literal = terms.literal(UNIT)
        term_file.write_text("\n".join(literal) + "\n", encoding="utf-8")
        print(f"{options.portfolios} portfolios of about {options.words} words, {len(literal)} literal terms, {options.jobs} at a time")
        report(measure(contenders(folder, term_file, options.jobs), options.runs), options.portfolios)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("portfolios", 1000), ("words", 1500), ("runs", 5), ("jobs", len(os.sched_getaffinity(0))), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def contenders(folder: Path, terms: Path, jobs: int) -> dict[str, list[str]]:
    """The command line of each contender whose programs are there."""
    search = f"rg -j {jobs} -c -i -F -f '{terms}' -g '*.txt' '{folder}'; rm '{folder}'/*.txt"
    markpoint = str(ROOT / "target" / "release" / "markpoint")
    each = f"find '{folder}' -name '*.docx' -print0 | sort -z | xargs -0 -n 1 -P {jobs} "
    known = {
        "unzip -p": (["unzip"], ["sh", "-c", each + "unzip -p"]),
        "markpoint cohort": ([markpoint], [markpoint, "cohort", str(folder), "--rubric", UNIT, "--format", "csv", "-j", str(jobs)]),
        "python-docx + spaCy": ([], [sys.executable, str(HERE / "phrase_matcher.py"), str(folder), str(terms), str(jobs)]),
        # All texts first and one search over them: a search for each file would read the terms again every time.
        "pandoc + ripgrep": (["pandoc", "rg"], ["sh", "-c", f"{each} sh -c 'pandoc -t plain -o \"$0.txt\" \"$0\"'; {search}"]),
    }
    there = {}
    for name, (programs, command) in known.items():
        absent = [program for program in programs if shutil.which(program) is None]
        if name == "python-docx + spaCy" and importlib.util.find_spec("spacy") is None:
            absent.append("spacy")
        if absent:
            print(f"{name}: not timed, {', '.join(absent)} is not here")
        else:
            there[name] = command
    return there


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    """Seconds of every run, after one that warms the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            before = time.perf_counter()
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
            spent = time.perf_counter() - before
            # 1 says that something is missing in the work, or that ripgrep found nothing; xargs passes either on as 123.
            if done.returncode not in (0, 1, 123):
                raise SystemExit(f"{name} failed:\n{done.stderr.decode(errors='replace')}")
            if run > 0:
                seconds[name].append(spent)
    return seconds


def report(seconds: dict[str, list[float]], portfolios: int) -> None:
    """The table of docs/PERFORMANCE.md."""
    ours = statistics.median(seconds["markpoint cohort"])
    print("| | median | of each portfolio | beside markpoint |\n|---|---|---|---|")
    for name, runs in seconds.items():
        median = statistics.median(runs)
        print(f"| {name} | {median:.2f} s | {median / portfolios * 1000:.2f} ms | {median / ours:.2f} × |")


if __name__ == "__main__":
    raise SystemExit(main())
