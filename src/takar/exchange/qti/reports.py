"""What reading a package says: the items, what was skipped and why, and what is broken."""

from dataclasses import dataclass, field

from takar.items.content import Content
from takar.items.keys import Key
from takar.items.media import MediaFile
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


@dataclass(frozen=True)
class QtiItem:
    """One item of a package.

    Attributes:
        content: what a candidate sees.
        key: what makes an answer right.
        title: what the maker calls it.
        identifier: how the maker refers to it.
        media: the files that the content names.
        file: where it stood in the package.
        notes: what was left out or read more narrowly than the maker meant.
    """

    content: Content
    key: Key
    title: str
    identifier: str = ""
    media: tuple[MediaFile, ...] = ()
    file: str = ""
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class QtiFault:
    """Something broken: the file, its line (0 where none can be named), why, and what to do."""

    file: str
    line: int
    reason: Message | str
    hint: Message | str = ""


@dataclass(frozen=True)
class Skipped:
    """An item that is whole, but not one that we can give and mark; with the reason."""

    file: str
    line: int
    identifier: str
    title: str
    reason: Message


@dataclass(frozen=True)
class QtiReading:
    """Everything a package gave; ``items`` + ``skipped`` + ``faults`` is all that was in it."""

    items: tuple[QtiItem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    faults: tuple[QtiFault, ...] = ()
    version: str = ""
    notes: tuple[Message, ...] = field(default=())


class Skip(Exception):
    """Raised inside while reading an item that is left out."""

    def __init__(self, reason: Message, line: int = 0) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.line = line


def said_by(error: TakarError) -> Message:
    """Return what an error says, as a reason."""
    problem = error.problem
    return problem if isinstance(problem, Message) else Message("{said}", {"said": problem})


OTHER_INTERACTIONS = {
    "associateInteraction": msg("Menjodohkan dalam satu kelompok (associate) tidak didukung."),
    "gapMatchInteraction": msg("Mengisi celah dengan potongan (gap match) tidak didukung."),
    "graphicGapMatchInteraction": msg("Soal di atas gambar tidak didukung."),
    "graphicOrderInteraction": msg("Soal di atas gambar tidak didukung."),
    "graphicAssociateInteraction": msg("Soal di atas gambar tidak didukung."),
    "hotspotInteraction": msg("Soal di atas gambar tidak didukung."),
    "selectPointInteraction": msg("Soal di atas gambar tidak didukung."),
    "positionObjectInteraction": msg("Soal di atas gambar tidak didukung."),
    "drawingInteraction": msg("Soal menggambar tidak didukung."),
    "hottextInteraction": msg("Memilih kata di dalam bacaan (hottext) tidak didukung."),
    "sliderInteraction": msg("Penggeser angka (slider) tidak didukung."),
    "mediaInteraction": msg("Soal yang hanya memutar rekaman tidak didukung."),
    "uploadInteraction": msg("Soal mengunggah berkas tidak didukung."),
    "endAttemptInteraction": msg("Soal dengan tombol petunjuk atau akhiri tidak didukung."),
    "customInteraction": msg("Soal dengan program sendiri (custom) tidak didukung."),
    "portableCustomInteraction": msg("Soal dengan program sendiri (PCI) tidak didukung."),
}
