from takar.web.scenarios.rules import Part
from takar.web.scenarios.templatetags.scenarios import deed, indicator, limit, named, of_part


def test_codes_are_told_in_words() -> None:
    assert deed("VERIFIKASI") == "Verifikasi usulan yang menunggu"
    assert indicator("SEMINAR") == "Seminar dan sejenisnya"
    assert limit("budget") == "Anggaran"
    assert limit("deeds:PELATIHAN") == "Juga memperbolehkan: Ikut pelatihan"


def test_a_title_stands_for_its_code_where_there_is_one() -> None:
    assert (named("t20", {"t20": "Teknis"}), named("x", {})) == ("Teknis", "x")


def test_parts_are_told_by_their_kind() -> None:
    parts = [
        Part(kind=kind, code=kind, people=1, deeds=1, hours=0, cost=0, gain=0)
        for kind in ("DEED", "UNIT", "DEED")
    ]
    assert [part.code for part in of_part(parts, "DEED")] == ["DEED", "DEED"]
