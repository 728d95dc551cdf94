"""Lists asked for, made, read on record, carried away."""

from datetime import date
from io import BytesIO

from django.utils import timezone

from takar.exchange.files.workbook import write_workbook
from takar.kernel.language import msg
from takar.measures.succession.ranking import KEYS
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.succession.actions.refusals import NotGood, NotNow
from takar.web.succession.computing import compute
from takar.web.succession.models import Listing, Survey
from takar.web.succession.permissions import nominates, operates, reads_succession
from takar.web.succession.queries import sheets_of
from takar.web.succession.rules import BUSY, DONE, FAILED, RUNNING, WAITING, Terms


@action("succession.survey.asked", needs=nominates)
def ask_for_lists(actor: User, agency: Agency, *, title: str, day: date, terms: Terms) -> Survey:
    """Ask for the lists of every target post; whoever calls hands it to the background.

    Raises:
        NotNow: another one of the agency is being made.
        NotGood: a key is unknown.
    """
    if Survey.objects.filter(agency=agency, state__in=BUSY).exists():
        raise NotNow(
            msg("Daftar lain sedang dibuat."), hint=msg("Tunggu sampai selesai, lalu minta lagi.")
        )
    if unknown := set(terms.keys) - set(KEYS):
        raise NotGood(
            msg("Kunci urutan {names} tidak dikenal.", names=", ".join(sorted(unknown))),
            hint=msg("Pilih dari daftar kunci."),
        )
    one = Survey(
        agency=agency,
        title=title.strip(),
        day=day,
        terms=terms.model_dump(mode="json"),
        state=WAITING,
        made_by=actor,
    )
    one.full_clean()
    one.save()
    noted(survey=one.pk)
    return one


@action("succession.survey.computed", needs=nominates)
def answer_survey(actor: User, survey: Survey) -> None:
    """Make the lists and keep them.

    Raises:
        NotNow: it was removed or asked anew meanwhile.
        TakarError: no post is marked, or the records cannot be read.
    """
    compute(survey)
    held = Survey.objects.select_for_update().filter(pk=survey.pk).first()
    if held is None or held.state != RUNNING:
        raise NotNow(msg("Permintaan berubah selama dikerjakan."), hint=msg("Minta sekali lagi."))
    survey.state, survey.finished_at = DONE, timezone.now()
    survey.save()
    noted(lists=survey.listings.count())


@action("succession.survey.failed", needs=nominates)
def fail_survey(actor: User, survey: Survey, *, problem: str, hint: str) -> None:
    """Keep what went wrong with lists that are still being made."""
    held = Survey.objects.select_for_update().filter(pk=survey.pk, state__in=BUSY).first()
    if held is None:
        return
    survey.state, survey.problem, survey.hint = FAILED, problem, hint
    survey.finished_at = timezone.now()
    survey.save(update_fields=["state", "problem", "hint", "finished_at"])


@action("succession.survey.removed", needs=operates)
def remove_survey(actor: User, survey: Survey) -> None:
    """Remove lists that no nomination rests on, or a request that still waits.

    Raises:
        NotNow: they are being made, or a nomination rests on one.
    """
    survey.refresh_from_db(from_queryset=Survey.objects.select_for_update())
    if survey.state == RUNNING:
        raise NotNow(msg("Daftar ini sedang dibuat."), hint=msg("Tunggu sampai selesai."))
    if survey.listings.filter(nominations__isnull=False).exists():
        raise NotNow(
            msg("Ada pencalonan yang berdasar pada daftar ini."),
            hint=msg("Daftar yang dipakai tetap disimpan."),
        )
    survey.delete()


@action("succession.listing.viewed", needs=reads_succession)
def look_at_listing(actor: User, listing: Listing) -> None:
    """Note that somebody read who stands on a list."""


@action("succession.listing.taken", needs=reads_succession)
def take_listing(actor: User, listing: Listing) -> bytes:
    """Return a list with its keys and reasons as a workbook."""
    target = BytesIO()
    write_workbook(target, sheets_of(listing))
    noted(people=listing.ranked.count())
    return target.getvalue()
