"""Components: how each number came about, one row per person and indicator or competency."""

from fractions import Fraction
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from takar.measures.axes import full_of, weight_of
from takar.measures.evidence_text import evidence_text
from takar.measures.levels import competencies
from takar.measures.nodes import Node, profile_nodes
from takar.measures.talent import KEY, profile_of
from takar.regulations.law import Law
from takar.tables.expressions import DAY_ZERO, MICRO

EXACT = pa.decimal128(18, 6)
PRESENT, MISSING, NOT_APPLICABLE = "ADA", "KOSONG", "TIDAK_BERLAKU"
"""The three states of evidence: there, missing, not applicable."""
TALENT_COMPONENTS = pa.schema(
    [
        ("employee_id", pa.string()),
        ("number", pa.string()),
        ("indicator", pa.string()),
        ("title", pa.string()),
        ("state", pa.string()),
        ("score", EXACT),
        ("score_least", EXACT),
        ("score_most", EXACT),
        ("weight", EXACT),
        ("points", EXACT),
        ("points_possible", EXACT),
        ("evidence", pa.string()),
        ("cite_key", pa.string()),
    ]
)
JPM_COMPONENTS = pa.schema(
    [
        ("employee_id", pa.string()),
        ("number", pa.string()),
        ("indicator", pa.string()),
        ("title", pa.string()),
        ("state", pa.string()),
        ("level", EXACT),
        ("required", pa.int64()),
        ("gap", EXACT),
        ("assessed_on", pa.date32()),
        ("cite_key", pa.string()),
    ]
)


def talent_components(wide: pa.Table, law: Law) -> pa.Table:
    """Return one row per person, indicator and part of one, in the order of the profile."""
    blocks = [
        block
        for nodes in profile_nodes(profile_of(law)).values()
        for node in nodes
        for block in _blocks(wide, node, law)
    ]
    return pa.concat_tables(blocks) if blocks else TALENT_COMPONENTS.empty_table()


def jpm_components(wide: pa.Table, law: Law) -> pa.Table:
    """Return one row per person and competency: level, requirement, gap and day."""
    titles = law.codes("assessment.competencies")
    blocks = [_competency(wide, code, titles[code].title) for code in competencies(law)]
    return pa.concat_tables(blocks)


def _blocks(wide: pa.Table, node: Node, law: Law) -> list[pa.Table]:
    """Return the rows of an indicator, then those of its parts."""
    blocks = [_block(wide, node, law)]
    for part in node.parts:
        blocks += _blocks(wide, part, law)
    return blocks


def _block(wide: pa.Table, node: Node, law: Law) -> pa.Table:
    count = wide.num_rows
    score = wide.column(f"{node.short}_score")
    share = weight_of(node) / full_of(node)
    weighty = node.indicator is not None
    weight = _same(int(weight_of(node) * MICRO) if weighty else None, pa.int64(), count)
    state = states(wide, node)
    told = partial(_where, pc.not_equal(state, NOT_APPLICABLE))
    values = {
        "employee_id": wide.column("employee_id"),
        "number": _same(node.axis, pa.string(), count),
        "indicator": _same(node.name, pa.string(), count),
        "title": _same(node.part.title, pa.string(), count),
        "state": state,
        "score": decimals(told(score)),
        "score_least": decimals(told(wide.column(f"{node.short}_least"))),
        "score_most": decimals(told(wide.column(f"{node.short}_most"))),
        "weight": decimals(weight),
        "points": decimals(told(_earned(score, share) if weighty else weight)),
        "points_possible": decimals(told(weight)),
        "evidence": told(evidence_text(wide, node, law)),
        "cite_key": _same(KEY, pa.string(), count),
    }
    return pa.table(values, schema=TALENT_COMPONENTS)


def states(wide: pa.Table, node: Node) -> pa.ChunkedArray:
    """Tell, person by person, whether evidence is there, missing or not called for."""
    there = pc.is_valid(wide.column(f"{node.short}_score"))
    told = pc.if_else(there, PRESENT, MISSING)
    if node.part.not_for:
        told = pc.if_else(wide.column(f"{node.short}_applies"), told, NOT_APPLICABLE)
    return told


def _where(there: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keep the values of those to whom the indicator applies."""
    return pc.if_else(there, values, pa.scalar(None, values.type))


def decimals(millionths: pa.ChunkedArray) -> pa.Array:
    """Read whole millionths as decimals with six places, without touching a digit."""
    array = millionths.combine_chunks() if isinstance(millionths, pa.ChunkedArray) else millionths
    wide = array.cast(pa.decimal128(19, 0))
    return pa.Array.from_buffers(EXACT, len(wide), wide.buffers(), offset=wide.offset)


def days(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """Turn day numbers back into dates."""
    return pc.subtract(numbers, DAY_ZERO).cast(pa.int32()).cast(pa.date32())


def _earned(score: pa.ChunkedArray, share: Fraction) -> pa.ChunkedArray:
    """Multiply a score by its share of the axis, half up to millionths."""
    doubled = pc.add(pc.multiply(score, 2 * share.numerator), share.denominator)
    return pc.divide(doubled, 2 * share.denominator)


def _same(value: object, kind: pa.DataType, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, kind), count)


def _competency(wide: pa.Table, code: str, title: str) -> pa.Table:
    count = wide.num_rows
    level, required = wide.column(f"level__{code}"), wide.column(f"required__{code}")
    gap = pc.subtract(level, pc.multiply(required, MICRO))
    values = {
        "employee_id": wide.column("employee_id"),
        "number": _same("jpm", pa.string(), count),
        "indicator": _same(code, pa.string(), count),
        "title": _same(title, pa.string(), count),
        "state": pc.if_else(pc.is_valid(level), PRESENT, MISSING),
        "level": decimals(level),
        "required": required.cast(pa.int64()),
        "gap": decimals(gap),
        "assessed_on": days(wide.column(f"level_on__{code}")),
        "cite_key": _same("jpm.formula", pa.string(), count),
    }
    return pa.table(values, schema=JPM_COMPONENTS)
