"""What makes, changes, computes and takes away scenarios; each is recorded."""

from datetime import date
from typing import Any

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.people.models import WorkUnit
from takar.web.scenarios.laws import tried_law
from takar.web.scenarios.models import Measure, Movement, Scenario, SketchState
from takar.web.scenarios.models.sketches import new_key
from takar.web.scenarios.packing import packed_files
from takar.web.scenarios.permissions import reads_scenarios, sees_whole_nip, tries_rules
from takar.web.scenarios.queries.scenarios import searched
from takar.web.scenarios.rules import Changes, kept
from takar.web.scenarios.sheets import movements_sheet
from takar.web.scenarios.trying import tried

BATCH = 1_000


class Busy(TakarError):
    """It is being computed; nothing may change under the computation."""


class PutAway(TakarError):
    """It was put away; it is read, not changed."""


@action("scenarios.scenario.made", needs=tries_rules)
def make_scenario(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    name: str,
    day: date,
    rules: str,
    measure: str = Measure.IP_ASN,
    note: str = "",
    unit: WorkUnit | None = None,
    once_key: str = "",
) -> Scenario:
    """Make a scenario in which nothing is changed yet; a form sent twice makes one."""
    made, is_new = Scenario.objects.get_or_create(
        agency=agency,
        once_key=once_key or new_key(),
        defaults={
            "name": name,
            "note": note,
            "measure": measure,
            "day": day,
            "rules": rules,
            "unit": unit,
            "made_by": actor,
        },
    )
    noted(scenario=made.pk, is_new=is_new)
    return made


@action("scenarios.scenario.copied", needs=tries_rules)
def copy_scenario(actor: User, scenario: Scenario, *, name: str, once_key: str = "") -> Scenario:
    """Make another scenario with the same changes, to be changed further."""
    made, _is_new = Scenario.objects.get_or_create(
        agency=scenario.agency,
        once_key=once_key or new_key(),
        defaults={
            "name": name,
            "note": scenario.note,
            "measure": scenario.measure,
            "day": scenario.day,
            "rules": scenario.rules,
            "unit": scenario.unit,
            "changes": scenario.changes,
            "made_by": actor,
        },
    )
    noted(copy=made.pk)
    return made


@action("scenarios.rules.changed", needs=tries_rules)
def change_rules(actor: User, scenario: Scenario, *, changes: Changes) -> None:
    """Say what the rules of the scenario say, and line it up to be computed.

    Raises:
        BadParameter: the rules that would come out cannot be accepted.
    """
    refuse_unless_open(scenario)
    before = [said(row) for row in scenario.changed.rows]
    scenario.changes = kept(changes)
    tried_law(scenario)
    line_up(scenario)
    scenario.summary = None
    scenario.full_clean()
    scenario.save()
    Movement.objects.filter(scenario=scenario).delete()
    noted(before=before, after=[said(row) for row in changes.rows], changes=len(changes.rows))


def said(row: Any) -> str:
    """Return a change as the log keeps it."""
    return f"{row.key} {'.'.join(row.path)}: {row.before} → {row.after}"


def refuse_unless_open(scenario: Scenario) -> None:
    """Refuse to change what is being computed or was put away."""
    if scenario.is_busy:
        raise Busy(
            msg("Skenario ini sedang dihitung."), hint=msg("Tunggu sampai selesai, lalu ubah lagi.")
        )
    if scenario.archived_at:
        raise PutAway(
            msg("Skenario ini sudah diarsipkan."),
            hint=msg("Pulihkan dahulu, atau buat salinannya."),
        )


def line_up(sketch: Any) -> None:
    """Let it wait for its turn, with nothing left of an earlier computation."""
    sketch.state = SketchState.WAITING
    sketch.problem = sketch.hint = ""
    sketch.computed_at = None


@action("scenarios.scenario.computed", needs=tries_rules)
def answer_scenario(actor: User, scenario: Scenario) -> None:
    """Measure everybody under both rules, and keep who moves; never a result."""
    found = tried(scenario)
    scenario.summary = kept(found.summary)
    scenario.law_edition_before = found.edition_before
    scenario.law_edition_after = found.edition_after
    scenario.evidence_hash = found.evidence_hash
    scenario.code_version = found.code_version
    scenario.state, scenario.computed_at = SketchState.DONE, timezone.now()
    scenario.full_clean()
    scenario.save()
    Movement.objects.filter(scenario=scenario).delete()
    rows = (Movement(scenario=scenario, **values) for values in found.rows())
    Movement.objects.bulk_create(rows, batch_size=BATCH)
    noted(people=found.summary.people, moved=found.summary.moved)


@action("scenarios.scenario.failed", needs=tries_rules)
def fail_scenario(actor: User, scenario: Scenario, *, problem: str, hint: str) -> None:
    """Note why the scenario could not be computed."""
    scenario.state, scenario.problem, scenario.hint = SketchState.FAILED, problem, hint
    scenario.computed_at = timezone.now()
    scenario.save()


@action("scenarios.scenario.archived", needs=tries_rules)
def archive_scenario(actor: User, scenario: Scenario) -> None:
    """Put a scenario away; it stays readable."""
    scenario.archived_at = scenario.archived_at or timezone.now()
    scenario.save()


@action("scenarios.scenario.restored", needs=tries_rules)
def restore_scenario(actor: User, scenario: Scenario) -> None:
    """Take a scenario out of the archive."""
    scenario.archived_at = None
    scenario.save()


@action("scenarios.names.taken", needs=reads_scenarios)
def take_movements(actor: User, scenario: Scenario, *, wanted: dict[str, Any]) -> bytes:
    """Return the people who move as a workbook."""
    people = searched(actor, scenario, wanted)
    sheet, count = movements_sheet(people, scenario, whole_nip=sees_whole_nip(actor, scenario))
    noted(people=count)
    return sheet


@action("scenarios.files.taken", needs=reads_scenarios)
def take_files(actor: User, scenario: Scenario) -> bytes:
    """Return the changed rules as a directory that can be laid over the law."""
    content = packed_files(scenario)
    noted(rules=scenario.changed.keys)
    return content
