"""Lay a scenario out: what is asked, and its rules."""

from datetime import date
from typing import Any

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.placements.actions.refusals import NotGood, held_open
from takar.web.placements.models import Placed, Rule, Scenario
from takar.web.placements.permissions import lays_out
from takar.web.placements.rules import DRAFT, KINDS, NEEDS, PARTS, PLACE, Settings

MOST_TITLE = 200
Row = Employee | Position | WorkUnit


@action("placements.scenario.laid_out", needs=lays_out)
def lay_out(  # noqa: PLR0913 -- named at the call
    actor: User,
    agency: Agency,
    *,
    title: str,
    day: date,
    terms: Settings,
    unit: WorkUnit | None = None,
    kept_from: Scenario | None = None,
) -> Scenario:
    """Lay a scenario out.

    Raises:
        NotGood: no tier is named, a weight is unknown, or a row is of another agency.
    """
    _refuse_odd(terms)
    _refuse_foreign(agency.pk, unit, kept_from)
    one = Scenario(
        agency=agency, title=title.strip(), day=day, unit=unit, kept_from=kept_from, made_by=actor
    )
    one.terms = terms.model_dump(mode="json")
    one.full_clean()
    one.save()
    return one


@action("placements.scenario.changed", needs=lays_out)
def change_scenario(  # noqa: PLR0913 -- named at the call
    actor: User,
    scenario: Scenario,
    *,
    title: str,
    day: date,
    terms: Settings,
    unit: WorkUnit | None = None,
    kept_from: Scenario | None = None,
) -> None:
    """Change what a scenario asks; its answer is void.

    Raises:
        NotNow: it is being computed, or was chosen.
        NotGood: as for laying out, or it would stay near to itself.
    """
    held_open(scenario)
    _refuse_odd(terms)
    _refuse_foreign(scenario.agency_id, unit, kept_from)
    if kept_from == scenario:
        raise NotGood(
            msg("Skenario tidak dapat berpegang pada dirinya sendiri."),
            hint=msg("Pilih skenario lain, atau kosongkan."),
        )
    noted(before=scenario.terms)
    scenario.title, scenario.day, scenario.unit = title.strip(), day, unit
    scenario.terms, scenario.kept_from = terms.model_dump(mode="json"), kept_from
    scenario.full_clean()
    scenario.save()
    forget_answer(scenario)


@action("placements.scenario.copied", needs=lays_out)
def copy_scenario(actor: User, scenario: Scenario, *, title: str) -> Scenario:
    """Copy a scenario with its rules; the copy stays near to it."""
    held = list(scenario.held_rules.all())
    one = Scenario(
        agency=scenario.agency,
        title=title.strip() or scenario.title,
        day=scenario.day,
        unit=scenario.unit,
        terms=scenario.terms,
        kept_from=scenario if scenario.outcome else None,
        made_by=actor,
    )
    one.full_clean()
    one.save()
    for rule in held:
        rule.pk, rule.scenario, rule.noted_by, rule.cost = None, one, actor, None
    Rule.objects.bulk_create(held)
    noted(scenario=one.pk)
    return one


@action("placements.alternative.kept", needs=lays_out)
def keep_alternative(actor: User, scenario: Scenario, *, number: int) -> Scenario:
    """Keep another plan of a computed scenario as a scenario of its own.

    It is the copy in which the leadership orders what makes that plan; computed, it is that plan,
    and the order shows what it costs.

    Raises:
        NotGood: the scenario has no such plan.
    """
    others = scenario.found.others
    if not 0 <= number < len(others):
        raise NotGood(
            msg("Susunan itu tidak ada pada skenario ini."),
            hint=msg("Buka lagi halaman skenario; mungkin sudah dihitung ulang."),
        )
    kept = others[number]
    title = str(msg("{title}: susunan lain {number}", title=scenario.title, number=number + 1))
    made = copy_scenario(actor, scenario, title=title[:MOST_TITLE])
    note_rule(
        actor,
        made,
        kind=PLACE,
        employee=Employee.objects.get(agency=scenario.agency, pk=kept.employee),
        position=Position.objects.get(agency=scenario.agency, pk=kept.position),
        because=str(msg("Memilih susunan lain dari skenario {title}.", title=scenario.title)),
    )
    noted(scenario=made.pk, loss=str(kept.loss))
    return made


