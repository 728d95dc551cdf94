"""IP ASN of groups: agency, employment, sex, kind of post, tier, education, and every unit.

Law: Peraturan BKN 8/2019; the index is the mean over the people measured, pooled by head count.
The steps are told in ``docs/explanation/ip_asn_groups.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_columns import LOST
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.measures.ip_asn_states import NO_SUBJECT
from takar.measures.levels import joined_to
from takar.regulations.law import Law
from takar.tables.expressions import MICRO, as_decimal, band, divided, in_micro, whole

AGENCY, EMPLOYMENT, SEX, KIND, TIER, EDUCATION, UNIT = (
    "INSTANSI",
    "STATUS",
    "JENIS_KELAMIN",
    "JENIS_JABATAN",
    "JENJANG",
    "PENDIDIKAN",
    "UNIT",
)
GROUPINGS = (AGENCY, EMPLOYMENT, SEX, KIND, TIER, EDUCATION, UNIT)
UNKNOWN, UNKNOWN_TITLE = "TIDAK_DIKETAHUI", "Tidak diketahui"
"""The group of those of whom it is not recorded; nobody is left out."""
SEXES = {"L": "Laki-laki", "P": "Perempuan"}
KINDS = {"STRUKTURAL": "Struktural", "FUNGSIONAL": "Fungsional", "PELAKSANA": "Pelaksana"}
EDUCATION_TITLES = {
    "S3": "S-3",
    "S2": "S-2",
    "S1_D4": "S-1/D-IV",
    "D3": "D-III",
    "D2_D1_SLTA": "D-II/D-I/SLTA",
    "DI_BAWAH_SLTA": "SMP/SD",
}
DOUBLINGS = 5
"""Steps that find everybody up to 32 storeys below a unit."""
PERCENT = 100
COUNTS = ("headcount", "measured")
MEANS = (*DIMENSIONS.values(), "index", *LOST)
COLUMNS = (
    "grouping",
    "code",
    "title",
    *COUNTS,
    "participation",
    *DIMENSIONS.values(),
    "index",
    "category",
    "is_low_participation",
    *LOST,
)


@dataclass(frozen=True)
class Grouping:
    """One way to group people.

    Attributes:
        column: the column of the cells that tells the group.
        titles: the groups that are known, in the order they are shown.
    """

    code: str
    column: str
    titles: Mapping[str, str]


def groups(people: ir.Table, tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return the index of every group of people.

    The head count is of the subjects of the rule set; a group without one has a head count of
    zero and no index. Points are means over those measured, from exact sums, half up.

    Args:
        people: results of ``ip_asn``.
        tables: ``employees`` and ``work_units``.

    Returns:
        One row per group, in order; ``UNIT`` counts everybody below the unit too.
    """
    cells = cells_of(people, tables, law)
    summed = [_grouped(cells, place, one) for place, one in enumerate(groupings(law))]
    units = unit_cells(cells, tables["work_units"]).mutate(_order=whole(0))
    summed.append(_summed(units, len(summed), UNIT))
    return _told(ibis.union(*summed), law)


