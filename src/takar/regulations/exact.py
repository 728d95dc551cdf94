"""YAML read exactly: decimals stay decimals, and a key written twice is refused."""

import re
from collections.abc import Hashable
from decimal import Decimal
from typing import Annotated, Any

import yaml
from pydantic import BeforeValidator

from takar.kernel.language import Message, msg

_PLAIN_DECIMAL = re.compile(r"^[-+]?\d+\.\d+$")

try:
    from yaml import CSafeLoader as FastLoader
except ImportError:  # the C library is an extra of PyYAML
    from yaml import SafeLoader as FastLoader  # type: ignore[assignment]


class Refused(ValueError):
    """Why a value of the law was not accepted, in words for the reader.

    Attributes:
        reason: what is wrong.
        hint: what to do.
        field: where inside the value, in dotted form.
    """

    def __init__(self, reason: Message, *, hint: Message | str = "", field: str = "") -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.hint = hint
        self.field = field


class LawLoader(FastLoader):
    """The safe YAML loader, made exact."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 -- PyYAML's own
    ) -> dict[Hashable, Any]:
        """Build the mapping, refusing a key that stands there twice."""
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key: Hashable = self.construct_object(key_node, deep=True)
            if key in seen:
                line = key_node.start_mark.line + 1
                raise Refused(
                    msg("Kunci {key} tertulis dua kali (baris {line}).", key=key, line=line),
                    hint=msg("Hapus salah satunya."),
                    field=str(key),
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)

    def construct_decimal(self, node: yaml.ScalarNode) -> Decimal | str:
        """Keep 0.1 as one tenth; anything but digits and a point stays text."""
        text = str(node.value)
        return Decimal(text) if _PLAIN_DECIMAL.match(text) else text

    def construct_day(self, node: yaml.ScalarNode) -> object:
        """Read a date; one that no calendar has is refused."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise Refused(
                msg(
                    "Tanggal {day} tidak ada (baris {line}).",
                    day=node.value,
                    line=node.start_mark.line + 1,
                ),
                hint=msg("Tulis tanggal sebagai tahun-bulan-hari, misalnya 2025-08-01."),
            ) from error


LawLoader.add_constructor("tag:yaml.org,2002:float", LawLoader.construct_decimal)
LawLoader.add_constructor("tag:yaml.org,2002:timestamp", LawLoader.construct_day)


def read_yaml(text: bytes) -> Any:
    """Return what the YAML says, with exact numbers.

    >>> read_yaml(b"share: 0.1")
    {'share': Decimal('0.1')}

    Raises:
        Refused: the text is not YAML, or a key stands there twice.
    """
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        before = text.count(b"\n", 0, error.start)
        raise Refused(
            msg("Berkas bukan teks UTF-8 (baris {line}).", line=before + 1),
            hint=msg("Simpan ulang berkas dengan pengodean UTF-8."),
        ) from error
    try:
        return yaml.load(text, Loader=LawLoader)  # noqa: S506 -- LawLoader is a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        raise Refused(
            msg("Berkas bukan YAML yang benar (baris {line}).", line=line),
            hint=msg("Periksa lekukan, titik dua, dan tanda kutip di sekitar baris itu."),
        ) from error


def exact(raw: object) -> Decimal:
    """Return the number as a decimal; floats, flags and texts are refused."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise Refused(
            msg("{raw} bukan angka.", raw=repr(raw)),
            hint=msg("Tulis angka biasa dengan titik desimal, misalnya 12 atau 0.5."),
        )
    return Decimal(raw)


Number = Annotated[Decimal, BeforeValidator(exact)]
