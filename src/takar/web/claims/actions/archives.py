"""The certificates of a course brought in together, each kept as the proof of one claim."""

from dataclasses import dataclass, field
from typing import IO

from django.core.files.base import ContentFile

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.claims.actions.files import keep_file
from takar.web.claims.importing.archives import Scan, owner_finder, owner_of, scans_in, shown
from takar.web.claims.models import Claim, ClaimState, Course
from takar.web.claims.permissions import keeps_course

OPEN = (ClaimState.SUBMITTED, ClaimState.RETURNED)


@dataclass
class Attached:
    """How many files were kept, and why the others were not, by name."""

    kept: int = 0
    left: list[tuple[str, Message]] = field(default_factory=list)


@action("claims.certificates.attached", needs=keeps_course)
def attach_certificates(
    actor: User, course: Course, *, archive: IO[bytes], file_name: str
) -> Attached:
    """Keep each file of an archive as the proof of the claim its name tells.

    A file is named by the NIP or the certificate number; one that is not, or is no certificate, is
    left and told, and holds up no other. What is verified already takes no other proof.

    Args:
        actor: who made the course, or an operator.
        course: whose claims.
        archive: a ZIP file.
        file_name: names the archive in messages.

    Raises:
        BadArchive: when the archive as a whole is not opened.
    """
    claims = Claim.objects.filter(course=course, state__in=OPEN).select_related("employee")
    owners = owner_finder(claims)
    outcome, taken = Attached(), set[int]()
    for scan in scans_in(archive, file_name):
        owner = scan.problem or owner_of(scan.name, owners)
        if isinstance(owner, Claim) and owner.pk in taken:
            owner = msg("Sudah ada berkas lain untuk peserta ini dalam arsip.")
        if isinstance(owner, Claim):
            problem = kept(actor.pk, owner, scan)
            taken.add(owner.pk)
        else:
            problem = owner
        if problem is None:
            outcome.kept += 1
        else:
            outcome.left.append((shown(scan.name), problem))
    noted(course=course.pk, kept=outcome.kept, left=len(outcome.left))
    return outcome


def kept(adder: int, claim: Claim, scan: Scan) -> Message | None:
    """Keep a file as the proof of a claim, or return why it is none."""
    try:
        keep_file(adder, claim, ContentFile(scan.content, name=scan.name))
    except TakarError as error:
        return msg("{problem}", problem=error.problem)
    return None
