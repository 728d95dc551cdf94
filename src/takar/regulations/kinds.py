"""The shapes a parameter of the law may have; whatever does not fit is refused.

A file says its kind once and then gives one value per date. Some kinds declare their shape at the
top of the file: the columns of a table, the fields of codes, the sum of points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from takar.kernel.language import msg
from takar.regulations.bands import WHOLE, Band, Bands, Span, partition
from takar.regulations.citation import Certainty, Doubt, Passage, Strict
from takar.regulations.exact import Number, Refused
from takar.regulations.fields import FieldKind, read_fields
from takar.regulations.profile import TalentProfile
from takar.regulations.requirements import Requirement, requirement_of
from takar.regulations.rubrics import Part, PartsRubric


class Dated(Strict):
    """One value as written, with its papers; ``value: null`` repeals the parameter."""

    value: Any
    source: Passage
    certainty: Certainty
    known_on: date
    note: str = ""
    parts: dict[str, Doubt] = Field(default_factory=dict)


class Form(Strict):
    """What every file of the law says, whatever its kind."""

    title: str
    concept: str
    unit: str = ""
    note: str = ""
    values: Annotated[dict[date, Any], Field(min_length=1)]

    def read(self, raw: object) -> object:
        """Return the value in the shape of this kind, or refuse it."""
        raise NotImplementedError

    def parts(self, value: Any) -> set[str] | None:
        """Return the parts a doubt may be about; ``None`` where any name will do."""
        return None

    def doubts_within(self, value: Any) -> dict[str, Doubt]:
        """Return the doubts that the value itself tells about its parts."""
        return {}

    def entries(self) -> Iterator[tuple[date, Any]]:
        """Yield every value as written, with its date; a list holds corrections of one date."""
        for since, entry in self.values.items():
            for version in entry if isinstance(entry, list) else [entry]:
                yield since, version


@dataclass(frozen=True)
class Code:
    """A word that the law enumerates: its title, and whatever else the file declares."""

    code: str
    title: str
    fields: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]


class NumberFile(Form):
    """A single exact number."""

    kind: Literal["number"]

    def read(self, raw: object) -> Decimal:
        """Return the number."""
        return _number.validate_python(raw)

    def parts(self, value: Decimal) -> set[str]:
        """A number has no parts."""
        return set()


class TextFile(Form):
    """A single word or sentence."""

    kind: Literal["text"]

    def read(self, raw: object) -> str:
        """Return the text."""
        return _text.validate_python(raw)


class PointsFile(Form):
    """A number per name; ``sums_to`` demands their total."""

    kind: Literal["points"]
    sums_to: Number | None = None

    def read(self, raw: object) -> dict[str, Decimal]:
        """Return the points by name, checked for their sum."""
        points = _points.validate_python(raw)
        total = sum(points.values(), Decimal(0))
        if self.sums_to is not None and total != self.sums_to:
            raise Refused(
                msg("Jumlahnya {total}, seharusnya {due}.", total=total, due=self.sums_to),
                hint=msg("Sesuaikan angka-angkanya sampai jumlahnya tepat."),
            )
        return points

    def parts(self, value: dict[str, Decimal]) -> set[str]:
        """Each name is a part."""
        return set(value)


class BandsFile(Form):
    """A range cut into named pieces."""

    kind: Literal["bands"]
    range: Span = WHOLE

    def read(self, raw: object) -> Bands:
        """Return the bands, checked for gaps and overlaps."""
        return partition(tuple(_bands.validate_python(raw)), self.range)

    def parts(self, value: Bands) -> set[str]:
        """Each band is a part."""
        return set(value.codes)


class CodesFile(Form):
    """Words that the law enumerates, in its order."""

    kind: Literal["codes"]
    fields: dict[str, FieldKind] = Field(default_factory=dict)

    def read(self, raw: object) -> dict[str, Code]:
        """Return the codes in the written order."""
        entries = _maps.validate_python(raw)
        return {code: self._code(code, entry) for code, entry in entries.items()}

    def _code(self, code: str, entry: dict[str, Any]) -> Code:
        fields = read_fields({"title": "text", **self.fields}, entry, where=code)
        return Code(code, fields.pop("title"), fields)

    def parts(self, value: dict[str, Code]) -> set[str]:
        """Each code is a part."""
        return set(value)


class Axes(Strict):
    """What the rows and the columns of a matrix stand for."""

    row: str
    column: str


class MatrixFile(Form):
    """A word per row and column."""

    kind: Literal["matrix"]
    axes: Axes

    def read(self, raw: object) -> dict[tuple[str, str], str]:
        """Return a word per (row, column)."""
        rows = _matrix.validate_python(raw)
        columns = list(next(iter(rows.values())))
        for row, cells in rows.items():
            if set(cells) != set(columns):
                raise Refused(
                    msg("Kolom baris {row} berbeda dari baris pertama.", row=row),
                    hint=msg("Setiap baris memuat kolom: {columns}.", columns=", ".join(columns)),
                    field=row,
                )
        return {(row, column): rows[row][column] for row in rows for column in columns}

    def parts(self, value: dict[tuple[str, str], str]) -> set[str]:
        """Each cell is a part, written ``row.column``."""
        return {".".join(cell) for cell in value}


class TableFile(Form):
    """Rows with declared columns; ``rows_sum_to`` demands the total of each row's numbers."""

    kind: Literal["table"]
    columns: Annotated[dict[str, FieldKind], Field(min_length=1)]
    rows_sum_to: Number | None = None

    def read(self, raw: object) -> list[dict[str, Any]]:
        """Return the rows, checked for their sums."""
        return [
            self._row(row, str(number))
            for number, row in enumerate(_rows.validate_python(raw), start=1)
        ]

    def _row(self, raw: dict[str, Any], where: str) -> dict[str, Any]:
        row = read_fields(self.columns, raw, where=where)
        total = sum((value for value in row.values() if isinstance(value, Decimal)), Decimal(0))
        if self.rows_sum_to is not None and total != self.rows_sum_to:
            raise Refused(
                msg("Jumlahnya {total}, seharusnya {due}.", total=total, due=self.rows_sum_to),
                hint=msg("Sesuaikan angka-angkanya sampai jumlahnya tepat."),
                field=where,
            )
        return row


