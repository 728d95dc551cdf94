"""An import taken back, as long as nothing rests on it."""

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.people.importing.undo import dependants, take_back
from takar.web.people.models import BatchState, ImportBatch


class NotImported(TakarError):
    """Only what was imported can be taken back."""


class StillNeeded(TakarError):
    """Something rests on the rows of the import."""


@action("people.batch.undone", needs=operates)
def undo_batch(actor: User, batch: ImportBatch) -> ImportBatch:
    """Take an import back as a whole: new rows go, changed rows say again what they said.

    Raises:
        NotImported: when there is nothing to take back.
        StillNeeded: when rows were changed since, or results and participations rest on them.
    """
    Agency.objects.select_for_update().get(pk=batch.agency_id)
    locked = ImportBatch.objects.select_related("agency").get(pk=batch.pk)
    if locked.state != BatchState.IMPORTED:
        raise NotImported(
            msg("Impor ini tidak sedang berlaku, jadi tidak ada yang dapat dibatalkan."),
            hint=msg("Lihat keadaannya pada daftar impor."),
        )
    resting = dependants(locked)
    if resting:
        raise StillNeeded(
            msg(
                "Impor ini tidak dapat dibatalkan; masih ada yang bergantung padanya: {list}.",
                list=", ".join(f"{title} ({count})" for title, count in resting.most_common()),
            ),
            hint=msg("Batalkan dahulu impor, perubahan atau penilaian yang datang sesudahnya."),
        )
    take_back(locked)
    locked.state = BatchState.UNDONE
    locked.undone_at = timezone.now()
    locked.save()
    noted(new=locked.outcome.new, changed=locked.outcome.changed)
    return locked
