"""The columns of a roster turned into people, column by column."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from takar.exchange.cells import plain_text
from takar.exchange.dates import DateReader
from takar.exchange.faults import FaultLedger, Problem, Severity
from takar.exchange.files.texts import Texts
from takar.exchange.identity import MISSING_NIP, nip_of, shown_nip
from takar.exchange.siasn import codes
from takar.exchange.siasn.columns import DATES
from takar.exchange.siasn.posts import UnitTree, post_of
from takar.kernel.language import msg
from takar.kernel.nip import read_nip
from takar.tables.siasn_codes import code_map

Value = TypeVar("Value")
EARLIEST = date(1900, 1, 1)

MISSING_NAME = Problem("NAMA_KOSONG", msg("Nama kosong."), msg("Isi nama sesuai data SIASN."))
GUESSED_EMPLOYMENT = Problem(
    "STATUS_DITEBAK",
    msg("Status PNS/PPPK kosong; ditebak dari pola NIP."),
    msg("Lengkapi kedudukan hukum dan status di SIASN."),
    Severity.WARNING,
)
UNKNOWN_UNIT = Problem(
    "UNOR_TIDAK_DIKENAL",
    msg("Unit organisasi tidak ada pada pohon unit; penempatan dikosongkan."),
    msg("Perbarui pohon unit, atau perbaiki penempatan pegawai di SIASN."),
    Severity.WARNING,
)
NOT_BORN = Problem(
    "TANGGAL_LAHIR_MUSTAHIL",
    msg("Tanggal lahir sebelum tahun 1900 atau di masa depan."),
    msg("Perbaiki tanggal lahir."),
)


class PeopleReader:
    """Reads a whole roster; every column it gives has one value per row."""

    def __init__(self, texts: Texts, ledger: FaultLedger, units: UnitTree, day: date) -> None:
        self._texts = texts
        self._ledger = ledger
        self._units = units
        self._day = day
        self._dates = {name: self._date_texts(name) for name in DATES}
        self._read_date = DateReader(
            text for each in self._dates.values() for text in each if text is not None
        )

    def columns(self) -> dict[str, Sequence[object]]:
        """Return every column of the roster by our name for it."""
        nips = self._nips()
        legal = self._read("KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA", codes.legal_status_of)
        employment = self._employment(nips, legal)
        units = self._unit_ids()
        return {
            **self._names(),
            "nip": nips,
            "legal_status": legal,
            "employment": employment,
            "sex": self._one("JENIS KELAMIN", codes.sex_of),
            "birth_on": self._births(),
            "grade": self._grades(employment),
            "work_unit_id": units,
            **self._posts(units),
            "appointed_on": self._date("TMT CPNS"),
            "graded_on": self._date("TMT GOLONGAN"),
            "positioned_on": self._date("TMT JABATAN"),
            "education_level": self._education(),
            "education_field": self._one("PENDIDIKAN NAMA", codes.education_field_of),
        }

    def _one(self, name: str, look: codes.Look) -> list[str | None]:
        return self._ledger.read(name, self._texts[name], look)

    def _read(self, by_id: str, by_name: str, look: codes.Look) -> list[str | None]:
        """Read the id, and the name only where there is no id."""
        ids = self._texts[by_id]
        names = _only_where(self._texts[by_name], [each is None for each in ids])
        return _first(self._ledger.read(by_id, ids, look), self._ledger.read(by_name, names, look))

    def _names(self) -> dict[str, Sequence[object]]:
        names = self._one("NAMA", plain_text)
        for place, name in enumerate(names):
            if name is None and place not in self._texts.misfits:
                self._ledger.note(place, "NAMA", "", MISSING_NAME)
        return {
            "name": names,
            "siasn_id": self._one("PNS ID", plain_text),
            "nip_old": self._one("NIP LAMA", plain_text),
            "title_before": self._one("GELAR DEPAN", plain_text),
            "title_after": self._one("GELAR BELAKANG", plain_text),
            "position_code": self._one("JABATAN ID", plain_text),
            "work_unit_name": self._one("UNOR NAMA", plain_text),
            "agency_of_work": _first(
                self._texts["INSTANSI KERJA ID"], self._texts["INSTANSI KERJA NAMA"]
            ),
        }

    def _nips(self) -> list[str | None]:
        texts = self._texts["NIP BARU"]
        for place, text in enumerate(texts):
            if text is None and place not in self._texts.misfits:
                self._ledger.note(place, "NIP BARU", "", MISSING_NIP)
        return self._ledger.read("NIP BARU", texts, nip_of, shown=shown_nip)

    def _employment(
        self, nips: Sequence[str | None], legal: Sequence[str | None]
    ) -> list[str | None]:
        by_legal = code_map("kedudukan_hukum", "employment")
        known = [by_legal.get(each or "") for each in legal]
        asked = _only_where(self._texts["STATUS CPNS PNS"], [each is None for each in known])
        recorded = _first(known, self._ledger.read("STATUS CPNS PNS", asked, codes.status_of))
        return [
            value or self._guessed_employment(place, nip)
            for place, (value, nip) in enumerate(zip(recorded, nips, strict=True))
        ]

    def _guessed_employment(self, place: int, nip: str | None) -> str | None:
        parts = read_nip(nip or "")
        if parts is None:
            return None
        if "STATUS CPNS PNS" in self._texts and place not in self._texts.misfits:
            self._ledger.note(place, "STATUS CPNS PNS", "", GUESSED_EMPLOYMENT)
        return "PPPK" if parts.looks_like_pppk else "PNS"

    def _grades(self, employment: Sequence[str | None]) -> list[str | None]:
        ids = self._texts["GOL AKHIR ID"]
        names = _only_where(self._texts["GOL AKHIR NAMA"], [each is None for each in ids])
        grades = _first(
            self._ledger.read("GOL AKHIR ID", ids, codes.grade_of_id),
            self._ledger.read("GOL AKHIR NAMA", names, codes.grade_of),
        )
        return [
            codes.pppk_grade(grade) if grade and (status or "").startswith("PPPK") else grade
            for grade, status in zip(grades, employment, strict=True)
        ]

    def _unit_ids(self) -> list[str | None]:
        ids = self._one("UNOR ID", plain_text)
        names = self._texts["UNOR NAMA"]
        if not self._units.is_known:
            return ids
        for place, (unit, name) in enumerate(zip(ids, names, strict=True)):
            if unit is None and name is not None:
                ids[place] = self._units.id_of(name)
            shown = unit or name
            if shown and (ids[place] or "") not in self._units:
                self._ledger.note(place, "UNOR ID" if unit else "UNOR NAMA", shown, UNKNOWN_UNIT)
                ids[place] = None
        return ids

    def _posts(self, units: Sequence[str | None]) -> dict[str, Sequence[object]]:
        titles = self._one("JABATAN NAMA", plain_text)
        kinds = _first(
            self._one("JENIS JABATAN ID", codes.kind_of_id),
            self._ledger.read(
                "JENIS JABATAN NAMA",
                _only_where(
                    self._texts["JENIS JABATAN NAMA"],
                    [each is None for each in self._texts["JENIS JABATAN ID"]],
                ),
                codes.kind_of,
            ),
        )
        echelons = self._read("ESELON ID", "ESELON NAMA", codes.echelon_of)
        posts = [
            post_of(kind, title, echelon or self._units.echelon(unit))
            for kind, title, echelon, unit in zip(kinds, titles, echelons, units, strict=True)
        ]
        return {
            "position_title": titles,
            "position_kind": [post.kind for post in posts],
            "position_tier": [post.tier for post in posts],
        }

    def _education(self) -> list[str | None]:
        ids = self._texts["TINGKAT PENDIDIKAN ID"]
        names = _only_where(self._texts["TINGKAT PENDIDIKAN NAMA"], [each is None for each in ids])
        return _first(
            self._ledger.read("TINGKAT PENDIDIKAN ID", ids, codes.education_of_id),
            self._ledger.read("TINGKAT PENDIDIKAN NAMA", names, codes.education_of),
        )

    def _date_texts(self, name: str) -> list[str | None]:
        """Return the texts of a date column; of "Kraksaan, 12-03-1980" only the date."""
        return [
            text and text.rpartition(",")[2].strip() if text and "," in text else text
            for text in self._texts[name]
        ]

    def _date(self, name: str) -> list[date | None]:
        return self._ledger.read(name, self._dates[name], self._read_date)

    def _births(self) -> list[date | None]:
        def look(text: str) -> date | Problem:
            found = self._read_date(text)
            if isinstance(found, date) and not EARLIEST <= found <= self._day:
                return NOT_BORN
            return found

        return self._ledger.read("TANGGAL LAHIR", self._dates["TANGGAL LAHIR"], look)


def _first(one: Sequence[Value | None], other: Sequence[Value | None]) -> list[Value | None]:
    """Take the second value where the first is a gap."""
    return [b if a is None else a for a, b in zip(one, other, strict=True)]


def _only_where(texts: Sequence[str | None], wanted: Sequence[bool]) -> list[str | None]:
    return [text if want else None for text, want in zip(texts, wanted, strict=True)]
