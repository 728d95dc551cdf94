"""Lay a selection out: components, committee, posts, and the steps from draft to end."""

from datetime import date
from decimal import Decimal

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Event
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Position
from takar.web.selections.actions.refusals import NotGood, NotNow, refuse_printed
from takar.web.selections.models import Choice, Component, Member, Post, Selection
from takar.web.selections.permissions import operates
from takar.web.selections.queries import findings_of, law_for
from takar.web.selections.rules import ORDER, may_follow

USUAL = {
    "REKAM_JEJAK": ("Rekam jejak", "PANITIA"),
    "MAKALAH": ("Makalah", "PANITIA"),
    "ASESMEN": ("Penilaian kompetensi", "JPM"),
    "WAWANCARA": ("Wawancara", "PANITIA"),
}


@action("selections.selection.opened", needs=operates)
def open_selection(  # noqa: PLR0913 -- named at the call
    actor: User,
    agency: Agency,
    *,
    name: str,
    kind: str,
    opens_on: date,
    closes_on: date,
    reference_on: date | None = None,
    event: Event | None = None,
) -> Selection:
    """Open a selection in its draft, with the usual components where the law's file has them.

    Raises:
        NotGood: it closes before it opens, or one of that name opens on that day already.
    """
    if closes_on < opens_on:
        raise NotGood(
            msg("Seleksi ditutup sebelum diumumkan."),
            hint=msg("Tanggal penutupan sama dengan atau sesudah pengumuman."),
        )
    if Selection.objects.filter(agency=agency, name=name, opens_on=opens_on).exists():
        raise NotGood(
            msg("Seleksi {name} pada tanggal itu sudah ada.", name=name),
            hint=msg("Buka dari daftar, atau beri nama lain."),
        )
    made = Selection(
        agency=agency,
        name=name,
        kind=kind,
        opens_on=opens_on,
        closes_on=closes_on,
        reference_on=reference_on,
        event=event,
        lot=f"{name} {opens_on:%Y-%m-%d}"[:80],
        made_by=actor,
    )
    made.full_clean()
    made.save()
    if kind == "SELEKSI_TERBUKA":
        usual = law_for(made).points("selection.components")
        Component.objects.bulk_create(
            Component(selection=made, code=code, title=title, weight=usual[code], source=source)
            for code, (title, source) in USUAL.items()
            if code in usual
        )
    noted(selection=made.pk)
    return made


@action("selections.selection.moved", needs=operates)
def move_selection(actor: User, one: Selection, *, state: str, reason: str = "") -> None:
    """Lead a selection one step on, or one back with a reason.

    Raises:
        NotNow: the state does not follow.
        NotGood: something that must be right is wrong.
        Unwritten: a step back without a reason.
    """
    one.refresh_from_db(from_queryset=Selection.objects.select_for_update())
    if not may_follow(one.state, state):
        raise NotNow(
            msg("Seleksi tidak dapat berpindah ke keadaan itu."),
            hint=msg("Keadaan berjalan selangkah; muat ulang halaman."),
        )
    if ORDER.index(state) < ORDER.index(one.state):
        demanded(reason)
    elif state == "PENILAIAN":
        for finding in findings_of(one):
            if finding.stops:
                raise NotGood(finding.problem, hint=finding.hint)
    noted(before=one.state)
    one.state = state
    one.save(update_fields=["state"])


@action("selections.component.set", needs=operates)
def set_component(
    actor: User, one: Selection, *, code: str, title: str, weight: Decimal, source: str = "PANITIA"
) -> Component:
    """Lay down one component, or change its title, weight and source.

    Raises:
        NotNow: a list was printed already.
    """
    refuse_printed(one)
    component, is_new = Component.objects.update_or_create(
        selection=one,
        code=code,
        defaults={"title": title.strip(), "weight": weight, "source": source},
    )
    component.full_clean()
    noted(is_new=is_new)
    return component


@action("selections.component.removed", needs=operates)
def remove_component(actor: User, component: Component) -> None:
    """Remove a component nobody scored yet.

    Raises:
        NotNow: somebody was scored in it, or a list was printed.
    """
    refuse_printed(component.selection)
    if component.scores.exists():
        raise NotNow(
            msg("Komponen {title} sudah punya nilai.", title=component.title),
            hint=msg("Beri bobot 0 bila tidak lagi dihitung; nilai tidak dibuang."),
        )
    Component.objects.filter(pk=component.pk).delete()


@action("selections.member.added", needs=operates)
def add_member(
    actor: User,
    one: Selection,
    *,
    name: str,
    origin: str,
    institution: str = "",
    is_chair: bool = False,
) -> Member:
    """Add a member to the committee.

    Raises:
        NotGood: somebody of that name sits there, or there is a chair already.
    """
    called = name.strip()
    if one.members.filter(name=called).exists():
        raise NotGood(msg("{name} sudah menjadi anggota panitia.", name=called))
    if is_chair and one.members.filter(is_chair=True).exists():
        raise NotGood(
            msg("Panitia ini sudah punya ketua."), hint=msg("Tambahkan sebagai anggota biasa.")
        )
    return Member.objects.create(
        selection=one,
        name=called,
        origin=origin,
        institution=institution.strip(),
        is_chair=is_chair,
    )


@action("selections.member.removed", needs=operates)
def remove_member(actor: User, member: Member) -> None:
    """Remove a member who scored nobody yet.

    Raises:
        NotNow: the member scored somebody; scores are never thrown away.
    """
    if member.scores.exists():
        raise NotNow(
            msg("{name} sudah memberi nilai.", name=member.name),
            hint=msg("Nilai tidak dibuang; anggota yang berhenti tetap tercatat."),
        )
    Member.objects.filter(pk=member.pk).delete()


@action("selections.post.added", needs=operates)
def add_post(actor: User, one: Selection, *, title: str, position: Position | None = None) -> Post:
    """Add a post to be filled.

    Raises:
        NotGood: the post is there already, or belongs to another agency.
    """
    if position is not None and position.agency_id != one.agency_id:
        raise NotGood(msg("Jabatan itu bukan milik instansi ini."))
    called = title.strip()
    if one.posts.filter(title=called).exists():
        raise NotGood(msg("Jabatan {title} sudah ada.", title=called))
    return Post.objects.create(selection=one, title=called, position=position)


@action("selections.post.cancelled", needs=operates)
def cancel_post(actor: User, post: Post, *, reason: str) -> None:
    """Take a post out of the selection, with the reason; its applicants stay on record.

    Raises:
        NotNow: somebody was chosen for it.
    """
    if Choice.objects.filter(post=post).exists():
        raise NotNow(msg("Pejabat untuk jabatan ini sudah dipilih."))
    post.state, post.cancelled_because = "DIBATALKAN", demanded(reason)
    post.save(update_fields=["state", "cancelled_because"])


@action("selections.post.reopened", needs=operates)
def reopen_post(actor: User, post: Post) -> None:
    """Take a cancelled post back into the selection."""
    noted(before=post.cancelled_because)
    post.state, post.cancelled_because = "TERBUKA", ""
    post.save(update_fields=["state", "cancelled_because"])
