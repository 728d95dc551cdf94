"""One item of a package, made into a content and its key; or the reason why not."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from takar.exchange.qti.arrangements import read_match, read_order
from takar.exchange.qti.choices import read_both_ends, read_choice
from takar.exchange.qti.drafts import Draft, Pair
from takar.exchange.qti.elements import attribute, children, inside, is_true, name_of
from takar.exchange.qti.own_marks import OWN, with_own_marks
from takar.exchange.qti.reports import OTHER_INTERACTIONS, Skip, said_by
from takar.exchange.qti.scoring import Response, Way, responses_of, rule_of
from takar.exchange.qti.typed import read_essay, read_text
from takar.exchange.qti.wording import Wording
from takar.items.content_rules import why_refused
from takar.items.key_checks import KeyDoesNotFit, check_key
from takar.kernel.language import msg

READ = {
    "choiceInteraction",
    "orderInteraction",
    "matchInteraction",
    "textEntryInteraction",
    "extendedTextInteraction",
    "inlineChoiceInteraction",
}


def read_item(item: Any, wording: Wording) -> Pair:
    """Return the content and the key of one item, with what we wrote beside it ourselves.

    Raises:
        Skip: with the reason, when the item is not of the kinds we give and mark.
    """
    plain = read_plain(item, wording)
    written = next((one.get(OWN) for one in inside(item, *READ)), None)
    content, key = with_own_marks(plain, written, wording)
    try:
        check_key(content, key)
    except KeyDoesNotFit as error:
        raise Skip(said_by(error), item.sourceline or 0) from error
    return content, key


def read_plain(item: Any, wording: Wording) -> Pair:
    """Return what QTI alone says of an item.

    Raises:
        Skip: with the reason, when the item is not of the kinds we give and mark.
    """
    _check_item(item)
    body = next(iter(children(item, "itemBody")), None)
    if body is None:
        raise Skip(msg("Soal ini tidak mempunyai isi (itemBody)."), item.sourceline or 0)
    asked = _interactions(body)
    wording.is_pair = len(asked) == 2
    try:
        return _read(asked, item, wording, wording.inner(body))
    except ValidationError as error:
        raise Skip(why_refused(error), item.sourceline or 0) from error


def _check_item(item: Any) -> None:
    if is_true(item, "adaptive"):
        raise Skip(msg("Soal yang menanggapi jawaban langkah demi langkah tidak didukung."))
    if children(item, "templateDeclaration", "templateProcessing"):
        raise Skip(msg("Soal yang angkanya dihitung saat tampil (template) tidak didukung."))
    if children(item, "assessmentStimulusRef", "stimulusRef"):
        raise Skip(msg("Soal dengan bacaan pada berkas terpisah tidak didukung."))


def _interactions(body: Any) -> list[Any]:
    for name, reason in OTHER_INTERACTIONS.items():
        for one in inside(body, name):
            raise Skip(reason, one.sourceline or 0)
    asked = list(inside(body, *READ))
    if not asked:
        raise Skip(msg("Soal ini tidak menanyakan apa pun."), body.sourceline or 0)
    is_pair = len(asked) == 2 and {name_of(one) for one in asked} == {"choiceInteraction"}
    if len(asked) > 1 and not is_pair:
        raise Skip(
            msg("Satu berkas memuat {count} pertanyaan sekaligus.", count=len(asked)),
            asked[1].sourceline or 0,
        )
    return asked


def _read(asked: list[Any], item: Any, wording: Wording, prompt: str) -> Pair:
    responses, rule = responses_of(item), rule_of(item)
    if rule.way is Way.OTHER:
        raise Skip(msg("Soal ini dinilai dengan aturan sendiri (responseProcessing)."))
    if not rule.is_declared:
        wording.note(msg("Paket tidak menyebut cara menilai; jawaban benarnya dipakai."))
    drafts = [Draft(one, _response_of(one, responses), rule, wording, prompt) for one in asked]
    if len(drafts) == 2:
        return read_both_ends(*drafts)
    if rule.maps and rule.maps != {drafts[0].response.identifier}:
        raise Skip(msg("Soal ini dinilai dengan aturan sendiri (responseProcessing)."))
    return _READERS[name_of(asked[0])](drafts[0])


def _response_of(element: Any, responses: Mapping[str, Response]) -> Response:
    identifier = attribute(element, "responseIdentifier")
    if identifier not in responses:
        raise Skip(msg("Jawaban untuk soal ini tidak dinyatakan."), element.sourceline or 0)
    return responses[identifier]


_READERS: Mapping[str, Callable[[Draft], Pair]] = {
    "choiceInteraction": read_choice,
    "inlineChoiceInteraction": read_choice,
    "orderInteraction": read_order,
    "matchInteraction": read_match,
    "textEntryInteraction": read_text,
    "extendedTextInteraction": read_essay,
}
