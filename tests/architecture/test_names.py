import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "takar"
FORBIDDEN = {
    "base",
    "common",
    "core",
    "data",
    "handlers",
    "helpers",
    "info",
    "manager",
    "misc",
    "service",
    "utils",
}


def modules() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def test_no_module_is_a_drawer() -> None:
    drawers = [
        path for path in modules() if path.stem in FORBIDDEN or path.parent.name in FORBIDDEN
    ]
    assert drawers == []


def test_no_module_grows_beyond_400_lines() -> None:
    long = [path.name for path in modules() if len(path.read_text().splitlines()) > 400]
    assert long == []


def has_logic(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, functions) for node in ast.walk(tree))


EDGES = {
    # Thin edges and declarations, tried through the pages and commands that use them.
    "apps.py",
    "rsgi.py",
    "settings.py",
    "urls.py",
    "admin.py",
    "requests.py",
}


def mirror_of(path: Path) -> list[Path]:
    """Return where the test of a module, or of its whole folder, may be."""
    inside = path.relative_to(SOURCE)
    tests = Path(__file__).parents[1]
    own = tests / inside.parent / f"test_{inside.stem}.py"
    folder = tests / inside.parent.parent / f"test_{inside.parent.name}.py"
    grown = tests / inside.parent / f"test_{inside.stem}"
    family = tests / inside.parent / f"test_{inside.parent.name}.py"
    command = tests / inside.parent.parent.parent / f"test_{inside.stem}.py"
    return [own, folder, grown, family, *([command] if inside.parent.name == "commands" else [])]


def test_every_module_with_logic_has_its_mirror_test() -> None:
    lonely = [
        str(path.relative_to(SOURCE))
        for path in modules()
        if path.name not in EDGES
        and has_logic(path)
        and not any(candidate.exists() for candidate in mirror_of(path))
    ]
    assert lonely == []