class RecordFile(Form):
    """A few settings that belong together, with declared fields."""

    kind: Literal["record"]
    fields: Annotated[dict[str, FieldKind], Field(min_length=1)]

    def read(self, raw: object) -> dict[str, Any]:
        """Return the fields by name."""
        return read_fields(self.fields, _map.validate_python(raw))

    def parts(self, value: dict[str, Any]) -> set[str]:
        """Each field is a part."""
        return set(value)


class ProfileFile(Form):
    """A talent profile; see :mod:`takar.regulations.profile`."""

    kind: Literal["profile"]

    def read(self, raw: object) -> TalentProfile:
        """Return the profile, whole and free of contradiction."""
        return TalentProfile.model_validate(raw)

    def doubts_within(self, value: TalentProfile) -> dict[str, Doubt]:
        """Gather the certainty that the profile itself writes beside an indicator or a part."""
        return {
            name: Doubt(certainty=part.certainty, note=part.note)
            for indicator, one in value.indicators()
            for name, part in _with_parts(indicator, one)
            if part.certainty
        }


class RequirementFile(Form):
    """A requirement for holding a post; see :mod:`takar.regulations.requirements`."""

    kind: Literal["requirement"]

    def read(self, raw: object) -> Requirement:
        """Return the requirement, in words that are all known."""
        return requirement_of(raw)

    def parts(self, value: Requirement) -> set[str]:
        """Each tier or echelon is a part."""
        return set(value.posts)


def _with_parts(name: str, part: Part) -> Iterator[tuple[str, Part]]:
    yield name, part
    if isinstance(part.rubric, PartsRubric):
        for inner, further in part.rubric.parts.items():
            yield from _with_parts(f"{name}.{inner}", further)


ParameterFile = Annotated[
    NumberFile
    | TextFile
    | PointsFile
    | BandsFile
    | CodesFile
    | MatrixFile
    | TableFile
    | RecordFile
    | ProfileFile
    | RequirementFile,
    Field(discriminator="kind"),
]

parameter_file: TypeAdapter[ParameterFile] = TypeAdapter(ParameterFile)
_number: TypeAdapter[Decimal] = TypeAdapter(Number)
_text = TypeAdapter(Annotated[str, Field(strict=True, min_length=1)])
_points = TypeAdapter(Annotated[dict[str, Number], Field(strict=True, min_length=1)])
_bands = TypeAdapter(Annotated[list[Band], Field(strict=True, min_length=1)])
_map = TypeAdapter(Annotated[dict[str, Any], Field(strict=True, min_length=1)])
_maps = TypeAdapter(Annotated[dict[str, dict[str, Any]], Field(strict=True, min_length=1)])
_rows = TypeAdapter(Annotated[list[dict[str, Any]], Field(strict=True, min_length=1)])
_matrix = TypeAdapter(
    Annotated[
        dict[str, Annotated[dict[str, str], Field(min_length=1)]],
        Field(strict=True, min_length=1),
    ]
)
