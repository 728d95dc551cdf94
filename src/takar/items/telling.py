"""What an author should look at before others see an item: signs by which it tells its key.

No code, name or order can tell a key (:mod:`takar.items.content` sees to that); words can, and only
a person can judge them.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from takar.items.content import Content
from takar.items.key_checks import named_options
from takar.items.keys import ChoiceKey, ChoicesKey, Key, TextKey
from takar.items.markup import plain
from takar.items.texts import comparable
from takar.kernel.language import Message, msg

TELLING_WORDS = frozenset({"benar", "betul", "kunci", "salah", "correct", "right", "wrong", "key"})
FAR_LONGER = Fraction(2)
LONG = 40
FEWEST = 3


def what_tells(content: Content, key: Key) -> tuple[Message, ...]:
    """Return in words what might tell the key; empty where nothing was found."""
    return tuple(said for look in _LOOKS for said in look(content, key))


def _alt_texts(content: Content, _key: Key) -> Iterable[Message]:
    for ref in content.media:
        if TELLING_WORDS & set(plain(ref.alt).casefold().split()):
            yield msg("Keterangan gambar “{alt}” mungkin menyebut kuncinya.", alt=ref.alt)


def _longest(content: Content, key: Key) -> Iterable[Message]:
    """The right option is often the longest, because it has to be right."""
    if not isinstance(key, ChoiceKey) or len(content.options) < FEWEST:
        return
    right = max(key.points, key=lambda code: key.points[code])
    lengths = {option.code: len(plain(option.text)) for option in content.options}
    other = max(length for code, length in lengths.items() if code != right)
    if lengths[right] > LONG and lengths[right] > FAR_LONGER * other:
        yield msg("Pilihan yang benar jauh lebih panjang dari yang lain.")


def _all_right(content: Content, key: Key) -> Iterable[Message]:
    if isinstance(key, ChoicesKey) and content.at_least == content.at_most == len(key.right):
        yield msg("Jumlah pilihan yang diminta sama dengan jumlah yang benar.")


def _fixed(content: Content, key: Key) -> Iterable[Message]:
    fixed = {option.code for option in content.options if option.is_fixed}
    if fixed and isinstance(key, ChoiceKey) and fixed == set(named_options(key)):
        yield msg("Hanya pilihan yang benar yang tetap di tempatnya.")


def _in_the_prompt(content: Content, key: Key) -> Iterable[Message]:
    if not isinstance(key, TextKey):
        return
    asked = f" {comparable(plain(content.prompt), key.rules)} "
    for one in key.accepted:
        if not one.is_pattern and f" {comparable(one.text, key.rules)} " in asked:
            yield msg("Jawaban “{text}” sudah tertulis pada pertanyaan.", text=one.text)


_LOOKS: tuple[Callable[[Content, Key], Iterable[Message]], ...] = (
    _alt_texts,
    _longest,
    _all_right,
    _fixed,
    _in_the_prompt,
)
