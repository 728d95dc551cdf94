"""By what rules a run marks: what is chosen is written down with the run; pure."""

from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from takar.items.keys import Points, Worth
from takar.items.marking import Unanswered
from takar.kernel.language import mark

UNANSWERED = {
    "NASKAH": mark("Seperti tertulis pada naskah"),
    "NOL": mark("Dihitung nol"),
    "DIABAIKAN": mark("Tidak ikut dihitung"),
}
RULES = {"NOL": Unanswered.ZERO, "DIABAIKAN": Unanswered.LEFT_OUT}


class Terms(BaseModel):
    """The settings of one run.

    Attributes:
        unanswered: what an item without an answer counts.
        weights: what the points of a section weigh in the whole; one where none is written.
        markers: how many people read each answer that needs a reader.
        apart: share of the points of an answer by which two readers may differ.
        corrected: the proposed key (row) that stands in for the live one, by item version.
        dropped: item versions that count for nobody.
        granted: item versions for which everybody who was given them has all points.
        cuts: the table of cuts (row) used on each scale.
        calibration: the scale on which abilities are told; none where it is empty. Adaptive
            sections always go by the one their form was locked with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    unanswered: Literal["NASKAH", "NOL", "DIABAIKAN"] = "NASKAH"
    weights: dict[str, Worth] = Field(default_factory=dict)
    markers: Literal[1, 2] = 2
    apart: Points = Fraction(1, 5)
    corrected: dict[int, int] = Field(default_factory=dict)
    dropped: tuple[int, ...] = ()
    granted: tuple[int, ...] = ()
    cuts: dict[str, int] = Field(default_factory=dict)
    calibration: str = ""

    def rule(self, form: Unanswered, *, is_adaptive: bool = False) -> Unanswered:
        """Return what an item without an answer counts on a form that says so itself.

        An adaptive section lists what it may choose from: what it did not choose never counts.
        """
        return Unanswered.LEFT_OUT if is_adaptive else RULES.get(self.unanswered, form)
