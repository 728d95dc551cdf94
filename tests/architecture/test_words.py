import ast
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
GLOSSARY = yaml.safe_load((ROOT / "glossary.yaml").read_text())


def names() -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {
        node.name
        for path in (ROOT / "src").rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, kinds)
    }


def says(name: str, word: str) -> bool:
    spelled = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
    return f"_{word}_" in f"_{spelled.strip('_')}_"


def test_no_function_or_class_uses_a_word_the_glossary_bans() -> None:
    banned = {word: entry["code"] for entry in GLOSSARY for word in entry.get("never", [])}
    spoken = [(name, word) for name in names() for word in banned if says(name, word)]
    assert sorted(spoken) == []


def test_a_concept_is_listed_once() -> None:
    codes = [entry["code"] for entry in GLOSSARY]
    assert len(codes) == len(set(codes))
