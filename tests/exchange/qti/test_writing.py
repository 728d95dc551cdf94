import io
import zipfile
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from lxml import etree

from takar.exchange.qti import NotWritable, QtiItem, is_writable, read_package, write_package
from takar.exchange.qti.own_marks import OWN
from takar.items.content import Content, Interaction
from takar.items.key_checks import KeyDoesNotFit
from takar.items.keys import ChoiceKey, LikertKey, Scoring
from takar.items.media import read_media
from takar.synthetic.items import bank
from tests.exchange.qti.packages import PICTURE, SECOND, SOUND
from tests.items.samples import Pair, content, items, one_of_each

VERSIONS = ["2.2", "3.0"]


def xml_of(written: bytes, place: int = 1) -> bytes:
    return zipfile.ZipFile(io.BytesIO(written)).read(f"items/soal-{place:04}.xml")


@pytest.mark.parametrize("version", VERSIONS)
@given(pair=items())
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_back_the_same(version: str, pair: Pair) -> None:
    item = QtiItem(*pair, title="Soal")
    try:
        written = write_package([item], version)
    except KeyDoesNotFit:  # the sample may ask for more right options than may be chosen
        return
    reading = read_package(written)
    assert (reading.skipped, reading.faults) == ((), ())
    assert (reading.items[0].content, reading.items[0].key) == pair
    assert reading.version == version


@pytest.mark.parametrize("version", VERSIONS)
def test_the_invented_bank_reads_back_the_same(version: str) -> None:
    sent = [
        QtiItem(one.content, one.key, one.title, one.code)
        for one in bank()
        if is_writable(one.content.interaction)
    ]
    reading = read_package(write_package(sent, version))
    assert reading.version == version
    assert [replace(one, file="", notes=()) for one in reading.items] == sent


@pytest.mark.parametrize("version", VERSIONS)
def test_media_travel_with_the_item(version: str) -> None:
    other, sound = read_media(SECOND), read_media(SOUND)
    item = Content.model_validate(
        {
            "interaction": "CHOICE",
            "prompt": f'<p>Lihat <img src="media:{PICTURE.name}" alt="Bagan"></p>',
            "options": [{"text": "A", "media": other.name}, {"text": "", "media": sound.name}],
            "media": [
                {"name": file.name, "kind": file.kind, "alt": alt}
                for file, alt in ((PICTURE, "Bagan"), (other, ""), (sound, "Suara"))
            ],
        }
    )
    key = ChoiceKey(points={item.code_of(0): Fraction(1)})
    sent = QtiItem(item, key, "Bagan", "q1", (PICTURE, other, sound))
    (back,) = read_package(write_package([sent], version)).items
    assert (back.content, back.key, set(back.media)) == (item, key, set(sent.media))


def test_a_missing_file_is_refused_when_it_is_written() -> None:
    item = content(
        "CHOICE", "a", "b",
        prompt=f'<img src="media:{PICTURE.name}">',
        media=[{"name": PICTURE.name, "kind": "image/png"}],
    )  # fmt: skip
    key = ChoiceKey(points={item.code_of(0): Fraction(1)})
    with pytest.raises(NotWritable, match=PICTURE.name):
        write_package([QtiItem(item, key, "Bagan")])


def test_a_speed_test_has_no_place_in_qti() -> None:
    item, key = next(pair for pair in one_of_each() if pair[0].interaction is Interaction.SPEED)
    assert not is_writable(item.interaction)
    with pytest.raises(NotWritable, match="Kolom cepat"):
        write_package([QtiItem(item, key, "Kolom cepat")])


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(NotWritable, match=r"1\.2"):
        write_package([], "1.2")


def test_a_plain_choice_needs_nothing_beside_qti() -> None:
    item, key = one_of_each()[0]
    assert OWN.encode() not in xml_of(write_package([QtiItem(item, key, "Soal")]))


def test_what_others_changed_wins_over_what_we_wrote_beside_it() -> None:
    item = content("LIKERT", "tidak", "ragu", "ya")
    sent = xml_of(write_package([QtiItem(item, LikertKey(scale="Tekun"), "Sikap")]))
    assert OWN.encode() in sent
    assert read_package(sent).items[0].key == LikertKey(scale="Tekun")
    changed = read_package(sent.replace(b"Pilih.", b"Setuju?")).items[0]
    assert changed.key == LikertKey()
    assert any("diubah di aplikasi lain" in str(note) for note in changed.notes)


@pytest.mark.parametrize("mark", ["x", "[]", "{}", '{"reads": 1}', "9" * 5_000])
def test_a_forged_mark_is_set_aside(mark: str) -> None:
    item, key = one_of_each()[0]
    root = etree.fromstring(xml_of(write_package([QtiItem(item, key, "Soal")])))
    next(root.iter("{*}choiceInteraction")).set(OWN, mark)
    assert read_package(etree.tostring(root)).items[0].key == key


def test_the_same_items_give_the_same_bytes() -> None:
    sent = [QtiItem(*pair, title="Soal") for pair in one_of_each()[:9]]
    assert write_package(sent) == write_package(sent)


def test_a_title_with_strange_letters_is_written_without_them() -> None:
    item, key = one_of_each()[0]
    (back,) = read_package(write_package([QtiItem(item, key, "So\x00al <1> & 2")])).items
    assert back.title == "Soal <1> & 2"


def test_parts_of_a_match_are_points_for_those_who_know_qti_only() -> None:
    item, key = next(pair for pair in one_of_each() if pair[0].interaction is Interaction.MATCH)
    parts = key.model_copy(update={"scoring": Scoring.PARTS})
    root = etree.fromstring(xml_of(write_package([QtiItem(item, parts, "Soal")])))
    assert {one.get("mappedValue") for one in root.iter("{*}mapEntry")} == {"0.5"}


def test_the_files_are_listed_in_the_manifest() -> None:
    sent = [QtiItem(*pair, title="Soal") for pair in one_of_each()[:2]]
    zipped = zipfile.ZipFile(io.BytesIO(write_package(sent)))
    root = etree.fromstring(zipped.read("imsmanifest.xml"))
    listed = {one.get("href") for one in root.iter("{*}file")}
    assert listed == set(zipped.namelist()) - {"imsmanifest.xml"}
