"""Times how `markpoint cohort` grows: with ten times the portfolios, with ten times the words, with a second thread.

    python3 benches/peers/growth.py [--portfolios 100] [--words 1500] [--runs 5]

Needs a release build of markpoint and Python with python-docx. The cases take turns, so that a busy moment of the machine hits them
alike; what counts is the median. "Beyond linear" is how much longer ten times the work takes than ten times the time.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

import cohort
from run import ROOT, UNIT, measure

TIMES = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("portfolios", 100), ("words", 1500), ("runs", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    few, many, words = options.portfolios, options.portfolios * TIMES, options.words
    sizes = {"few": (few, words), "many": (many, words), "long": (few, words * TIMES)}
    with tempfile.TemporaryDirectory() as temporary:
        for name, (portfolios, length) in sizes.items():
            folder = Path(temporary) / name
            folder.mkdir()
            cohort.write(folder, UNIT, portfolios, length, options.seed)
        commands = {(name, 2): command(Path(temporary) / name, 2) for name in sizes} | {("many", 1): command(Path(temporary) / "many", 1)}
        seconds = {case: statistics.median(runs) for case, runs in measure(commands, options.runs).items()}
    print(f"| | median | beside {few} portfolios of {words} words | beyond linear |\n|---|---|---|---|")
    for (name, threads), median in seconds.items():
        portfolios, length = sizes[name]
        times, linear = median / seconds["few", 2], portfolios * length / (few * words)
        row = f"{portfolios} portfolios of {length} words, {threads} at a time"
        print(f"| {row} | {median:.2f} s | {times:.2f} × | {times / linear:.2f} × |" if threads > 1 else f"| {row} | {median:.2f} s | | |")
    print(f"A second thread: {seconds['many', 1] / seconds['many', 2]:.2f} times as fast.")


def command(folder: Path, threads: int) -> list[str]:
    markpoint = str(ROOT / "target" / "release" / "markpoint")
    return [markpoint, "cohort", str(folder), "--rubric", UNIT, "--format", "csv", "-j", str(threads)]


if __name__ == "__main__":
    main()
