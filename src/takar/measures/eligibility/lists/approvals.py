"""Whose approval a move needs: a list to be gathered, not something passed or failed.

Law: the table ``eligibility.approvals``, each row with its own place and certainty.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.demands.questions import Question
from takar.measures.eligibility.evidence import Evidence
from takar.measures.eligibility.move_kinds import MoveKind
from takar.measures.eligibility.reads.windows import is_inside
from takar.regulations.requirements import EVERY_POST

IN_WINDOW, OWN_REQUEST = "DALAM_JENDELA", "PERMINTAAN_SENDIRI"
OTHER_AGENCY = "ANTARINSTANSI"
CONSENT = "PERSETUJUAN_MENDAGRI"
"""The approval that opens a window for one move."""


@dataclass(frozen=True)
class Approval:
    """One approval, with the document where there is one, and the place that asks for it."""

    code: str
    title: str
    certainty: str
    document: str | None = None
    place: str = ""


def approvals_for(
    evidence: Evidence,
    position_id: str,
    move: MoveKind,
    *,
    route: str | None = None,
    own_request: bool = False,
    from_agency: str | None = None,
) -> tuple[Approval, ...]:
    """Return what a move into a post needs, in the order of the law.

    Args:
        evidence: what :func:`read_evidence` returned.
        position_id: the target post.
        move: the kind of move.
        route: ``SELEKSI_TERBUKA``, ``KRS`` or ``MUTASI``; without one, only what every route needs.
        own_request: whether the person asked for it.
        from_agency: where the person serves; without one, where the post is.
    """
    tier = evidence.posts.kind_of(position_id).tier
    scopes = _scopes(evidence, position_id, own_request=own_request)
    if from_agency and from_agency != evidence.posts.kind_of(position_id).agency:
        scopes.add(OTHER_AGENCY)
    return tuple(
        Approval(row["code"], row["title"], row["certainty"], place=row["place"])
        for row in evidence.law.table("eligibility.approvals")
        if _among(tier, row["tiers"])
        and _among(move, row["moves"])
        and row["route"] in (EVERY_POST, route)
        and row["scope"] in scopes
    )


def with_documents(approvals: tuple[Approval, ...], held: dict[str, str]) -> tuple[Approval, ...]:
    """Return the approvals with the documents that are already there."""
    return tuple(replace(one, document=held.get(one.code)) for one in approvals)


def _among(word: str, listed: Collection[str]) -> bool:
    return EVERY_POST in listed or word in listed


def _scopes(evidence: Evidence, position_id: str, *, own_request: bool) -> set[str]:
    """Return the special cases that the post, the day or the person's wish makes."""
    row = evidence.posts.rows[position_id]
    unit = evidence.posts.units.get(row["work_unit_id"], {}).get("name", "")
    named = f"{row['title']} {unit}".casefold()
    codes = evidence.law.codes("eligibility.approval_scopes")
    found = {c for c, one in codes.items() if any(word in named for word in one["words"])}
    found.add(EVERY_POST)
    if own_request:
        found.add(OWN_REQUEST)
    kind = evidence.posts.kind_of(position_id)
    if any(is_inside(evidence.people, asked) for asked in windows_in(evidence.questions(kind))):
        found.add(IN_WINDOW)
    return found


def windows_in(questions: tuple[Question, ...]) -> list[Asked[Any]]:
    """Return what is asked about windows."""
    return [asked for question in questions for asked in question.asked if asked.read == "window"]
