"""What an item of each interaction needs; each problem has a name and a sentence."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from pydantic import ValidationError

from takar.items.markup import pictures_in
from takar.kernel.language import Message, msg

Asked: TypeAlias = Any  # a content; it stands above its rules, so they cannot import it

MOST_OPTIONS = 40
WITH_OPTIONS = {
    "CHOICE": 2,
    "CHOICES": 2,
    "ORDER": 2,
    "MATCH": 1,
    "JUDGEMENT": 2,
    "LIKERT": 2,
    "FORCED": 2,
}
PROBLEMS = {
    "prompt_missing": msg("Pertanyaannya kosong."),
    "options_few": msg("Pilihannya kurang: soal ini memerlukan paling sedikit dua."),
    "options_many": msg("Pilihannya lebih dari 40."),
    "options_not_asked": msg("Bentuk soal ini tidak memakai pilihan."),
    "option_empty": msg("Ada pilihan yang kosong."),
    "option_twice": msg("Ada dua pilihan yang isinya sama."),
    "option_code": msg("Kode pilihan dibuat dari isinya dan tidak dapat ditentukan sendiri."),
    "targets_few": msg("Pasangan untuk menjodohkan kurang: paling sedikit dua."),
    "targets_not_asked": msg("Hanya soal menjodohkan yang memakai pasangan."),
    "media_missing": msg("Ada gambar atau rekaman yang disebut tetapi berkasnya tidak ada."),
    "media_twice": msg("Berkas media yang sama tercantum dua kali."),
    "media_kind": msg("Nama berkas media tidak sesuai dengan jenisnya."),
    "counts": msg("Jumlah pilihan yang diminta tidak dapat dipenuhi."),
    "length_not_asked": msg("Hanya isian dan uraian yang memakai batas panjang."),
    "speed_missing": msg("Tes kecepatan memerlukan ukuran lembarnya."),
    "speed_not_asked": msg("Hanya tes kecepatan yang memakai ukuran lembar."),
}


def problem_sentence(name: str) -> Message:
    """Return the sentence for a problem that validation names."""
    return PROBLEMS.get(name, msg("Isi soal tidak sah."))


def why_refused(error: ValidationError) -> Message:
    """Return in words why an item was refused: the first problem, and where it stands."""
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first.get("ctx", {}).get("error", ""))
    if name in PROBLEMS:
        return PROBLEMS[name]
    if first["type"] == "string_too_long":
        return msg("Teks pada soal ini terlalu panjang.")
    place = ".".join(str(part) for part in first["loc"]) or "-"
    return msg("Isi soal tidak sah pada bagian {place}.", place=place)


def content_problem(content: Asked) -> str | None:
    """Return the name of the first thing that does not fit the interaction, or ``None``."""
    for look in _LOOKS:
        name = look(content)
        if name:
            return name
    return None


def _prompt(content: Asked) -> str | None:
    return None if content.prompt else "prompt_missing"


def _options(content: Asked) -> str | None:
    needed = WITH_OPTIONS.get(content.interaction.value)
    if needed is None:
        return "options_not_asked" if content.options else None
    if len(content.options) < needed:
        return "options_few"
    return _each(content.options)


def _targets(content: Asked) -> str | None:
    if content.interaction.value != "MATCH":
        return "targets_not_asked" if content.targets else None
    if len(content.targets) < 2:
        return "targets_few"
    return _each(content.targets)


def _each(options: Sequence[Any]) -> str | None:
    if len(options) > MOST_OPTIONS:
        return "options_many"
    if any(not option.text and not option.media for option in options):
        return "option_empty"
    if len({option.code for option in options}) < len(options):
        return "option_twice"
    return None


def _media(content: Asked) -> str | None:
    known = {ref.name for ref in content.media}
    shown = {option.media for option in (*content.options, *content.targets) if option.media}
    return None if known.issuperset(shown.union(pictures_in(content.prompt))) else "media_missing"


def _counts(content: Asked) -> str | None:
    if content.interaction.value != "CHOICES":
        asked = content.at_least != 1 or content.at_most is not None
        return "counts" if asked else None
    most = content.at_most or len(content.options)
    return None if content.at_least <= most <= len(content.options) else "counts"


def _length(content: Asked) -> str | None:
    types = content.interaction.value in {"SHORT_TEXT", "ESSAY"}
    return None if types or content.longest is None else "length_not_asked"


def _speed(content: Asked) -> str | None:
    if content.interaction.value == "SPEED":
        return None if content.speed else "speed_missing"
    return "speed_not_asked" if content.speed else None


_LOOKS: Iterable[Callable[[Asked], str | None]] = (
    _prompt,
    _options,
    _targets,
    _media,
    _counts,
    _length,
    _speed,
)
