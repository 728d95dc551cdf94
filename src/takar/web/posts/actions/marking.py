"""Posts are named as target or critical, and described."""

from collections.abc import Iterable

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.people.models import Position
from takar.web.posts.models import PostProfile
from takar.web.posts.permissions import operates
from takar.web.posts.rules.refusals import NotGood

MARKS = {"target": "is_target", "kritikal": "is_critical"}


@action("posts.mark.set", needs=operates)
def mark_posts(  # noqa: PLR0913 -- named at the call
    actor: User,
    agency: Agency,
    *,
    positions: Iterable[Position],
    mark: str,
    is_set: bool,
    because: str,
    document: str = "",
) -> int:
    """Name posts as target or critical posts, or no longer, with the reason; return how many.

    Raises:
        NotGood: no such mark, nothing chosen, or a post of another agency.
        Unwritten: no reason was given.
    """
    chosen, reason = list(positions), demanded(because)
    if mark not in MARKS or not chosen or any(one.agency_id != agency.pk for one in chosen):
        raise NotGood(msg("Pilih jabatan instansi ini."), hint=msg("Centang dari daftar."))
    known = {
        one.position_id: one
        for one in PostProfile.objects.filter(position__in=[one.pk for one in chosen])
    }
    rows = [known.get(one.pk) or PostProfile(position=one) for one in chosen]
    for row in rows:
        setattr(row, MARKS[mark], is_set)
        row.because, row.document, row.changed_by = reason, document.strip(), actor
    PostProfile.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["position"],
        update_fields=[MARKS[mark], "because", "document", "changed_by", "changed_at"],
        batch_size=1_000,
    )
    noted(positions=[one.code for one in chosen])
    return len(rows)


@action("posts.post.described", needs=operates)
def describe_post(
    actor: User,
    position: Position,
    *,
    echelon: str = "",
    region: str = "",
    may_stay_vacant: bool = False,
) -> PostProfile:
    """Write down the echelon and the region of a post, and whether it may stay vacant."""
    facts = {
        "echelon": echelon.strip(),
        "region": region.strip(),
        "may_stay_vacant": may_stay_vacant,
        "changed_by": actor,
    }
    found, _made = PostProfile.objects.update_or_create(position=position, defaults=facts)
    return found
