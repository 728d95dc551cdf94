"""A shelf: one directory of dated, cited parameters, laid out by who made the rule.

``sources.yaml``, ``national/<concept>/<name>.yaml`` and
``agencies/<agency>/<concept>/<name>.yaml``; the key of a parameter is ``<concept>.<name>``.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from takar.kernel.language import msg
from takar.regulations.citation import Source
from takar.regulations.exact import Refused, read_yaml
from takar.regulations.faults import Fault, faults_in
from takar.regulations.kinds import Dated, ParameterFile, parameter_file

_Read = TypeVar("_Read")

NATIONAL = "national"
AGENCIES = "agencies"
SOURCES = "sources.yaml"
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_sources = TypeAdapter(Annotated[list[Source], Field(strict=True)])


@dataclass(frozen=True)
class Version:
    """One value of a parameter, ready for use; ``None`` means repealed."""

    since: date
    value: Any
    papers: Dated

    @property
    def moment(self) -> tuple[date, date]:
        """Since when it holds, and since when that is known: the later one wins."""
        return self.since, self.papers.known_on


@dataclass(frozen=True)
class Parameter:
    """All the values of one key on one shelf, oldest first."""

    key: str
    owner: str
    file: str
    form: ParameterFile
    versions: tuple[Version, ...]

    def on(self, day: date, known_on: date | None) -> Version | None:
        """Return the version in force on the day, among those known by ``known_on``."""
        seen = [
            version
            for version in self.versions
            if version.since <= day and (known_on is None or version.papers.known_on <= known_on)
        ]
        return max(seen, key=lambda version: version.moment, default=None)


@dataclass(frozen=True)
class Shelf:
    """What one directory holds.

    Attributes:
        origin: the name of an extra directory; empty for the book that comes with Takar.
        files: the text of every file that counts, by its name below the directory.
        parameters: by owner (``national`` or the agency) and key.
        faults: what could not be read.
    """

    origin: str
    files: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    parameters: dict[tuple[str, str], Parameter] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_shelf(directory: Path, *, origin: str = "") -> Shelf:
    """Read a whole directory; what is wrong in it is told in ``faults``, never raised."""
    names, faults = _names(directory)
    files = {name: _text(directory / name) for name in names}
    return shelf_of(files, origin=origin, faults=faults)


def shelf_of(files: dict[str, bytes], *, origin: str = "", faults: Sequence[Fault] = ()) -> Shelf:
    """Read the texts of a directory by their places in it; ``faults`` is what was wrong before."""
    sources: dict[str, Source] = {}
    parameters: dict[tuple[str, str], Parameter] = {}
    found = [*faults]
    for name, text in files.items():
        try:
            if name == SOURCES:
                sources = _read_sources(text)
            else:
                parameter, inner = read_parameter(name, text, origin=origin)
                parameters[parameter.owner, parameter.key] = parameter
                found += inner
        except (Refused, ValidationError) as error:
            found += faults_in(_seen_as(name, origin), error)
    return Shelf(origin, files, sources, parameters, tuple(found))


def read_parameter(name: str, text: bytes, *, origin: str = "") -> tuple[Parameter, list[Fault]]:
    """Read one file; faults of single values are told, faults of the whole are raised."""
    owner, key = _address(name)
    form = parameter_file.validate_python(read_yaml(text))
    file = _seen_as(name, origin)
    versions: list[Version] = []
    faults: list[Fault] = []
    for since, entry in form.entries():
        value, wrong_value = _tried(partial(_value, form, entry), file, since)
        papers, wrong_papers = _tried(partial(Dated.model_validate, entry), file, since)
        faults += [*wrong_papers, *wrong_value]
        if papers and not wrong_value:
            faults += _tried(partial(_parts_exist, form, value, papers), file, since)[1]
            versions.append(Version(since, value, papers))
    return Parameter(key, owner, file, form, tuple(versions)), faults


def _tried(read: Callable[[], _Read], file: str, since: date) -> tuple[_Read | None, list[Fault]]:
    """Return what was read, or why it could not be."""
    try:
        return read(), []
    except (Refused, ValidationError) as error:
        return None, faults_in(file, error, since)


def _value(form: ParameterFile, entry: object) -> Any:
    """Read the value even where its papers are wrong, so that every fault is told at once."""
    raw = entry.get("value") if isinstance(entry, dict) else None
    return None if raw is None else form.read(raw)


def _seen_as(name: str, origin: str) -> str:
    """Name a file of an extra directory so that it is not taken for one of ours."""
    return f"{origin}/{name}" if origin else name


def _parts_exist(form: ParameterFile, value: Any, papers: Dated) -> None:
    """Refuse a doubt about something that is not there."""
    known = set() if value is None else form.parts(value)
    for part in papers.parts:
        if known is not None and part not in known:
            raise Refused(
                msg("Keraguan ini tentang bagian yang tidak ada."),
                hint=msg("Bagian yang ada: {parts}.", parts=", ".join(sorted(known)) or "-"),
                field=f"parts.{part}",
            )


def _read_sources(text: bytes) -> dict[str, Source]:
    listed = _sources.validate_python(read_yaml(text))
    for key, times in Counter(source.key for source in listed).items():
        if times > 1:
            raise Refused(
                msg("Sumber {key} tercantum dua kali.", key=key),
                hint=msg("Satu peraturan dicatat satu kali."),
                field=key,
            )
    return {source.key: source for source in listed}


def _names(directory: Path) -> tuple[list[str], list[Fault]]:
    """List the files that count, in a fixed order, and tell of those that are misplaced."""
    if not directory.is_dir():
        reason = msg("Folder aturan tidak ditemukan.")
        return [], [Fault(directory.name, None, "", reason, msg("Periksa nama foldernya."))]
    found = sorted(
        path.relative_to(directory).as_posix()
        for path in directory.rglob("*")
        if path.suffix.lower() in {".yaml", ".yml"} and path.is_file()
    )
    faults = [fault for name in found if (fault := _misplaced(name))]
    if not found:
        reason = msg("Folder ini tidak memuat satu pun berkas aturan.")
        faults.append(Fault(directory.name, None, "", reason, _LAYOUT))
    return [name for name in found if not _misplaced(name)], faults


_LAYOUT = msg(
    "Tata letaknya: sources.yaml, national/konsep/nama.yaml, agencies/instansi/konsep/nama.yaml"
    " (huruf kecil, angka, garis bawah)."
)


def placed(name: str) -> bool:
    """Tell whether a file of that name would count."""
    return _misplaced(name) is None


def _misplaced(name: str) -> Fault | None:
    if name == SOURCES or _well_placed(name.split("/")):
        return None
    return Fault(name, None, "", msg("Berkas ini tidak pada tempatnya."), _LAYOUT)


def _well_placed(parts: list[str]) -> bool:
    match parts:
        case ["national", concept, file]:
            words = [concept]
        case ["agencies", agency, concept, file]:
            words = [agency, concept]
        case _:
            return False
    stem, dot, suffix = file.partition(".")
    return suffix == "yaml" and bool(dot) and all(_NAME.match(word) for word in (*words, stem))


def _address(name: str) -> tuple[str, str]:
    """Return the owner and the key that a file's place says."""
    *place, concept, file = name.split("/")
    return place[-1], f"{concept}.{file.removesuffix('.yaml')}"


def _text(path: Path) -> bytes:
    """Read a file; line ends of other systems do not change the book."""
    return path.read_bytes().replace(b"\r\n", b"\n")
