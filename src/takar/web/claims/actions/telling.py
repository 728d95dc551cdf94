"""Who is told when a claim moves on; of discipline only that there is something to look at."""

from collections.abc import Iterable

from django.urls import reverse

from takar.kernel.language import Message, msg
from takar.web.accounts.models import User
from takar.web.claims.models import Claim
from takar.web.claims.queries.people import verifiers_of
from takar.web.claims.rules import RESTRICTED
from takar.web.notices.actions import tell


def tell_verifiers(by: User, claim: Claim) -> int:
    """Tell those who may decide that something waits; return how many were told."""
    said = (
        msg("Satu entri menunggu verifikasi.")
        if claim.evidence in RESTRICTED
        else msg(
            "{name} mengajukan {title}; menunggu verifikasi.",
            name=claim.employee.name,
            title=claim.told,
        )
    )
    return told(verifiers_of(claim), by, claim, said)


def tell_owner(by: User, claim: Claim, message: Message) -> int:
    """Tell who entered a claim, and whom it is about, what became of it."""
    owners = {claim.entered_by, claim.submitted_by}
    if claim.evidence in RESTRICTED:
        message = msg("Satu entri yang Anda masukkan berubah keadaannya.")
    elif claim.employee.user is not None:
        owners.add(claim.employee.user)
    return told(owners, by, claim, message)


def told(users: Iterable[User], by: User, claim: Claim, message: Message) -> int:
    """Tell everybody but who did it."""
    others = [user for user in users if user.pk != by.pk]
    return tell(others, claim.agency, message, link=reverse("claims:claim", args=[claim.pk]))
