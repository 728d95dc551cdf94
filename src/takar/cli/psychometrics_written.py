"""Tables and reports of ``takar psychometrics items`` and ``irt``, as files."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from pyarrow import csv
from rich.console import Console
from rich.text import Text

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.runs.rating_quality.stamp import code_version

VERSION = 1
Found = TypeVar("Found")
Rows = Sequence[Mapping[str, object]]


def plain(value: Any) -> Any:
    """Return a result as JSON holds it: sentences spoken, numbers that are none as null."""
    if isinstance(value, Message):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def write_out(
    out: Path, source: Path, parts: Mapping[str, object], tables: Mapping[str, Rows]
) -> None:
    """Write every table as CSV, and ``report.json`` with its version and where it comes from."""
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if rows:
            csv.write_csv(pa.Table.from_pylist([plain(row) for row in rows]), out / f"{name}.csv")
    report = {
        "version": VERSION,
        "source": {"file": source.name, "sha256": sha256(source.read_bytes()).hexdigest()},
        "code_version": code_version(),
        **plain(parts),
    }
    text = json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False)
    (out / "report.json").write_text(text + "\n", encoding="utf-8")
    Console(stderr=True, soft_wrap=True).print(
        str(msg("Ditulis ke {folder}.", folder=out)), markup=False, highlight=False
    )


def tried(work: Callable[[], Found]) -> tuple[Found | None, tuple[Message, ...]]:
    """Return what a computation finds, or why there is nothing to find."""
    try:
        return work(), ()
    except TakarError as error:
        return None, (error.problem if isinstance(error.problem, Message) else msg(error.problem),)


def tell_sentences(sentences: Sequence[object], *, mark: str = "•", style: str = "") -> None:
    """Print sentences, one a line."""
    console = Console(soft_wrap=True)
    for one in sentences:
        console.print(Text(f"{mark} {one}", style=style))
