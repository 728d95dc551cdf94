"""The Config Key of a settings file of Safe Exam Browser, by its published rules; pure.

The settings, without the version of the program that saved them, are written as one line of JSON:
names in order without regard to case, no spaces, nothing escaped, empty dictionaries left out, data
as Base64, moments in ISO 8601. The key is the SHA-256 of that line.

Reference: Safe Exam Browser, developer documentation, "Config Key".
"""

import plistlib
import zlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

PACKED = b"\x1f\x8b"
"""How a file packed by gzip begins."""
PLAIN = b"plnd"
SEALED = (b"pswd", b"pwcc", b"pkhs", b"phsk")
"""How files begin that are sealed by a password or a certificate."""
MOST_BYTES = 5_000_000
UNTOLD = "originatorVersion"


class UnreadableSettings(TakarError):
    """A file from which no key can be worked out."""


def config_key(content: bytes) -> str:
    """Return the Config Key of a settings file that is not sealed.

    Raises:
        UnreadableSettings: it is sealed, or no settings of the exam browser.
    """
    content = unpacked(content)
    if content[:4] in SEALED:
        raise UnreadableSettings(
            msg("Berkas ini bersandi, sehingga kuncinya tidak dapat dihitung."),
            hint=msg("Simpan tanpa sandi pengaturan, atau tempel Config Key dari alatnya."),
        )
    settings = settings_in(unpacked(content[4:]) if content[:4] == PLAIN else content)
    told = {name: value for name, value in settings.items() if name != UNTOLD}
    return sha256(line_of(told).encode()).hexdigest()


def unpacked(content: bytes) -> bytes:
    """Return a file without its packing, if it has one.

    Raises:
        UnreadableSettings: the packing is broken, or holds more than settings can.
    """
    if content[:2] != PACKED:
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(content, MOST_BYTES)
    except zlib.error:
        raise unreadable() from None
    if not unpacker.eof:
        raise unreadable()
    return found


def settings_in(content: bytes) -> dict[str, Any]:
    """Return the settings of a property list in XML.

    Raises:
        UnreadableSettings: it is none, or says nothing.
    """
    try:
        found = plistlib.loads(content, fmt=plistlib.FMT_XML)
    except Exception:  # noqa: BLE001 -- the parser has many ways to refuse
        raise unreadable() from None
    if not isinstance(found, dict) or not found:
        raise unreadable()
    return found


def unreadable() -> UnreadableSettings:
    """Return the refusal of a file that is no settings file."""
    return UnreadableSettings(
        msg("Berkas ini bukan pengaturan Safe Exam Browser yang utuh."),
        hint=msg("Unggah berkas .seb yang disimpan alat konfigurasinya."),
    )


def line_of(value: Any) -> str:
    """Return a value as it stands in the line that is hashed.

    >>> line_of({"b": [True, 1], "A": "x/y", "empty": {}})
    '{"A":"x/y","b":[true,1]}'
    """
    match value:
        case dict():
            return "{" + ",".join(pairs_of(value)) + "}"
        case list():
            return "[" + ",".join(line_of(one) for one in value) + "]"
        case bool() | int() | float():
            return str(value).lower()
        case bytes():
            return f'"{b64encode(value).decode()}"'
        case datetime():
            return f'"{value.isoformat()}Z"'
        case _:
            return f'"{value}"'


def pairs_of(settings: Mapping[str, Any]) -> list[str]:
    """Return the settings of a dictionary in their order; empty dictionaries are not told."""
    names = sorted(settings, key=lambda name: (name.lower(), name))
    kept = [name for name in names if settings[name] != {}]
    return [f'"{name}":{line_of(settings[name])}' for name in kept]