def cells_of(people: ir.Table, tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return one row per unit and kind of people, with counts and sums in millionths.

    Everything else is added up from these, so that people are gone through once.
    """
    wide = placed(people, tables["employees"], law)
    subject = wide.qualification_state.fill_null("") != NO_SUBJECT
    sums = {name: wide[name] for name in (*DIMENSIONS.values(), *LOST)} | {"index": wide.total}
    keys = [one.column for one in groupings(law)] + ["work_unit_id"]
    return wide.group_by(keys).aggregate(
        headcount=subject.cast("int64").sum(),
        measured=wide.is_measured.cast("int64").sum(),
        **{name: in_micro(value).sum(where=wide.is_measured) for name, value in sums.items()},
    )


def placed(people: ir.Table, employees: ir.Table, law: Law) -> ir.Table:
    """Add to results where and what each person is; what is not recorded is a gap."""
    agency = employees.agency if "agency" in employees.columns else ibis.literal("")
    own = employees.select(
        "employee_id",
        "sex",
        "position_tier",
        "work_unit_id",
        agency=agency,
        kind=employees.position_tier.cases(*_kinds(law), else_=employees.position_kind),
        own_education=employees.education_level,
    )
    wide = joined_to(people, own, "employee_id")
    classes = law.codes("ip_asn.education_classes").items()
    highest = wide.education_level.fill_null(wide.own_education)
    cases = [(code, one["education_class"]) for code, one in classes]
    return wide.mutate(education=highest.cases(*cases, else_=ibis.null("string")))


def groupings(law: Law) -> list[Grouping]:
    """Return every way to group people but by unit."""
    tiers = law.codes("positions.tiers").items()
    employments = (
        code for one in law.codes("ip_asn.rule_sets").values() for code in one["employments"]
    )
    return [
        Grouping(AGENCY, "agency", {}),
        Grouping(EMPLOYMENT, "employment", {code: code for code in employments}),
        Grouping(SEX, "sex", SEXES),
        Grouping(KIND, "kind", KINDS),
        Grouping(TIER, "position_tier", {code: one.title for code, one in tiers}),
        Grouping(EDUCATION, "education", EDUCATION_TITLES),
    ]


def closure(units: ir.Table) -> ir.Table:
    """Return every unit with each unit above it, itself included (``unit``, ``above``).

    A parent that is unknown, or of another agency, is none: the unit is a root. Units that are
    each other's parents belong to one another; nobody is counted twice in a unit.
    """
    parents = units.select(parent_key="work_unit_id", **_agency_of(units, "parent_agency"))
    own = units.select("work_unit_id", "parent_id", **_agency_of(units, "own_agency"))
    known = own.join(parents, own.parent_id == parents.parent_key)
    known = known.filter(known.own_agency == known.parent_agency)
    steps = ibis.union(
        units.select(unit="work_unit_id", above="work_unit_id"),
        known.select(unit="work_unit_id", above="parent_key"),
        distinct=True,
    )
    for _ in range(DOUBLINGS):
        higher = steps.select(middle="unit", top="above")
        joined = steps.join(higher, steps.above == higher.middle)
        steps = joined.select("unit", above="top").distinct()
    return steps


def unit_cells(cells: ir.Table, units: ir.Table) -> ir.Table:
    """Return the cells once for each unit they belong to, with its name."""
    names = (*COUNTS, *MEANS)
    sums = {name: cells[name].sum().cast("int64") for name in names}
    own = cells.group_by("work_unit_id").aggregate(**sums)
    reach = closure(units)
    found = own.left_join(reach, own.work_unit_id == reach.unit).drop("unit")
    named = units.select(key="work_unit_id", title="name")
    found = found.left_join(named, found.above == named.key)
    return found.select(*names, code=found.above.fill_null(UNKNOWN), title=_titled(found.title))


def _agency_of(units: ir.Table, name: str) -> dict[str, ir.Value]:
    return {name: units.agency if "agency" in units.columns else ibis.literal("")}


def _kinds(law: Law) -> list[tuple[str, str]]:
    return [(code, str(one["kind"])) for code, one in law.codes("positions.tiers").items()]


def _grouped(cells: ir.Table, place: int, one: Grouping) -> ir.Table:
    """Add the cells up by one column."""
    code = cells[one.column]
    order = [(name, whole(number)) for number, name in enumerate(one.titles)]
    titles = code.cases(*one.titles.items(), else_=code) if one.titles else code
    last = whole(len(one.titles))
    coded = cells.mutate(
        code=code.fill_null(UNKNOWN),
        title=_titled(titles),
        _order=code.cases(*order, else_=last) if order else last,
    )
    return _summed(coded, place, one.code)


def _titled(title: ir.Value) -> ir.StringValue:
    return title.fill_null(UNKNOWN_TITLE)


def _summed(coded: ir.Table, place: int, grouping: str) -> ir.Table:
    names = (*COUNTS, *MEANS)
    sums = {name: coded[name].sum().cast("int64") for name in names}
    found = coded.group_by(["code", "title", "_order"]).aggregate(**sums)
    return found.mutate(grouping=ibis.literal(grouping), _place=whole(place))


def _told(summed: ir.Table, law: Law) -> ir.Table:
    """Divide, round half up, and name the category."""
    settings = law.record("ip_asn.index")
    step = 10 ** (6 - settings["decimals"])
    means = {name: divided(summed[name], summed.measured * step) * step for name in MEANS}
    bands = law.bands("ip_asn.bands")
    if settings["classify_on"] == "rounded":
        named = band(means["index"], bands)
    else:
        named = band(summed["index"], bands, summed.measured * MICRO)
    low = settings["low_participation"].as_integer_ratio()
    told = summed.measured * PERCENT * low[1] < summed.headcount * low[0]
    share = divided(summed.measured * PERCENT * MICRO, summed.headcount * step) * step
    shown = {name: as_decimal(mean) for name, mean in means.items()}
    found = summed.mutate(
        **shown, participation=as_decimal(share), category=named, is_low_participation=told
    )
    return found.order_by("_place", "_order", "title", "code").select(*COLUMNS)
