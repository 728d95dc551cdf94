"""Who may try rules, plan, and read what comes out."""

from typing import Any

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import agency_id_of, operates, sees_everyone
from takar.web.people.models import WorkUnit
from takar.web.people.queries import units_seen_by


def tries_rules(user: User, subject: Any) -> bool:
    """The person may change rules to see what they would do."""
    return operates(user, subject)


def reads_scenarios(user: User, subject: Any) -> bool:
    """The person may read scenarios, names included."""
    return sees_everyone(user, subject)


def keeps_courses(user: User, subject: Any) -> bool:
    """The person keeps the list of trainings."""
    return operates(user, subject)


def heads_units(user: User, subject: Any) -> bool:
    """The person is a unit head in the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.UNIT_HEAD)


def reads_plans(user: User, subject: Any) -> bool:
    """The person may read plans: all, or those for the units they head."""
    return sees_everyone(user, subject) or heads_units(user, subject)


def makes_plans(user: User, subject: Any) -> bool:
    """The person may make plans somewhere in the subject's agency."""
    return operates(user, subject) or heads_units(user, subject)


def plans_for(user: User, agency: Agency, unit: WorkUnit | None) -> bool:
    """The person may plan for this unit, or for the whole agency without one."""
    if operates(user, agency):
        return True
    own = heads_units(user, agency) and unit is not None
    return own and units_seen_by(user, agency).filter(pk=unit.pk if unit else 0).exists()


def keeps_plan(user: User, plan: Any) -> bool:
    """The person may compute this plan again, or put it away."""
    return operates(user, plan) or (heads_units(user, plan) and plan.made_by_id == user.pk)


def sees_points(user: User, subject: Any) -> bool:
    """The person may read what a step gains; a unit head reads what to do, not the points."""
    return sees_everyone(user, subject)


def sees_whole_nip(user: User, subject: Any) -> bool:
    """The person may read the NIP unmasked: the birth date is inside it."""
    return operates(user, subject)
