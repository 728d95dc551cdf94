"""The scanned certificate of a claim, kept under a name nobody can guess."""

from secrets import token_hex

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.claims.models.claims import Claim
from takar.web.kit.owned import OwnedThrough
from takar.web.kit.scans import SUFFIXES
from takar.web.kit.scope import scoped


def hidden_path(certificate: "Certificate", file_name: str) -> str:
    """Return where a file is kept; nothing of the sender's name is in it."""
    return f"certificates/{timezone.localdate():%Y/%m}/{token_hex(20)}.{certificate.suffix}"


class Certificate(OwnedThrough):
    """One file of proof; the newest of a claim is the one that counts."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="certificates")
    file = models.FileField(_("berkas"), upload_to=hidden_path, max_length=200)
    kind = models.CharField(
        _("jenis berkas"), max_length=5, choices=[(kind, kind) for kind in SUFFIXES]
    )
    sha256 = models.CharField(_("sidik berkas"), max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("ukuran"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diunggah oleh")
    )
    added_at = models.DateTimeField(_("diunggah"), auto_now_add=True)

    objects = scoped("claim__agency")

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("berkas sertifikat")

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"

    @property
    def suffix(self) -> str:
        """How a name of such a file ends."""
        return SUFFIXES[self.kind]

    @property
    def is_picture(self) -> bool:
        """Whether a page can show it."""
        return self.kind != "PDF"
