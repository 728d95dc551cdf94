"""A wrong key is corrected beside the live one: proposed, its effect listed, then switched."""

from takar.items.keys import Key
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import KEPT, NotReady
from takar.web.exam_results.actions.runs import asked
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.permissions import corrects_marking
from takar.web.exam_results.queries.runs import live_run, next_terms
from takar.web.exams.models import Exam
from takar.web.item_bank.actions.keys import propose_key
from takar.web.item_bank.models import ItemKey, ItemVersion
from takar.web.kit.reasons import demanded


@action("exam_results.correction.proposed", needs=corrects_marking)
def propose_correction(  # noqa: PLR0913 -- named at the call
    actor: User,
    exam: Exam,
    *,
    version: ItemVersion,
    kind: str,
    because: str,
    document: str = "",
    key: Key | None = None,
    waiting: int | None = None,
) -> ScoreRun:
    """Propose that an item is marked otherwise; a run beside the one that counts tells the effect.

    Args:
        actor: an author, reviewer or approver of items.
        exam: it is marked already, and has the item.
        version: the item.
        kind: KUNCI (another key), GUGUR (it counts for nobody), BONUS (everybody has all points).
        because: why; it stays with the run and the key.
        document: the paper that says so.
        key: the corrected key, of kind KUNCI.
        waiting: instead of it, the row of a key that was proposed in the item bank.

    Raises:
        NotReady: no run counts yet, the exam does not have the item, or no such key waits.
        Unwritten: no reason was given.
        TakarError: the key does not fit, or is already there (of the item bank).
    """
    noted(key=key is not None, waiting=waiting)
    reason = demanded(because, msg("Tulis alasan koreksi kunci."), KEPT)
    live = live_run(exam)
    if live is None or str(version.pk) not in live.keys:
        raise NotReady(
            msg("Soal ini belum ikut diskor pada ujian ini."),
            hint=msg("Berlakukan satu penskoran lebih dahulu."),
        )
    dropped = set(live.chosen.dropped) - {version.pk}
    granted = set(live.chosen.granted) - {version.pk}
    corrected: dict[int, int] = {}
    if kind == "GUGUR":
        dropped.add(version.pk)
    elif kind == "BONUS":
        granted.add(version.pk)
    elif waiting is not None:
        corrected = {version.pk: waiting_key(version, waiting).pk}
    elif key is not None:
        corrected = {version.pk: propose_key(actor, version, key=key, because=reason).pk}
    terms = next_terms(
        exam,
        dropped=tuple(sorted(dropped)),
        granted=tuple(sorted(granted)),
        corrected=corrected,
    )
    return asked(actor, exam, terms, because=reason, document=document)


def waiting_key(version: ItemVersion, pk: int) -> ItemKey:
    """Return a key of a version that was proposed in the item bank.

    Raises:
        NotReady: it does not wait.
    """
    found: ItemKey | None = ItemKey.objects.filter(version=version, state="USULAN", pk=pk).first()
    if found is None:
        raise NotReady(
            msg("Kunci ini tidak sedang diusulkan."), hint=msg("Muat ulang daftar usulan kunci.")
        )
    return found
