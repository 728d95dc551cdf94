import ast
from collections import Counter
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path

WEB = Path(__file__).parents[2] / "src" / "takar" / "web"


def action_modules() -> list[Path]:
    return [*WEB.glob("*/actions.py"), *WEB.glob("*/actions/*.py")]


def module_name(path: Path) -> str:
    return ".".join(("takar", "web", *path.relative_to(WEB).with_suffix("").parts))


def acts() -> list[tuple[str, str]]:
    found = []
    for path in action_modules():
        name = module_name(path)
        for _, function in getmembers(import_module(name), isfunction):
            if hasattr(function, "act") and function.__module__ == name:
                found.append((function.act, f"{name}.{function.__name__}"))
    return found


def public_functions(path: Path) -> list[str]:
    tree = ast.parse(path.read_text())
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(argument.arg == "actor" for argument in node.args.args)
        and not node.decorator_list
    ]


def test_whoever_takes_an_actor_is_a_recorded_act() -> None:
    bare = [
        (module_name(path), name) for path in action_modules() for name in public_functions(path)
    ]
    assert bare == []


def test_every_act_has_a_name_of_its_own_in_three_words() -> None:
    names = [act for act, _ in acts()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if len(name.split(".")) != 3] == []
