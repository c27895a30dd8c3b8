"""A cohort of Word portfolios, made of the project's own sentences.

Every portfolio answers every point of one unit: a heading, then sentences drawn from the examples of that point and of others, until
it has about as many words as were asked for. The same seed gives the same cohort.
"""

import json
import random
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[2]


def write(folder: Path, unit: str, portfolios: int, words: int, seed: int) -> None:
    """Writes `learner-0001.docx` and so on into `folder`."""
    draw = random.Random(seed)
    rubric = json.loads((ROOT / "rubrics" / f"{unit}.json").read_text(encoding="utf-8"))
    examples = json.loads((ROOT / "rubrics" / "examples" / f"{unit}.json").read_text(encoding="utf-8"))
    sentences = by_point(examples)
    for number in range(1, portfolios + 1):
        document = docx.Document()
        document.add_heading(rubric["title"], 1)
        for point in rubric["points"]:
            document.add_heading(f"{point['id']} {point['statement']}", 2)
            for paragraph in answer(draw, sentences, point["id"], words // len(rubric["points"])):
                document.add_paragraph(paragraph)
        document.save(folder / f"learner-{number:04}.docx")


def by_point(examples: dict) -> dict[str, list[str]]:
    """All example sentences of the parts of each point."""
    sentences: dict[str, list[str]] = {}
    for part, lists in examples["parts"].items():
        sentences.setdefault(part.split(".")[0], []).extend(lists["shown"] + lists["not_shown"])
    return sentences


def answer(draw: random.Random, sentences: dict[str, list[str]], point: str, words: int) -> list[str]:
    """Paragraphs of three sentences, two of them about the point, of about so many words in all."""
    everything = [sentence for some in sentences.values() for sentence in some]
    paragraphs, so_far = [], 0
    while so_far < words:
        paragraph = " ".join([draw.choice(sentences[point]), draw.choice(everything), draw.choice(sentences[point])])
        paragraphs.append(paragraph)
        so_far += len(paragraph.split())
    return paragraphs
