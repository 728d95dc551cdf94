"""What shows only between files: sources that exist, dates in order, kinds that agree."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from takar.kernel.language import msg
from takar.regulations.citation import Source
from takar.regulations.faults import Fault
from takar.regulations.shelf import SOURCES, Parameter, Shelf


def faults_of(shelves: Sequence[Shelf]) -> list[Fault]:
    """Return what is wrong in the files of these shelves, and between them."""
    within = [fault for shelf in shelves for fault in shelf.faults]
    return [*within, *_between(shelves)]


def _between(shelves: Sequence[Shelf]) -> list[Fault]:
    """Return what does not agree; the farthest shelf comes first."""
    sources: dict[str, Source] = {}
    kinds: dict[str, str] = {}
    faults: list[Fault] = []
    unread = any(fault.file.endswith(SOURCES) for shelf in shelves for fault in shelf.faults)
    for shelf in shelves:
        sources |= shelf.sources
        for parameter in shelf.parameters.values():
            kind = kinds.setdefault(parameter.key, parameter.form.kind)
            faults += _order(parameter)
            if not unread:
                faults += _papers(parameter, sources)
            if parameter.form.kind != kind:
                faults.append(_other_kind(parameter, kind))
    return faults


def _papers(parameter: Parameter, sources: dict[str, Source]) -> Iterator[Fault]:
    """Tell of values whose source is unknown, or that were known before it was made."""
    for version in parameter.versions:
        law = version.papers.source.law
        if law not in sources:
            reason = msg("Sumber '{law}' tidak ada di sources.yaml.", law=law)
            hint = msg("Tambahkan peraturannya ke sources.yaml, atau perbaiki kuncinya.")
            yield Fault(parameter.file, version.since, "source.law", reason, hint)
        elif (made := sources[law].issued_on) and version.papers.known_on < made:
            day = f"{made:%d-%m-%Y}"
            reason = msg("Diketahui sebelum peraturannya ditetapkan ({day}).", day=day)
            hint = msg("known_on tidak boleh mendahului tanggal peraturan.")
            yield Fault(parameter.file, version.since, "known_on", reason, hint)


def _order(parameter: Parameter) -> Iterator[Fault]:
    """Tell of dates, or corrections of one date, that are not in ascending order."""
    for earlier, later in pairwise(parameter.versions):
        if earlier.moment >= later.moment:
            reason = msg("Tanggal tidak berurutan dari yang lama ke yang baru.")
            hint = msg("Urutkan tanggal berlaku; untuk tanggal yang sama urutkan known_on.")
            yield Fault(parameter.file, later.since, "", reason, hint)


def _other_kind(parameter: Parameter, kind: str) -> Fault:
    reason = msg(
        "Jenisnya {own}, tetapi aturan yang ditimpa berjenis {kind}.",
        own=parameter.form.kind,
        kind=kind,
    )
    return Fault(parameter.file, None, "kind", reason, msg("Pakai jenis yang sama."))
