"""Everything the room writes."""

from typing import Any

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.portal.models import Publication
from takar.web.portal.permissions import publishes
from takar.web.portal.queries.publications import composed
from takar.web.results.models import Run


class NoReason(TakarError):
    """A decision needs its reason."""


class OtherAgency(TakarError):
    """The run belongs to another agency."""


class AlreadyPublic(TakarError):
    """The same is public already."""


class AlreadyWithdrawn(TakarError):
    """The publication is not public any more."""


@action("portal.publication.published", needs=publishes)
def publish(actor: User, agency: Agency, *, run: Run, reason: str, title: str = "") -> Publication:
    """Make the aggregates of a run public: their content is frozen, the reason is kept."""
    if run.agency_id != agency.pk:
        raise OtherAgency(
            msg("Penghitungan ini milik instansi lain."),
            hint=msg("Pilih penghitungan instansi sendiri."),
        )
    content = composed(run)
    frozen = content.model_dump(mode="json")
    refuse_twin(agency, frozen)
    publication = Publication.objects.create(
        agency=agency,
        title=title.strip() or run.title,
        reason=needed(reason),
        content=frozen,
        bundle_digest=run.bundle_digest,
        published_by=actor,
    )
    noted(publication=publication.pk, people=content.people, hidden_cells=content.hidden)
    return publication


@action("portal.publication.withdrawn", needs=publishes)
def withdraw(actor: User, publication: Publication, *, reason: str) -> None:
    """Take a publication back; what it said and why it went stays in the record."""
    needed(reason)
    publication.refresh_from_db(from_queryset=Publication.objects.select_for_update())
    if publication.withdrawn_at is not None:
        raise AlreadyWithdrawn(
            msg("Publikasi ini sudah ditarik."), hint=msg("Tidak ada yang perlu dilakukan.")
        )
    publication.withdrawn_at = timezone.now()
    publication.save(update_fields=["withdrawn_at"])


def refuse_twin(agency: Agency, frozen: dict[str, Any]) -> None:
    """Refuse to publish the same a second time, as a double click would.

    Raises:
        AlreadyPublic: it can be read already.
    """
    Agency.objects.select_for_update().get(pk=agency.pk)
    public = Publication.objects.filter(agency=agency, withdrawn_at=None)
    if any(one.content == frozen for one in public):
        raise AlreadyPublic(
            msg("Penghitungan ini sudah terbit."),
            hint=msg("Tarik dahulu publikasi yang ada bila hendak menerbitkannya lagi."),
        )


def needed(reason: str) -> str:
    """Return the reason, or refuse an empty one."""
    if len(reason.strip()) < 10:
        raise NoReason(
            msg("Dasar dan alasan belum ditulis."),
            hint=msg("Sebutkan dasar keputusannya, sedikitnya satu kalimat."),
        )
    return reason.strip()
