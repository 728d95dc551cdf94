"""Print the order of a post as advice, and choose from it."""

from fractions import Fraction

from takar.kernel.language import msg
from takar.kernel.rounding import printed
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.selections.actions.refusals import NotGood, NotNow
from takar.web.selections.models import Applicant, Choice, Post, Shortlist
from takar.web.selections.permissions import chooses, operates, reads_selections
from takar.web.selections.queries import (
    Standing,
    evidence_of,
    law_for,
    standings_of,
    weights_of,
)
from takar.web.selections.rules import COUNTED, PrintedList, Row


@action("selections.list.printed", needs=operates)
def print_list(actor: User, post: Post) -> Shortlist:
    """Freeze the order of a post as advice for the appointing authority.

    Raises:
        NotNow: nobody has a total, or the post was cancelled.
        BadWeights: the weights do not sum to 100.
    """
    rows = standings_of(post)
    if post.state != "TERBUKA" or not any(row.ranked.order for row in rows):
        raise NotNow(
            msg("Belum ada pelamar dengan nilai lengkap pada jabatan ini."),
            hint=msg("Lengkapi nilai semua komponen lebih dulu."),
        )
    one, law = post.selection, law_for(post.selection)
    limits = law.record("selection.limits")
    content = PrintedList(
        post=post.title,
        weights={code: str(weight) for code, weight in weights_of(one).items()},
        titles={each.code: each.title for each in one.components.all()},
        finalists=limits["finalists"],
        proposed=limits["proposed"],
        lot=one.lot,
        law_edition=law.edition,
        evidence=evidence_of(post),
        rows=tuple(kept(row) for row in rows),
    )
    made = Shortlist.objects.create(
        post=post, content=content.model_dump(mode="json"), made_by=actor
    )
    noted(shortlist=made.pk, people=len(rows), evidence=content.evidence)
    return made


@action("selections.list.taken", needs=reads_selections)
def take_list(actor: User, shortlist: Shortlist) -> list[dict[str, object]]:
    """Return a printed list as a sheet that leaves the house."""
    content = shortlist.printed
    return [
        {
            "Urutan": row.order,
            "Peringkat": row.place,
            "Nama": row.name,
            **{content.titles[code]: as_number(part) for code, part in row.parts.items()},
            "Total": as_number(row.total),
            "Diundi": "ya" if row.by_lot else "",
            "Undian": row.lot,
        }
        for row in content.rows
    ]


@action("selections.choice.made", needs=chooses)
def choose(
    actor: User, shortlist: Shortlist, *, applicant: Applicant, reason: str, document: str = ""
) -> Choice:
    """Choose one of the proposed for a post, with the reason; the list is only advice.

    Raises:
        NotNow: somebody was chosen already, a newer list was printed, or the list no longer tells
            how things stand.
        NotGood: the person is not among those proposed.
        Unwritten: no reason was given.
    """
    post: Post = Post.objects.select_for_update().get(pk=shortlist.post_id)
    if Choice.objects.filter(post=post).exists():
        raise NotNow(msg("Pejabat untuk jabatan ini sudah dipilih."))
    newest = post.lists.order_by("-pk").first()
    if newest is None or newest.pk != shortlist.pk:
        raise NotNow(msg("Ada daftar yang lebih baru."), hint=msg("Buka daftar terbaru."))
    content = shortlist.printed
    refuse_stale(post, applicant, content)
    row = next((one for one in content.rows if one.applicant == applicant.pk), None)
    if row is None or row.order is None or row.order > content.proposed:
        raise NotGood(
            msg("{name} tidak termasuk yang diusulkan.", name=applicant.name),
            hint=msg("Pilih dari {count} nama teratas.", count=content.proposed),
        )
    noted(applicant=applicant.name, place=row.place)
    return Choice.objects.create(
        post=post,
        shortlist=shortlist,
        applicant=applicant,
        reason=demanded(reason),
        document=document.strip(),
        chosen_by=actor,
    )


def refuse_stale(post: Post, applicant: Applicant, content: PrintedList) -> None:
    """Refuse to choose from a list that no longer tells how things stand.

    Raises:
        NotNow: the post was cancelled, the applicant counts no more, or what was ordered changed.
    """
    if post.state != "TERBUKA":
        raise NotNow(msg("Jabatan ini sudah dibatalkan."))
    is_counted = post.applicants.filter(pk=applicant.pk, state__in=COUNTED).exists()
    if not is_counted or content.evidence != evidence_of(post):
        raise NotNow(
            msg("Pelamar atau nilai berubah sejak daftar ini dicetak."),
            hint=msg("Cetak urutan lagi, lalu pilih dari daftar itu."),
        )


def kept(row: Standing) -> Row:
    """Return one applicant as the list keeps them, with all digits."""
    return Row(
        applicant=row.applicant.pk,
        name=row.applicant.name,
        parts={
            code: None if mean is None else str(mean) for code, mean in row.ranked.parts.items()
        },
        total=None if row.ranked.total is None else str(row.ranked.total),
        place=row.ranked.place,
        order=row.ranked.order,
        by_lot=row.ranked.by_lot,
        lot=row.ranked.lot,
    )


def as_number(text: str | None) -> str:
    """Return a stored fraction as people read it."""
    return printed(None if text is None else Fraction(text))
