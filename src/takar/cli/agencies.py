"""Codes of agencies on the command line."""

import re

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

_CODE = re.compile(r"^[a-z][a-z0-9_]*$")


class NoCode(TakarError):
    """The code could never have a shelf of its own."""


def agency_of(text: str) -> str:
    """Return the code of an agency, written as the shelves of the law write it.

    Raises:
        NoCode: it is written in another way.
    """
    if not _CODE.match(text):
        raise NoCode(
            msg("Kode instansi '{code}' tidak dapat dipakai.", code=text),
            hint=msg("Pakai huruf kecil, angka, dan garis bawah, misalnya kab_tirtamaya."),
        )
    return text
