"""Declared fields: what a row, a code or a record of the law may say, and in which form."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator

from takar.kernel.language import msg
from takar.regulations.exact import Refused, exact


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise Refused(msg("Harus berupa teks; beri tanda kutip."))
    return raw


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise Refused(msg("Harus true atau false."))
    return raw


def _integer(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise Refused(msg("Harus berupa bilangan bulat."))
    return raw


def _texts(raw: object) -> list[str]:
    if not isinstance(raw, list):
        raise Refused(msg("Harus berupa daftar."))
    return [_text(item) for item in raw]


def _number(raw: object) -> Decimal:
    return exact(raw)


_READERS = {
    "text": _text,
    "texts": _texts,
    "number": _number,
    "integer": _integer,
    "flag": _flag,
}


def _known_kind(declared: str | list[str]) -> str | list[str]:
    if isinstance(declared, str) and declared.removesuffix("?") not in _READERS:
        raise Refused(
            msg("Jenis isian {kind} tidak dikenal.", kind=declared),
            hint=msg("Pilih: {kinds}, atau daftar kata yang boleh.", kinds=", ".join(_READERS)),
        )
    return declared


FieldKind = Annotated[str | list[str], AfterValidator(_known_kind)]
"""``text``, ``texts``, ``number``, ``integer``, ``flag``; with ``?`` it may be left out or null.
A list enumerates the permitted words."""


def read_fields(
    declared: dict[str, str | list[str]], entry: dict[str, Any], *, where: str = ""
) -> dict[str, Any]:
    """Return the entry with every declared field, in the declared order and form.

    Raises:
        Refused: a field is unknown, missing, or in another form.
    """
    for name in entry:
        if name not in declared:
            raise Refused(
                msg("Bagian ini tidak dikenal."),
                hint=msg("Yang dikenal: {names}.", names=", ".join(declared)),
                field=_joined(where, name),
            )
    return {
        name: _read(kind, entry.get(name), _joined(where, name)) for name, kind in declared.items()
    }


def _read(kind: str | list[str], raw: object, field: str) -> Any:
    if isinstance(kind, list):
        if raw not in kind:
            raise Refused(
                msg("Harus salah satu dari: {allowed}.", allowed=", ".join(kind)), field=field
            )
        return raw
    if raw is None:
        if kind.endswith("?"):
            return None
        raise Refused(msg("Bagian ini wajib diisi."), field=field)
    try:
        return _READERS[kind.removesuffix("?")](raw)
    except Refused as refused:
        raise Refused(refused.reason, hint=refused.hint, field=field) from refused


def _joined(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
