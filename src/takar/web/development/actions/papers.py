"""What is read about others, and what leaves the house: always on record."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from takar.exchange.files.workbook import write_workbook
from takar.measures.development import AKPD, AKPK, HCDP
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.development.models import Plan
from takar.web.development.permissions import is_oneself, operates, reads_plans, reads_whole_plans
from takar.web.development.queries import (
    groups_of,
    law_of,
    needs_of_person,
    needs_seen,
    titles_of,
    unit_rows,
)
from takar.web.development.queries.sheets import Rows, akpd_of, akpk_of, hcdp_of
from takar.web.people.models import Employee


def sees_person(user: User, employee: Employee) -> bool:
    """The person may read about the employee; which rows, the page asks."""
    return is_oneself(user, employee) or reads_plans(user, employee)


def takes_own(user: User, employee: Employee) -> bool:
    """The person may carry away the sheet of the employee."""
    return is_oneself(user, employee) or reads_whole_plans(user, employee)


@action("development.needs.viewed", needs=sees_person)
def view_needs(actor: User, employee: Employee) -> None:
    """Note that somebody read what another person needs."""


@action("development.akpk.taken", needs=reads_whole_plans)
def take_akpk(actor: User, plan: Plan, *, wanted: Mapping[str, Any]) -> bytes:
    """Return the need analysis of those a search found, as a workbook."""
    needs = needs_seen(actor, plan, wanted)
    rows = akpk_of(plan, needs, is_whole_nip=operates(actor, plan))
    noted(rows=len(rows))
    return book_of("AKPK", rows, AKPK)


@action("development.own_akpk.taken", needs=takes_own)
def take_own_akpk(actor: User, employee: Employee, *, plan: Plan) -> bytes:
    """Return the need analysis of one person, as a workbook."""
    needs, _ = needs_of_person(plan, employee)
    is_whole = is_oneself(actor, employee) or operates(actor, employee)
    return book_of("AKPK", akpk_of(plan, needs, is_whole_nip=is_whole), AKPK)


@action("development.akpd.taken", needs=reads_whole_plans)
def take_akpd(actor: User, plan: Plan, *, wanted: Mapping[str, Any]) -> bytes:
    """Return the summary per unit, as a workbook."""
    order = list(titles_of(law_of(plan)))
    rows = akpd_of(plan, unit_rows(actor, plan, wanted, order))
    noted(rows=len(rows))
    return book_of("AKPD", rows, AKPD)


@action("development.hcdp.taken", needs=reads_whole_plans)
def take_hcdp(actor: User, plan: Plan) -> bytes:
    """Return the plan of the year in the official columns, as a workbook."""
    rows = hcdp_of(plan, groups_of(plan))
    noted(rows=len(rows))
    return book_of("HCDP", rows, HCDP)


def book_of(name: str, rows: Rows, columns: tuple[str, ...]) -> bytes:
    """Return rows as a workbook; without any, its headings still stand."""
    target = BytesIO()
    write_workbook(target, {name: rows or [dict.fromkeys(columns)]})
    return target.getvalue()
