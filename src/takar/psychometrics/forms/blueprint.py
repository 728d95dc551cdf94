"""What every form of a test must hold, asked before anybody looks for items."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.cat.bank import Bank


class BadBlueprint(TakarError):
    """Rules that say nothing, or speak of items and areas that are not there."""


@dataclass(frozen=True)
class Blueprint:
    """What each form must hold.

    Attributes:
        length: items in a form.
        points: abilities at which the forms must measure alike.
        target: information wanted at those points; none for as much as the bank can give.
        least_information: information below which no form may fall at the points.
        score_band: within how many points the expected scores of all forms must lie at each of
            the points; none where scores are reported as abilities and may differ.
        content: fewest and most items of each area in a form.
        overlap: items any two forms may share, anchors not counted.
        anchors: items that stand in every form.
        left_out: items that may not be used.
    """

    length: int
    points: tuple[float, ...] = (-1.0, 0.0, 1.0)
    target: tuple[float, ...] | None = None
    least_information: tuple[float, ...] | None = None
    score_band: float | None = None
    content: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    overlap: int = 0
    anchors: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.length < 1 or self.overlap < 0 or not self.points:
            raise BadBlueprint(
                msg("Panjang paket paling kecil 1, tumpang tindih tidak negatif, ada titik ukur.")
            )
        if self.score_band is not None and not self.score_band > 0:
            raise BadBlueprint(msg("Selisih skor antarpaket harus di atas nol."))
        for wanted in (self.target, self.least_information):
            _check_wanted(wanted, self.points)
        for area, (least, most) in self.content.items():
            if not 0 <= least <= most:
                raise BadBlueprint(
                    msg("Isi {area}: {least}-{most} butir?", area=area, least=least, most=most),
                    hint=msg("Tulis jumlah paling sedikit, lalu paling banyak."),
                )

    def checked(self, bank: Bank) -> "Blueprint":
        """Return itself if the bank knows every word of it.

        Raises:
            BadBlueprint: an area or an item is unknown, or anchors contradict each other.
        """
        strangers = sorted((set(self.anchors) | self.left_out) - set(bank.places))
        strangers += sorted(set(self.content) - set(bank.areas))
        if strangers:
            raise BadBlueprint(
                msg("Tidak ada di bank: {names}.", names=", ".join(strangers)),
                hint=msg("Periksa kode butir dan isi pada kisi-kisi."),
            )
        hostile = [group for group in bank.enemies if len(group & set(self.anchors)) > 1]
        if hostile or set(self.anchors) & self.left_out or len(self.anchors) > self.length:
            raise BadBlueprint(
                msg("Butir jangkar saling bertentangan."),
                hint=msg("Periksa pasangan terlarang, butir yang dilarang, dan panjang paket."),
            )
        return self


def _check_wanted(wanted: tuple[float, ...] | None, points: tuple[float, ...]) -> None:
    """Refuse information that is not one positive number for each point."""
    if wanted is None:
        return
    if len(wanted) != len(points) or not all(isfinite(one) and one > 0 for one in wanted):
        raise BadBlueprint(
            msg("Informasi yang diminta harus satu angka positif untuk setiap titik."),
            hint=msg("Titik: {points}.", points=", ".join(map(str, points))),
        )
