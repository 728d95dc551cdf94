"""The evidence behind a score, in a few words: which value, from which day."""

import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import msg
from takar.measures.aspects import weights
from takar.measures.levels import competencies
from takar.measures.nodes import OTHER, Node, rungs_of
from takar.regulations.law import Law
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    JpmRubric,
    PartsRubric,
    RecordRubric,
    SameRubric,
    Scored,
    TallyRubric,
    YearsRubric,
)
from takar.tables.expressions import DAY_ZERO


def evidence_text(wide: pa.Table, node: Node, law: Law) -> pa.Array:
    """Return a few words per person; a gap where there is no evidence."""
    rubric = node.rubric
    if isinstance(rubric, PartsRubric):
        told = _of_parts(wide, node)
    elif isinstance(rubric, SameRubric):
        told = _same(str(msg("sama dengan {name}", name=rubric.indicator)), wide)
    elif isinstance(rubric, JpmRubric):
        told = _of_ratio(wide, node, len(competencies(law)))
    elif isinstance(rubric, AspectsRubric):
        told = _of_ratio(wide, node, len(weights(rubric, law)))
    else:
        told = _of_leaf(wide, node, rubric)
    known = pc.is_valid(wide.column(f"{node.short}_score"))
    partly = isinstance(rubric, PartsRubric | JpmRubric | AspectsRubric)
    return told if partly else pc.if_else(known, told, pa.scalar(None, pa.string()))


def _of_leaf(wide: pa.Table, node: Node, rubric: Scored) -> pa.Array:
    """Tell the value read; where none was, that the list is known to be empty."""
    raw = wide.column(f"{node.short}_raw")
    told = _dated(_value(raw, rubric), wide, node)
    if isinstance(rubric, TallyRubric):
        counted = wide.column(f"{node.short}_count")
        told = pc.if_else(pc.greater(pc.fill_null(counted, 0), 0), told, None)
    if isinstance(rubric, RecordRubric) and rubric.running is not None:
        running = pc.fill_null(wide.column(f"{node.short}_running"), False)
        told = pc.if_else(running, str(msg("sedang dijalani")), told)
    empty = str(msg("tidak ada catatan; daftar sudah diperiksa"))
    return pc.fill_null(told, empty)


def _value(raw: pa.ChunkedArray, rubric: Scored) -> pa.ChunkedArray:
    named = rubric.points and not (isinstance(rubric, RecordRubric) and rubric.read == "average")
    if named:
        names = [str(msg("lainnya")) if name == OTHER else name for name, _ in rungs_of(rubric)]
        return pc.take(pa.array(names, pa.string()), raw)
    told = plain(raw)
    if isinstance(rubric, YearsRubric | CleanYearsRubric):
        return _joined(told, str(msg("tahun")))
    return told


def plain(millionths: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write millionths without needless zeros, with the Indonesian decimal comma."""
    units = pc.divide(millionths, 10**6)
    rest = pc.subtract(millionths, pc.multiply(units, 10**6))
    padded = pc.utf8_slice_codeunits(pc.add(rest, 10**6).cast(pa.string()), 1)
    text = pc.binary_join_element_wise(units.cast(pa.string()), padded, ",")
    return pc.replace_substring_regex(text, r",?0+$", "") if len(text) else text


def hundredths(millionths: pa.ChunkedArray) -> pa.ChunkedArray:
    """Write millionths with two decimals, half up: how a number that was worked out is shown."""
    rounded = pc.divide(pc.add(millionths, 5_000), 10_000)
    units = pc.divide(rounded, 100)
    rest = pc.add(pc.subtract(rounded, pc.multiply(units, 100)), 100)
    padded = pc.utf8_slice_codeunits(rest.cast(pa.string()), 1)
    return pc.binary_join_element_wise(units.cast(pa.string()), padded, ",")


def _dated(told: pa.ChunkedArray, wide: pa.Table, node: Node) -> pa.ChunkedArray:
    """Add the day of the record, where there is one."""
    name = f"{node.short}_day"
    if name not in wide.column_names:
        return told
    on = pc.subtract(wide.column(name), DAY_ZERO).cast(pa.int32()).cast(pa.date32())
    text = pc.strftime(on, format="%d-%m-%Y")
    return pc.binary_join_element_wise(told, pc.fill_null(text, ""), " · ")


def _of_ratio(wide: pa.Table, node: Node, count: int) -> pa.Array:
    """Tell the percentage, or how many of the parts are still missing."""
    missing = pc.fill_null(wide.column(f"{node.short}_missing"), count)
    percent = _joined(hundredths(wide.column(f"{node.short}_least_percent")), "%")
    whole = _dated(percent, wide, node)
    left = pc.binary_join_element_wise(
        missing.cast(pa.string()), str(msg("dari {count} belum dinilai", count=count)), " "
    )
    complete = pc.equal(missing, 0)
    lacking = pc.if_else(pc.equal(missing, count), pa.scalar(None, pa.string()), left)
    return pc.if_else(complete, whole, lacking)


def _of_parts(wide: pa.Table, node: Node) -> pa.Array:
    """Tell each part's score."""
    told = []
    for part in node.parts:
        score = pc.fill_null(hundredths(wide.column(f"{part.short}_score")), "–")
        if part.part.not_for:
            applies = wide.column(f"{part.short}_applies")
            score = pc.if_else(applies, score, str(msg("tidak berlaku")))
        told.append(_joined(_same(f"{part.part.title}:", wide), score))
    return pc.binary_join_element_wise(*told, "; ")


def _joined(left: pa.Array, right: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(left, right, " ")


def _same(text: str, wide: pa.Table) -> pa.Array:
    return pa.repeat(pa.scalar(text), wide.num_rows)
