"""python-docx and spaCy's PhraseMatcher over a folder: how many terms stand in each file. Two processes."""

import multiprocessing
import sys
from pathlib import Path

import docx
import spacy
from spacy.matcher import PhraseMatcher

matcher = None
english = None


def prepare(terms: Path) -> None:
    global english, matcher
    english = spacy.blank("en")
    matcher = PhraseMatcher(english.vocab, attr="LOWER")
    matcher.add("TERM", list(english.tokenizer.pipe(terms.read_text(encoding="utf-8").splitlines())))


def count(path: Path) -> str:
    text = "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)
    return f"{path.name}\t{len(matcher(english(text)))}"


def main() -> None:
    folder, terms, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    with multiprocessing.Pool(workers, prepare, (terms,)) as pool:
        for line in pool.imap(count, sorted(folder.glob("*.docx")), chunksize=8):
            print(line)


if __name__ == "__main__":
    main()
