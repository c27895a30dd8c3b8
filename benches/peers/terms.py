"""The literal terms of a rubric, for tools that know nothing of patterns.

A pattern's alternatives are written out (the first few of each), what is optional is left out, and it is cut where it leaves a gap or
names another concept. What is left are words and phrases as they stand.
"""

import itertools
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# A pattern with several brackets stands for very many phrases; a tool that had to hold them all would only be slower.
MOST_OF_ONE_PATTERN = 12


def literal(unit: str) -> list[str]:
    """Every term of the unit's concepts and of the lexicons it uses, in lower case, sorted."""
    rubric = json.loads((ROOT / "rubrics" / f"{unit}.json").read_text(encoding="utf-8"))
    concepts = {}
    for lexicon in sorted((ROOT / "rubrics" / "lexicon").glob("*.json")):
        concepts.update(json.loads(lexicon.read_text(encoding="utf-8"))["concepts"])
    concepts.update(rubric["concepts"])
    patterns = [pattern for concept in concepts.values() for pattern in terms_of(concept)]
    return sorted({phrase for pattern in patterns for phrase in phrases(pattern)})


def terms_of(concept) -> list[str]:
    return concept["terms"] if isinstance(concept, dict) else concept


def phrases(pattern: str) -> set[str]:
    pattern = re.sub(r"\[[^\[\]]*\]", " ", re.sub(r"\[[^\[\]]*\]", " ", pattern))
    slots = [group.split("|") if group else [plain] for group, plain in re.findall(r"\(([^()]*)\)|([^()]+)", pattern)]
    written_out = (" ".join(choice) for choice in itertools.islice(itertools.product(*slots), MOST_OF_ONE_PATTERN))
    pieces = (piece for whole in written_out for piece in re.split(r"\.\.\d*|<[^>]*>|[#_]", whole))
    words = (re.sub(r"[=*()|\[\]]", " ", piece).lower().split() for piece in pieces)
    return {" ".join(some) for some in words if sum(map(len, some)) > 2}
