"""What the page of an item shows beside the item itself."""

from dataclasses import dataclass

from takar.web.accounts.models import User
from takar.web.item_bank.models import Item, ItemParameters, ItemVersion
from takar.web.item_bank.permissions import approves_items, reviews_items, writes_items
from takar.web.item_bank.queries.reviews import judged, reviewers_of, verdicts_on, writers_of
from takar.web.item_bank.rules.course import is_fit, may_approve, may_review


@dataclass(frozen=True)
class Steps:
    """What the reader may do with a version now; each says whether the page offers it."""

    edits: bool
    sends: bool
    recalls: bool
    reviews: bool
    approves: bool
    returns: bool
    reopens: bool
    begins: bool
    proposes: bool


def versions_of(item: Item) -> list[ItemVersion]:
    """Return the versions of an item, the newest first, without what they say."""
    rows = ItemVersion.objects.filter(item=item).defer("sealed")
    return list(rows.select_related("made_by", "approved_by").order_by("-number"))


def steps_for(user: User, version: ItemVersion, *, is_newest: bool) -> Steps:
    """Return what somebody may do with a version in its present state."""
    state, writes = version.state, writes_items(user, version)
    is_used, writers = version.item.withdrawn_at is None, writers_of(version)
    fingerprint = judged(version)
    reviewers = reviewers_of(version, fingerprint)
    waits = is_used and state == "DITELAAH"
    writing = is_used and writes and is_newest
    is_third = may_approve(user.pk, writers=writers, reviewers=reviewers)
    approving = waits and approves_items(user, version)
    return Steps(
        edits=writing and state == "DRAF",
        sends=writing and state == "DRAF",
        recalls=writing and state == "DITELAAH",
        reviews=waits and reviews_items(user, version) and may_review(user.pk, writers=writers),
        approves=approving and is_third and is_fit(verdicts_on(version), fingerprint),
        returns=approving,
        reopens=writing and state == "DITARIK",
        begins=writing and state in {"DISETUJUI", "DITARIK"},
        proposes=is_used and state == "DISETUJUI",
    )


def purpose_for(user: User, version: ItemVersion) -> str:
    """Return what somebody looks at a version for, as its state and their role say."""
    if version.state == "DRAF" and writes_items(user, version):
        return "TULIS"
    if reviews_items(user, version) and may_review(user.pk, writers=writers_of(version)):
        return "TELAAH"
    return "SAHKAN" if approves_items(user, version) else "TULIS"


def parameters_of(version: ItemVersion) -> list[ItemParameters]:
    """Return what calibrations found about a version, the newest first."""
    return list(ItemParameters.objects.filter(version=version))
