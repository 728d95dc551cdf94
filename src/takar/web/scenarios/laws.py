"""The law as a scenario changes it: which rules may be changed, and the book with the changes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from takar.kernel.rounding import half_up
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.regulations.sandbox import Leaf, changed, laid_over, leaves, overlay_files
from takar.web.accounts.models import Agency
from takar.web.people.queries.law import book, law_on
from takar.web.scenarios.models import Measure, Scenario
from takar.web.scenarios.rules import Change, Changes, Said, meant_by, said_of

Path = tuple[str, ...]
Values = dict[str, dict[Path, Any]]

WEIGHTS = "ip_asn.dimensions"
OFFERED: dict[str, tuple[str, ...]] = {
    Measure.IP_ASN: (
        WEIGHTS,
        "ip_asn.qualification",
        "ip_asn.competence",
        "ip_asn.performance_points",
        "ip_asn.discipline",
        "ip_asn.bands",
        "ip_asn.windows",
        "ip_asn.technical_hours",
        "ip_asn.functional_waivers",
        "ip_asn.discipline_rule",
        "ip_asn.index",
        "ip_asn.education_classes",
        "ip_asn.leadership_levels",
        "ip_asn.training_kinds",
        "ip_asn.post_groups",
        "ip_asn.performance_year",
        "ip_asn.performance_bands_pp46",
        "ip_asn.performance_bands_pp30",
    )
}
"""The rules that may be changed for each measure, in the order of the form."""

FED_BY = {
    "KUALIFIKASI": "ip_asn.qualification",
    "KOMPETENSI": "ip_asn.competence",
    "KINERJA": "ip_asn.performance_points",
    "DISIPLIN": "ip_asn.discipline",
}
"""The table from which the points of each dimension come."""

SUMMED = "ip_asn.competence"


def base_law(agency: Agency, day: date) -> Law:
    """Return the law as it is, for the agency on a day."""
    return law_on(day, agency.shelf)


def leaves_of(law: Law, key: str) -> list[Leaf]:
    """Return what may be changed in a rule."""
    return leaves(book().form(key), law.value(key))


def offered(law: Law, measure: str) -> list[str]:
    """Return the rules in force that may be changed."""
    return [key for key in OFFERED[measure] if key in law.found]


def differences(law: Law, new: Mapping[str, Mapping[Path, Any]]) -> Changes:
    """Return what differs from the law, in its order; what stays the same is no change."""
    return Changes(
        rows=[
            Change(key=key, path=leaf.path, before=said_of(leaf.value), after=said_of(after))
            for key, values in new.items()
            for leaf in leaves_of(law, key)
            if leaf.path in values and said_of(after := values[leaf.path]) != said_of(leaf.value)
        ]
    )


def meant(law: Law, changes: Changes) -> Values:
    """Return the changes as values of the law."""
    found: Values = {}
    for key in changes.keys:
        kinds = {leaf.path: leaf.kind for leaf in leaves_of(law, key)}
        kept: Mapping[Path, Said] = changes.of(key)
        found[key] = {
            path: meant_by(said, kinds[path]) for path, said in kept.items() if path in kinds
        }
    return found


def in_proportion(law: Law, new: Mapping[str, Mapping[Path, Any]]) -> Values:
    """Return the changes with the tables of changed dimensions scaled to their new weight.

    Tables in which something was changed by hand stay as they are written.
    """
    found: Values = {key: dict(values) for key, values in new.items()}
    weights = law.points(WEIGHTS)
    for (dimension,), weight in new.get(WEIGHTS, {}).items():
        key, old = FED_BY.get(dimension, ""), weights[dimension]
        if key in law.found and old and weight != old and not _by_hand(law, key, found):
            found[key] = {
                leaf.path: half_up(leaf.value * weight / old, 4).normalize()
                for leaf in leaves_of(law, key)
                if isinstance(leaf.value, Decimal)
            }
    return found


def _by_hand(law: Law, key: str, new: Values) -> bool:
    return bool(differences(law, {key: new.get(key, {})}).rows)


def files_of(law: Law, changes: Changes, *, name: str, made_on: date) -> dict[str, bytes]:
    """Return the changes as the files of a directory that can be laid over the book."""
    values = {
        key: changed(book().form(key), law.value(key), new)
        for key, new in meant(law, changes).items()
    }
    return overlay_files(book(), law, values, name=name, made_on=made_on, shapes=_shapes(changes))


def _shapes(changes: Changes) -> dict[str, dict[str, Any]]:
    """Let the rows of the table of competence sum to the weight that the scenario gives it."""
    weight = changes.of(WEIGHTS).get(("KOMPETENSI",))
    return {} if weight is None else {SUMMED: {"rows_sum_to": Decimal(str(weight))}}


def files_for(scenario: Scenario) -> dict[str, bytes]:
    """Return the files of a scenario."""
    law = base_law(scenario.agency, scenario.day)
    made_on = timezone.localdate(scenario.made_at)
    return files_of(law, scenario.changed, name=scenario.name, made_on=made_on)


def tried_book(scenario: Scenario) -> Book:
    """Return the book with the changes of a scenario nearest.

    Raises:
        BadParameter: a change cannot be accepted.
    """
    return laid_over(book(), files_for(scenario))


def tried_law(scenario: Scenario) -> Law:
    """Return the law of a scenario."""
    agency = scenario.agency
    return tried_book(scenario).on(scenario.day, agency=agency.shelf)
