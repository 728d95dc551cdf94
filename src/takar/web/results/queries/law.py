"""The law a run was made under, what it relies on, and how sure that is."""

from typing import Any

from takar.measures.jpm import bands_key
from takar.regulations.citation import CERTAINTIES
from takar.regulations.law import Law
from takar.web.people.queries.law import book, law_on
from takar.web.results.models import Measure, Purpose, Run
from takar.web.results.rules import Doubt
from takar.web.results.rules.ip_asn import OFFICIAL

JPM_KEYS = ("jpm.formula", "assessment.required_levels", "assessment.validity_years")
TALENT_KEYS = (
    "talent.profile",
    "nine_box.matrix",
    "nine_box.recommendations",
    "talent.succession_boxes",
    *JPM_KEYS,
)
IP_ASN_KEYS = ("ip_asn.rule_sets", "ip_asn.dimensions", "ip_asn.bands", "ip_asn.index")
"""Every rule set relies on these; one that works from evidence on all rules about IP ASN."""

ABOUT_IP_ASN = ("ip_asn.", "performance.scales", "performance.rating_matrix")


def keys_of(
    law: Law, measure: str, purpose: str, rules: str = "", categories: str = ""
) -> tuple[str, ...]:
    """Return the rules that a run relies on."""
    if measure == Measure.IP_ASN:
        return ip_asn_keys(law, rules)
    if measure == Measure.TALENT:
        return TALENT_KEYS
    return (*JPM_KEYS, bands_key(law, purpose, categories or None))


def table_of(run: Run) -> str:
    """Return the key of the category table that a JPM was named by."""
    return bands_key(law_of(run), run.purpose or Purpose.MAPPING, run.categories or None)


def may_choose_categories(law: Law, purpose: str) -> bool:
    """Tell whether the law lets a purpose choose its category table."""
    purposes = law.codes("assessment.purposes")
    return purpose in purposes and len(purposes[purpose]["bands_choices"]) > 1


def ip_asn_keys(law: Law, rules: str) -> tuple[str, ...]:
    """Return the rules that an index relies on; official scores need no tables of points."""
    known = law.codes("ip_asn.rule_sets")
    if rules in known and known[rules]["basis"] == OFFICIAL:
        return IP_ASN_KEYS
    return tuple(key for key in law.keys() if key.startswith(ABOUT_IP_ASN))  # noqa: SIM118


def doubts_about(
    law: Law, measure: str, purpose: str, rules: str = "", categories: str = ""
) -> list[dict[str, Any]]:
    """Return what is not certain among the rules that a run relies on, as JSON."""
    return [
        Doubt(
            key=doubt.key,
            title=doubt.title,
            part=doubt.part,
            source=doubt.source.title,
            at=doubt.at,
            certainty=doubt.certainty,
            note=doubt.note,
        ).model_dump()
        for doubt in law.doubts(*keys_of(law, measure, purpose, rules, categories))
    ]


def doubts_of(run: Run) -> list[dict[str, str]]:
    """Return the doubts a run was stamped with, each with the word for how sure it is."""
    return [doubt | {"word": str(CERTAINTIES[doubt["certainty"]])} for doubt in run.doubts]


def law_of(run: Run) -> Law:
    """Return the law as it stood for a run."""
    return law_on(run.day, run.law_shelf or None, run.known_on)


def keeps_its_law(run: Run) -> bool:
    """Tell whether the book still is the edition the run was made with."""
    return book().edition == run.law_edition
