"""The plan of a form while it is being made: changed piece by piece, whole only when locked; pure.

A draft has the shape of :class:`takar.items.forms.Blueprint` but may be empty or contradict itself;
:func:`checked` says what is missing, in words, before anything is locked.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from takar.items.forms import Blueprint
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

Draft = dict[str, Any]
PRACTICE = "latihan"
"""How the pages call the practice items of a section; no block may be called so."""
EMPTY: Draft = {"version": 1, "sections": [], "minutes": None, "unanswered": "ZERO"}
_FOREIGN = re.compile(r"[^A-Za-z0-9_.-]+")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")

PROBLEMS: Mapping[str, tuple[Message, Message]] = {
    "no_clock": (
        msg("Ada bagian tanpa waktu, dan naskah tidak mempunyai waktu keseluruhan."),
        msg("Isi waktu setiap bagian, atau isi waktu seluruh naskah."),
    ),
    "listed_twice": (
        msg("Ada soal atau bagian yang tercantum dua kali."),
        msg("Keluarkan salah satunya."),
    ),
    "take_too_many": (
        msg("Sebuah blok mengambil lebih banyak soal daripada isinya."),
        msg("Tambah soal ke blok itu, atau kurangi banyaknya soal yang diambil."),
    ),
    "adaptive_takes": (
        msg("Blok pada bagian adaptif tidak mengambil sebagian atau mengacak soalnya."),
        msg("Kosongkan Ambil dan Acak urutan pada blok itu; soal dipilih menurut jawaban."),
    ),
    "adaptive_goes_back": (
        msg("Bagian adaptif tidak dapat mengizinkan peserta kembali ke soal sebelumnya."),
        msg("Matikan izin kembali pada bagian itu."),
    ),
}


class BadDraft(TakarError):
    """The plan of a form is not whole yet, or a change to it makes no sense."""


def item_code(code: str) -> str:
    """Return the code of an item as a blueprint may write it."""
    told = _FOREIGN.sub("-", code).strip("-._")[:64]
    return told if _CODE.fullmatch(told) else f"S-{told}"[:64]


def section_in(draft: Draft, code: str) -> dict[str, Any]:
    """Return a section of a draft.

    Raises:
        BadDraft: there is none of that code.
    """
    for section in draft["sections"]:
        if section["code"] == code:
            return dict(section)
    raise BadDraft(
        msg("Bagian {code} tidak ada pada naskah ini.", code=code),
        hint=msg("Muat ulang halaman naskah."),
    )


def with_section(draft: Draft, code: str, **facts: Any) -> Draft:
    """Return the draft with one more section at the end, holding one empty block."""
    if any(section["code"] == code for section in draft["sections"]):
        raise BadDraft(
            msg("Bagian {code} sudah ada.", code=code), hint=msg("Pakai kode bagian yang lain.")
        )
    if not _CODE.fullmatch(code):
        raise BadDraft(
            msg("Kode {code} tidak dapat dipakai.", code=code),
            hint=msg("Pakai huruf, angka, titik, garis, tanpa spasi."),
        )
    section = {
        "code": code,
        "title": code,
        "minutes": None,
        "instructions": "",
        "practice": [],
        "blocks": [new_block("1")],
        "kind": "FIXED",
        "shuffles_options": False,
        "may_go_back": True,
        "adaptive": None,
    }
    return draft | {"sections": [*draft["sections"], settled(section | facts)]}


def new_block(code: str) -> dict[str, Any]:
    """Return a block that holds nothing yet."""
    return {"code": code, "items": [], "take": None, "shuffles_items": False}


def settled(section: Mapping[str, Any]) -> dict[str, Any]:
    """Return a section whose kind says what it does: by answers, by lot, or the same for all."""
    blocks = section["blocks"]
    by_lot = section["shuffles_options"] or any(
        block["take"] or block["shuffles_items"] for block in blocks
    )
    if section["adaptive"]:
        return dict(section) | {"kind": "ADAPTIVE", "may_go_back": False}
    return dict(section) | {"kind": "RANDOM" if by_lot else "FIXED"}


def changed(
    draft: Draft, code: str, change: Callable[[dict[str, Any]], Mapping[str, Any]]
) -> Draft:
    """Return the draft with one of its sections changed."""
    section_in(draft, code)
    return draft | {
        "sections": [
            settled(change(deepcopy(one))) if one["code"] == code else one
            for one in draft["sections"]
        ]
    }


def with_facts(draft: Draft, code: str, **facts: Any) -> Draft:
    """Return the draft with other facts of a section: title, minutes, instructions, rules."""
    return changed(draft, code, lambda section: section | facts)


def without_section(draft: Draft, code: str) -> Draft:
    """Return the draft without one section."""
    section_in(draft, code)
    return draft | {"sections": [one for one in draft["sections"] if one["code"] != code]}


def section_moved(draft: Draft, code: str, *, by: int) -> Draft:
    """Return the draft with a section earlier (``by=-1``) or later (``by=1``)."""
    codes = [one["code"] for one in draft["sections"]]
    section_in(draft, code)
    place = codes.index(code)
    target = min(max(place + by, 0), len(codes) - 1)
    sections = list(draft["sections"])
    sections.insert(target, sections.pop(place))
    return draft | {"sections": sections}


def with_block(draft: Draft, code: str) -> Draft:
    """Return the draft with one more block in a section, numbered on."""

    def grown(section: dict[str, Any]) -> dict[str, Any]:
        taken = {block["code"] for block in section["blocks"]}
        number = next(n for n in range(1, len(taken) + 2) if str(n) not in taken)
        return section | {"blocks": [*section["blocks"], new_block(str(number))]}

    return changed(draft, code, grown)


def with_block_facts(draft: Draft, code: str, block: str, **facts: Any) -> Draft:
    """Return the draft with other rules of a block: how many are taken, whether shuffled."""

    def told(section: dict[str, Any]) -> dict[str, Any]:
        blocks = [one | facts if one["code"] == block else one for one in section["blocks"]]
        return section | {"blocks": blocks}

    return changed(draft, code, told)


def without_block(draft: Draft, code: str, block: str) -> Draft:
    """Return the draft without a block of a section and all its items."""
    return changed(
        draft,
        code,
        lambda section: (
            section | {"blocks": [one for one in section["blocks"] if one["code"] != block]}
        ),
    )


def with_items(draft: Draft, code: str, block: str, items: Sequence[str]) -> Draft:
    """Return the draft with items added to a block of a section, or to its practice.

    Items that stand in the draft already stay where they are.
    """
    known = set(items_in(draft))
    new = [one for one in dict.fromkeys(items) if one not in known]

    def filled(section: dict[str, Any]) -> dict[str, Any]:
        if block == PRACTICE:
            return section | {"practice": [*section["practice"], *new]}
        return section | {
            "blocks": [
                one | {"items": [*one["items"], *new]} if one["code"] == block else one
                for one in section["blocks"]
            ]
        }

    return changed(draft, code, filled)


def without_items(draft: Draft, items: Iterable[str]) -> Draft:
    """Return the draft without these items, wherever they stand."""
    gone = set(items)

    def left(codes: Iterable[str]) -> list[str]:
        return [one for one in codes if one not in gone]

    return draft | {
        "sections": [
            one
            | {
                "practice": left(one["practice"]),
                "blocks": [block | {"items": left(block["items"])} for block in one["blocks"]],
            }
            for one in draft["sections"]
        ]
    }


def items_in(draft: Draft) -> list[str]:
    """Return every item of a draft, in order, practice included."""
    return [
        item
        for section in draft["sections"]
        for item in (*section["practice"], *marked_in(section))
    ]


def marked_in(section: Mapping[str, Any]) -> list[str]:
    """Return the items of a section that count."""
    return [item for block in section["blocks"] for item in block["items"]]


def given_by(section: Mapping[str, Any]) -> int:
    """Return how many items one person is given in a section, practice not counted."""
    if section["adaptive"]:
        return int(section["adaptive"]["most"])
    return sum(block["take"] or len(block["items"]) for block in section["blocks"])


def checked(draft: Draft) -> Blueprint:
    """Return the draft as a whole plan.

    Raises:
        BadDraft: something is missing or contradicts itself.
    """
    if not draft["sections"]:
        raise BadDraft(
            msg("Naskah belum mempunyai bagian."), hint=msg("Tambahkan bagian, lalu pilih soalnya.")
        )
    for section in draft["sections"]:
        refuse_empty(section)
    try:
        return Blueprint.model_validate(draft)
    except ValidationError as fault:
        raise told(fault) from fault


def refuse_empty(section: Mapping[str, Any]) -> None:
    """Refuse a section or a block that holds no item."""
    if not section["blocks"] or not all(block["items"] for block in section["blocks"]):
        raise BadDraft(
            msg("Bagian {title} mempunyai blok tanpa soal.", title=section["title"]),
            hint=msg("Pilih soal untuk setiap blok, atau hapus blok yang kosong."),
        )


def told(fault: ValidationError) -> BadDraft:
    """Return what is wrong with a draft, in words."""
    for one in fault.errors():
        for code, (problem, hint) in PROBLEMS.items():
            if code in one["msg"]:
                return BadDraft(problem, hint=hint)
    where = ".".join(str(part) for part in fault.errors()[0]["loc"])
    return BadDraft(
        msg("Rancangan naskah belum benar pada {where}.", where=where),
        hint=msg("Periksa isian bagian itu."),
    )
