"""Typst as the press of the rooms below the reports: templates in, tagged PDF out.

A room keeps its templates in its own folder ``typst``; ``plain.typ`` with letterhead, page and
facts comes from here. An agency restyles its papers by putting files of the same names into
``TAKAR_HOME/templates/<agency>/``.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

SHARED = Path(__file__).parent / "typst"
STANDARD: Literal["ua-1"] = "ua-1"  # PDF/UA-1: tagged, with a title and words for every picture


def printed(room: Path, agency_code: str, template: str, facts: Mapping[str, Any]) -> bytes:
    """Print one paper.

    Args:
        room: the folder of templates of the room.
        agency_code: whose papers; its own templates lie over those of the room.
        template: the name of the template.
        facts: what it prints.
    """
    return next(iter(many_printed(room, agency_code, template, [facts])))


def many_printed(
    room: Path, agency_code: str, template: str, many: Iterable[Mapping[str, Any]]
) -> Iterator[bytes]:
    """Print many papers of one template, in order, with one press that stays warm."""
    import typst  # noqa: PLC0415 -- the press is heavy, so only who prints loads it

    own = Path(settings.HOME) / "templates" / agency_code
    with tempfile.TemporaryDirectory() as folder:
        for shelf in (SHARED, room, own):
            if shelf.is_dir():
                shutil.copytree(shelf, folder, dirs_exist_ok=True)
        compiler = typst.Compiler(root=folder, ignore_system_fonts=True)
        for facts in many:
            yield compiled(compiler, str(Path(folder) / f"{template}.typ"), facts)


def compiled(compiler: Any, source: str, facts: Mapping[str, Any]) -> bytes:
    """Return one paper as a PDF."""
    content = compiler.compile(
        source,
        format="pdf",
        sys_inputs={"data": json.dumps(facts, ensure_ascii=False)},
        pdf_standards=[STANDARD],
    )
    if not isinstance(content, bytes):
        raise TypeError("A PDF is one file.")
    return content