@action("placements.scenario.removed", needs=lays_out)
def remove_scenario(actor: User, scenario: Scenario) -> None:
    """Remove a scenario that nobody chose.

    Raises:
        NotNow: it is being computed, or was chosen.
    """
    held_open(scenario)
    scenario.delete()


@action("placements.rule.noted", needs=lays_out)
def note_rule(actor: User, scenario: Scenario, /, *, kind: str, **about: Any) -> Rule:
    """Add a rule or an order; the answer so far is void.

    Args:
        actor: who gives it.
        scenario: which keeps it.
        kind: one of ``rules.KINDS``.
        about: ``employee``, ``other``, ``position``, ``unit``, ``amount`` as the kind needs,
            and ``document`` and ``because`` where an order breaks a law.

    Raises:
        NotNow: it is being computed, or was chosen.
        NotGood: something the rule is about is missing, or of another agency.
    """
    held_open(scenario)
    if kind not in KINDS:
        raise NotGood(msg("Aturan itu tidak dikenal."), hint=msg("Pilih dari daftar aturan."))
    given = {name: about.get(name) for name in NEEDS[kind]}
    if lacking := [name for name, value in given.items() if value is None]:
        raise NotGood(
            msg("Aturan ini belum lengkap."),
            hint=msg("Isi juga: {names}.", names=", ".join(map(_title, lacking))),
        )
    rows = [row for row in given.values() if isinstance(row, Row)]
    _refuse_foreign(scenario.agency_id, *rows)
    rule = Rule(
        scenario=scenario,
        kind=kind,
        document=(about.get("document") or "").strip(),
        because=(about.get("because") or "").strip(),
        noted_by=actor,
        **given,
    )
    rule.full_clean()
    rule.save()
    noted(rule=str(rule))
    forget_answer(scenario)
    return rule


@action("placements.rule.removed", needs=lays_out)
def remove_rule(actor: User, rule: Rule, *, because: str = "") -> None:
    """Remove a rule; an order of the leadership goes with a reason only.

    Raises:
        NotNow: the scenario is being computed, or was chosen.
        Unwritten: an order without a reason.
    """
    held_open(rule.scenario)
    if rule.is_order:
        demanded(because)
    noted(rule=str(rule))
    scenario = rule.scenario
    rule.delete()
    forget_answer(scenario)


def forget_answer(scenario: Scenario) -> None:
    """Let an answer go that belongs to another question now."""
    Placed.objects.filter(scenario=scenario).delete()
    scenario.state, scenario.outcome = DRAFT, {}
    scenario.problem = scenario.hint = ""
    scenario.begun_at = scenario.finished_at = None
    scenario.save()


def _refuse_odd(terms: Settings) -> None:
    if not terms.tiers:
        raise NotGood(
            msg("Belum ada jenjang yang dipilih."), hint=msg("Pilih sekurangnya satu jenjang.")
        )
    if unknown := terms.weights.keys() - PARTS.keys():
        raise NotGood(
            msg("Bobot {names} tidak dikenal.", names=", ".join(sorted(unknown))),
            hint=msg("Pakai unsur nilai yang tersedia."),
        )


def _refuse_foreign(agency_id: int, *rows: Row | Scenario | None) -> None:
    if any(row is not None and row.agency_id != agency_id for row in rows):
        raise NotGood(
            msg("Yang dipilih bukan dari instansi ini."),
            hint=msg("Pilih dari daftar instansi sendiri."),
        )


def _title(name: str) -> str:
    return str(Rule._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001
