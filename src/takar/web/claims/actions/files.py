"""The files of proof: taken in by their content, kept under hidden names, opened on record."""

import hashlib
from functools import partial
from typing import Protocol

from django.core.files.base import ContentFile

from takar.exchange.files.certificates import certificate_of, check_certificate_size
from takar.web.accounts.models import User
from takar.web.audit.action import action, if_it_fails, noted
from takar.web.claims.models import Certificate, Claim
from takar.web.claims.permissions import reads_certificate


class Upload(Protocol):
    """A file as the browser sends it."""

    @property
    def name(self) -> str | None:
        """What the file is called."""

    @property
    def size(self) -> int | None:
        """How many bytes it has."""

    def read(self) -> bytes:
        """Return the bytes."""

    def seek(self, offset: int, /) -> object:
        """Go back to a place in it."""


def keep_file(actor_id: int, claim: Claim, upload: Upload) -> Certificate:
    """Keep a file of proof; should the act fail, nothing of it stays on the disk.

    Raises:
        TakarError: when it is too large or none of the kinds that are kept.
    """
    name = upload.name or ""
    check_certificate_size(upload.size or 0, name)
    upload.seek(0)
    sniffed = certificate_of(upload.read(), name)
    certificate = Certificate(
        claim=claim,
        kind=sniffed.kind,
        sha256=hashlib.sha256(sniffed.content).hexdigest(),
        size=len(sniffed.content),
        added_by_id=actor_id,
    )
    certificate.file.save("", ContentFile(sniffed.content), save=False)
    if_it_fails(partial(certificate.file.storage.delete, str(certificate.file.name)))
    certificate.save()
    noted(certificate=certificate.sha256, kind=certificate.kind, size=certificate.size)
    return certificate


@action("claims.certificate.taken", needs=reads_certificate)
def open_certificate(actor: User, certificate: Certificate) -> bytes:
    """Return a file of proof to somebody else than whom it is about; that is recorded."""
    noted(employee=certificate.claim.employee.code, claim=certificate.claim_id)
    with certificate.file.open("rb") as file:
        return bytes(file.read())
