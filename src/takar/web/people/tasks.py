"""Imports too large for one answer of a page."""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.kit.cut_off import may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.notices.rules import Said
from takar.web.people.actions import import_batch, queue_batch, report_failure
from takar.web.people.models import ImportBatch

LONGEST = timedelta(hours=2)
CUT_OFF = msg(
    "Impor terputus: yang mengerjakannya berhenti di tengah jalan; belum ada yang disimpan."
)
AGAIN = msg("Konfirmasi sekali lagi.")


def start_import(user: User, batch: ImportBatch) -> None:
    """Confirm an import and leave it to a worker."""
    queue_batch(user, batch)
    transaction.on_commit(lambda: carry_out.enqueue(batch.pk, user.pk))


def end_import(batch_id: int, user_id: int) -> None:
    """Put back an import that was cut off, so that it can be confirmed again."""
    with scopes_disabled():
        batch = ImportBatch.objects.select_related("agency").get(pk=batch_id)
    with scope(agency=batch.agency, agency_code=batch.agency.code):
        user = User.objects.get(pk=user_id)
        report_failure(user, batch, problem=Said.of(CUT_OFF), hint=Said.of(AGAIN))


@task
@may_be_cut_off(end_import, longest=LONGEST)
def carry_out(batch_id: int, user_id: int) -> None:
    """Import a confirmed file; on a fault put it back, with the reason."""
    with scopes_disabled():
        batch = ImportBatch.objects.select_related("agency").get(pk=batch_id)
    run_import(User.objects.get(pk=user_id), batch)


def run_import(user: User, batch: ImportBatch) -> None:
    """Import a confirmed file in its agency's scope."""
    with scope(agency=batch.agency, agency_code=batch.agency.code):
        try:
            import_batch(user, batch)
        except TakarError as error:
            report_failure(user, batch, problem=Said.of(error.problem), hint=Said.of(error.hint))
        except Exception:
            report_failure(
                user,
                batch,
                problem=Said.of(
                    msg("Impor gagal karena kesalahan program; belum ada yang disimpan.")
                ),
                hint=Said.of(msg("Coba lagi; bila berulang, hubungi pengelola layanan.")),
            )
            raise
