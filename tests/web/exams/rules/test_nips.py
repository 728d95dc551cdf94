from takar.web.exams.rules.nips import read_nips, told

KNOWN = {"198003122005011001": 1, "198003122005012002": 2}


def lines(*texts: str) -> list[tuple[int, str]]:
    return list(enumerate(texts, 1))


def test_a_list_names_people_once_with_its_heading_and_gaps_passed_over() -> None:
    reading = read_nips(lines("NIP", "", "198003122005011001", "19800312 200501 2 002"), KNOWN)
    assert reading.people == (1, 2)
    assert reading.faults == ()


def test_each_line_that_names_nobody_is_told_with_its_number() -> None:
    reading = read_nips(
        lines("198003122005011001", "198003122005011001", "1.98E+17", "198003122005011009", "x"),
        KNOWN,
    )
    assert reading.people == (1,)
    assert [fault.line for fault in reading.faults] == [2, 3, 4, 5]
    assert "sudah tercantum" in told(reading.faults)
    assert "Tidak ada pegawai" in told(reading.faults)


def test_of_many_faults_ten_are_told_and_the_rest_counted() -> None:
    faults = read_nips(lines(*["x"] * 12), KNOWN).faults
    assert told(faults).count("18 angka") == 10
    assert told(faults).endswith("+2")
