from hashlib import sha256
from pathlib import Path

from takar.runs.straight.fingerprint import files_hash


def test_the_fingerprint_is_what_common_tools_say(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    lines = f"first {sha256(b'a').hexdigest()}\nsecond {sha256(b'b').hexdigest()}\n"
    assert files_hash({"second": two, "first": one}) == sha256(lines.encode()).hexdigest()


def test_a_changed_byte_or_an_exchanged_name_changes_it(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    before = files_hash({"first": one, "second": two})
    assert files_hash({"first": two, "second": one}) != before
    one.write_bytes(b"c")
    assert files_hash({"first": one, "second": two}) != before
