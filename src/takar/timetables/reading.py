"""Reading a problem from YAML: the words of ``Problem``, with times as ``"08:30"``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.timetables.problem import Problem
from takar.timetables.validity import check

TIMES = frozenset({"opening", "closing", "since", "until", "breaks"})
"""Keys whose values may be written as times of the day."""


class UnreadableProblem(TakarError):
    """The file does not hold a problem."""


def read_problem(path: Path) -> Problem:
    """Return the problem of a file.

    Raises:
        UnreadableProblem: it is not YAML, or a field is unknown, missing or of the wrong kind.
        NotAProblem: it contradicts itself.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UnreadableProblem(
            msg("Berkas {name} tidak dapat dibaca: {why}", name=path.name, why=str(error)),
            hint=msg("Periksa nama berkas dan tulisan YAML-nya."),
        ) from error
    return problem_of(told)


def problem_of(told: object) -> Problem:
    """Return the problem that plain lists and mappings describe."""
    try:
        problem = TypeAdapter(Problem).validate_python(_timed(told))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UnreadableProblem(
            msg("Isi {place} tidak dapat diterima: {why}", place=place, why=first["msg"]),
            hint=msg("Bandingkan dengan contoh di docs/explanation/timetables.md."),
        ) from error
    check(problem)
    return problem


def _timed(told: object, key: str = "") -> Any:
    """Return the same with times of the day as minutes."""
    if isinstance(told, Mapping):
        return {name: _timed(value, str(name)) for name, value in told.items()}
    if isinstance(told, list):
        return tuple(_timed(value, key) for value in told)
    if key in TIMES and isinstance(told, str):
        return _minutes(told)
    return told


def _minutes(written: str) -> int:
    hour, _, minute = written.replace(".", ":").partition(":")
    if not (hour.isdigit() and (minute or "0").isdigit()) or int(minute or 0) > 59:
        raise UnreadableProblem(
            msg("{written} bukan jam.", written=written), hint=msg('Tulis seperti "08:30".')
        )
    return int(hour) * 60 + int(minute or 0)
