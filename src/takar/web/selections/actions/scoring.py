"""Take applicants, say who meets the conditions, and record what the committee gave."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Employee
from takar.web.selections.actions.refusals import NotGood, NotNow
from takar.web.selections.models import Applicant, Choice, CommitteeScore, Post, Selection
from takar.web.selections.permissions import operates, reads_selections
from takar.web.selections.rules import APPLICANT_STATES, WHOLE

Where = tuple[int, int]
"""A component and a member."""


@action("selections.applicant.added", needs=operates)
def add_applicant(
    actor: User,
    post: Post,
    *,
    employee: Employee | None = None,
    name: str = "",
    institution: str = "",
) -> Applicant:
    """Add somebody who applies, by the record of the employee or by name from outside.

    Raises:
        NotGood: they applied already, or nobody is named.
    """
    Post.objects.select_for_update().get(pk=post.pk)
    if employee is not None and employee.agency_id != post.agency_id:
        raise NotGood(msg("Pegawai itu bukan milik instansi ini."))
    called, place = (employee.name if employee else name.strip()), institution.strip()
    if not called:
        raise NotGood(msg("Isi NIP pegawai, atau nama pelamar dari luar."))
    same = {} if employee else {"name": called, "institution": place}
    if post.applicants.filter(employee=employee, **same).exists():
        raise NotGood(msg("{name} sudah melamar jabatan ini.", name=called))
    last = post.applicants.order_by("-number").first()
    applicant = Applicant.objects.create(
        post=post,
        employee=employee,
        name=called,
        institution=place,
        number=last.number + 1 if last else 1,
    )
    noted(applicant=applicant.pk)
    return applicant


@action("selections.applicant.marked", needs=operates)
def mark_applicant(actor: User, applicant: Applicant, *, state: str, reason: str = "") -> None:
    """Say whether an applicant meets the conditions, came, or withdrew.

    Raises:
        NotNow: the state is unknown, or somebody was chosen for the post.
        Unwritten: a refusal without its reason.
    """
    if state not in APPLICANT_STATES:
        raise NotNow(msg("Keadaan pelamar tidak dikenal."))
    refuse_chosen(applicant.post)
    if state == "TIDAK_MEMENUHI_SYARAT":
        demanded(reason)
    noted(before=applicant.state)
    applicant.state, applicant.because = state, reason.strip()[:300]
    applicant.save(update_fields=["state", "because"])


@action("selections.scores.entered", needs=operates)
def enter_scores(
    actor: User, applicant: Applicant, *, scores: Mapping[Where, Decimal | None]
) -> int:
    """Record what members gave an applicant, by component and member; a gap takes a score back.

    Raises:
        NotNow: the selection is not in its scoring, or somebody was chosen.
        NotGood: a score outside 0 to 100, or for what is not of this selection.
    """
    one = applicant.post.selection
    if one.state != "PENILAIAN":
        raise NotNow(
            msg("Nilai hanya dicatat selama penilaian."),
            hint=msg("Pindahkan seleksi ke keadaan Penilaian."),
        )
    refuse_chosen(applicant.post)
    refuse_strange(one, scores)
    refuse_odd(scores.values())
    columns = ("component", "member", "value")
    before = {(c, m): value for c, m, value in applicant.scores.values_list(*columns)}
    changed = {at: value for at, value in scores.items() if before.get(at) != value}
    for (component, member), value in changed.items():
        keep_score(actor, applicant, component, member, value)
    noted(before={f"{c}/{m}": str(before.get((c, m))) for c, m in changed}, scores=len(changed))
    return sum(value is not None for value in scores.values())


@action("selections.post.viewed", needs=reads_selections)
def view_post(actor: User, post: Post) -> None:
    """Record that somebody read the applicants of a post."""


def keep_score(
    enterer: User, applicant: Applicant, component: int, member: int, value: Decimal | None
) -> None:
    """Write one score, or take it back."""
    at: dict[str, Any] = {
        "applicant": applicant,
        "component_id": component,
        "member_id": member,
    }
    if value is None:
        CommitteeScore.objects.filter(**at).delete()
    else:
        CommitteeScore.objects.update_or_create(
            **at, defaults={"value": value, "entered_by": enterer}
        )


def refuse_chosen(post: Post) -> None:
    """Refuse to change anything once somebody was chosen.

    Raises:
        NotNow: somebody was.
    """
    if Choice.objects.filter(post=post).exists():
        raise NotNow(msg("Pejabat untuk jabatan ini sudah dipilih."))


def refuse_strange(one: Selection, places: Iterable[Where]) -> None:
    """Refuse components and members of another selection.

    Raises:
        NotGood: there is one.
    """
    components = set(one.components.filter(source="PANITIA").values_list("pk", flat=True))
    members = set(one.members.values_list("pk", flat=True))
    if any(c not in components or m not in members for c, m in places):
        raise NotGood(msg("Komponen atau anggota bukan bagian seleksi ini."))


def refuse_odd(values: Iterable[Decimal | None]) -> None:
    """Refuse a score outside 0 to 100.

    Raises:
        NotGood: there is one; nothing was stored.
    """
    for value in values:
        if value is not None and not (value.is_finite() and 0 <= value <= WHOLE):
            raise NotGood(
                msg("Nilai {value} di luar rentang 0 sampai 100.", value=value),
                hint=msg("Perbaiki lalu simpan lagi; belum ada yang tersimpan."),
            )
