"""Typst as the press: templates in, tagged PDF out.

An agency restyles its papers by putting ``individual.typ``, ``group.typ``, ``letter.typ`` or
``charts.typ`` into ``TAKAR_HOME/templates/<agency>/``; what it leaves out comes from ours.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

OURS = Path(__file__).parent.parent / "typst"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: tagged, with a title and words for every picture


@contextmanager
def templates(agency_code: str) -> Iterator[Path]:
    """Give a folder of templates: ours, overlaid by those of the agency."""
    own = Path(settings.HOME) / "templates" / agency_code
    if not own.is_dir():
        yield OURS
        return
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(OURS, folder, dirs_exist_ok=True)
        shutil.copytree(own, folder, dirs_exist_ok=True)
        yield Path(folder)


def press(folder: Path, template: str) -> Callable[[dict[str, Any]], bytes]:
    """Return a function that prints one paper; it keeps fonts and templates warm."""
    import typst  # noqa: PLC0415 -- the press is heavy, so only who prints loads it

    compiler = typst.Compiler(root=str(folder), ignore_system_fonts=True)
    source = str(folder / f"{template}.typ")

    def printed(facts: dict[str, Any]) -> bytes:
        content = compiler.compile(
            source,
            format="pdf",
            sys_inputs={"data": json.dumps(facts, ensure_ascii=False)},
            pdf_standards=[STANDARD],
        )
        if not isinstance(content, bytes):
            raise TypeError("A PDF is one file.")
        return content

    return printed


def paper(agency_code: str, template: str, facts: dict[str, Any]) -> bytes:
    """Print one paper."""
    with templates(agency_code) as folder:
        return press(folder, template)(facts)


def papers(agency_code: str, template: str, many: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Print many papers of one template, in order.

    One press serves them all: threads gain nothing, because the press holds the interpreter.
    """
    with templates(agency_code) as folder:
        yield from map(press(folder, template), many)
