from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.exchange.qti import PackageRefused, read_package
from takar.items.content import Content, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    EssayKey,
    ForcedKey,
    JudgementKey,
    LikertKey,
    MatchKey,
    OrderKey,
    TextKey,
    Unmatched,
)
from tests.exchange.qti.packages import (
    CHOICES,
    CORRECT,
    PNG,
    SOUND,
    item_xml,
    manifest,
    map_response,
    mapping,
    package,
    read_one,
    reading_of,
    why_skipped,
)
from tests.items.samples import code, target

MANY = CHOICES.replace('maxChoices="1"', 'maxChoices="0"')
TEXT = '<p>Ibu kota? <textEntryInteraction responseIdentifier="RESPONSE"/></p>'
ESSAY = '<p>Jelaskan.</p><extendedTextInteraction responseIdentifier="RESPONSE"/>'
MATCH = """<matchInteraction responseIdentifier="RESPONSE"><prompt>Jodohkan.</prompt>
<simpleMatchSet><simpleAssociableChoice identifier="A" matchMax="1">air</simpleAssociableChoice>
<simpleAssociableChoice identifier="B" matchMax="1">api</simpleAssociableChoice></simpleMatchSet>
<simpleMatchSet><simpleAssociableChoice identifier="X">basah</simpleAssociableChoice>
<simpleAssociableChoice identifier="Y">panas</simpleAssociableChoice></simpleMatchSet>
</matchInteraction>"""
ORDER = """<orderInteraction responseIdentifier="RESPONSE"><prompt>Urutkan.</prompt>
<simpleChoice identifier="C">tiga</simpleChoice><simpleChoice identifier="A">satu</simpleChoice>
<simpleChoice identifier="B">dua</simpleChoice></orderInteraction>"""
THREE = "<correctResponse><value>A</value><value>B</value><value>C</value></correctResponse>"
BOTH = "".join(
    f'<choiceInteraction responseIdentifier="{name}" maxChoices="1">'
    f'<simpleChoice identifier="{mark}1"{label}>baik</simpleChoice>'
    f'<simpleChoice identifier="{mark}2"{label}>buruk</simpleChoice></choiceInteraction>'
    for name, mark, label in (("WORST", "w", ""), ("RESPONSE", "b", ""))
)
SUM = (
    '<responseProcessing><setOutcomeValue identifier="SCORE"><sum>'
    '<mapResponse identifier="RESPONSE"/><mapResponse identifier="WORST"/>'
    "</sum></setOutcomeValue></responseProcessing>"
)


def key_texts(content: Content, points: dict[str, Fraction]) -> dict[str, Fraction]:
    by_code = {option.code: option.text for option in content.options}
    return {by_code[one]: worth for one, worth in points.items()}


def test_a_choice_is_read_and_its_telling_identifiers_are_forgotten() -> None:
    item = read_one(item_xml())
    assert item.content.interaction is Interaction.CHOICE
    assert item.content.prompt == "<p>Siapa atasan camat?</p>"
    assert isinstance(item.key, ChoiceKey)
    assert key_texts(item.content, item.key.points) == {"Bupati": 1}
    assert (item.title, item.identifier, item.file) == ("Atasan", "q1", "items/q1.xml")
    assert "benar" not in item.content.model_dump_json()
    assert [option.is_fixed for option in item.content.options] == [False, False, True]


def test_points_by_option_are_read_within_their_bounds() -> None:
    declared = mapping({"benar": "3", "salah": "-2"}, upperBound="2", lowerBound="-1")
    item = read_one(item_xml(declared=CORRECT.format("benar") + declared, scoring=map_response()))
    assert isinstance(item.key, ChoiceKey)
    assert key_texts(item.content, item.key.points) == {"Bupati": 2, "Lurah": -1}


def test_points_that_climb_by_one_make_a_scale() -> None:
    for values, is_reversed in ((["1", "2", "3"], False), (["3", "2", "1"], True)):
        declared = mapping(dict(zip(("benar", "salah", "lain"), values, strict=True)))
        item = read_one(item_xml(declared=declared, scoring=map_response()))
        assert item.key == LikertKey(is_reversed=is_reversed)
    climbing = mapping({"benar": "1", "salah": "3", "lain": "2"})
    item = read_one(item_xml(declared=climbing, scoring=map_response()))
    assert item.content.interaction is Interaction.CHOICE


def test_several_choices_are_read() -> None:
    declared = "<correctResponse><value>benar</value><value>lain</value></correctResponse>"
    item = read_one(item_xml(MANY, declared, cardinality="multiple"))
    assert isinstance(item.key, ChoicesKey)
    right = {code(item.content, "Bupati"), code(item.content, "Lainnya")}
    assert set(item.key.right) == right
    assert item.content.at_most is None


def test_an_order_is_read() -> None:
    item = read_one(item_xml(ORDER, THREE, cardinality="ordered"))
    assert isinstance(item.key, OrderKey)
    texts = {option.code: option.text for option in item.content.options}
    assert [texts[one] for one in item.key.order] == ["satu", "dua", "tiga"]


def test_pairs_are_read() -> None:
    declared = "<correctResponse><value>A X</value><value>B Y</value></correctResponse>"
    xml = item_xml(MATCH, declared, kind="directedPair", cardinality="multiple")
    item = read_one(xml)
    assert isinstance(item.key, MatchKey)
    assert item.key.pairs[code(item.content, "air")] == target(item.content, "basah")
    points = mapping({"A X": "1", "B Y": "0.5", "A Y": "-1"})
    item = read_one(
        xml.replace("match_correct", "map_response").replace(declared, declared + points)
    )
    assert isinstance(item.key, MatchKey)
    assert [one.points for one in item.key.points] == [1, Fraction(1, 2), -1]


def test_a_typed_word_is_read_with_its_case() -> None:
    entries = (
        '<mapEntry mapKey="Jakarta" mappedValue="1" caseSensitive="false"/>'
        '<mapEntry mapKey="Batavia" mappedValue="0.5" caseSensitive="false"/>'
    )
    declared = f'<mapping defaultValue="0">{entries}</mapping>'
    item = read_one(item_xml(TEXT, declared, kind="string", scoring=map_response()))
    assert item.content.prompt == "<p>Ibu kota? ____</p>"
    assert isinstance(item.key, TextKey)
    assert item.key.rules.ignore_case
    assert [(one.text, one.points) for one in item.key.accepted] == [
        ("Jakarta", 1),
        ("Batavia", Fraction(1, 2)),
    ]
    exact = read_one(item_xml(TEXT, CORRECT.format("Jakarta"), kind="string"))
    assert isinstance(exact.key, TextKey)
    assert not exact.key.rules.ignore_case


def test_a_typed_number_is_a_number() -> None:
    item = read_one(item_xml(TEXT, CORRECT.format("12.5"), kind="float"))
    assert isinstance(item.key, TextKey)
    assert item.key.accepted[0].within == 0


def test_a_gap_without_a_key_waits_for_a_person() -> None:
    item = read_one(item_xml(TEXT, "", kind="string", scoring=""))
    assert isinstance(item.key, TextKey)
    assert item.key.unmatched is Unmatched.PERSON
    assert any("dibaca oleh seseorang" in str(note) for note in item.notes)


def test_an_essay_is_read_with_what_the_makers_tell_the_scorer() -> None:
    most = '<outcomeDeclaration identifier="SCORE" normalMaximum="8"/>'
    scorer = '<rubricBlock view="scorer"><p>Sebut dua alasan.</p></rubricBlock>'
    item = read_one(item_xml(ESSAY + scorer, "", kind="string", scoring="", more=most))
    assert isinstance(item.key, EssayKey)
    assert item.key.rubric[0].most == 8
    assert item.key.guide == "Sebut dua alasan."
    assert "alasan" not in item.content.prompt


def test_best_and_worst_are_told_apart_by_their_names() -> None:
    worst = (
        '<responseDeclaration identifier="WORST" cardinality="single" baseType="identifier">'
        f"{mapping({'w2': '2'})}</responseDeclaration>"
    )
    item = read_one(
        item_xml(BOTH, mapping({"b1": "3"}), more=worst, scoring=SUM).replace(
            "<itemBody>", "<itemBody><p>Apa yang Anda lakukan?</p>"
        )
    )
    assert isinstance(item.key, JudgementKey)
    assert key_texts(item.content, item.key.best) == {"baik": 3}
    assert key_texts(item.content, item.key.worst) == {"buruk": 2}


def test_statements_with_labels_are_a_forced_choice() -> None:
    more = '<responseDeclaration identifier="WORST" cardinality="single" baseType="identifier"/>'
    body = BOTH.replace('identifier="b1"', 'identifier="b1" label="Tekun"')
    body = "<p>Pilih.</p>" + body.replace('identifier="b2"', 'identifier="b2" label="Ramah"')
    item = read_one(item_xml(body, "", more=more, scoring=""))
    assert isinstance(item.key, ForcedKey)
    assert set(item.key.scales.values()) == {"Tekun", "Ramah"}


def test_version_three_is_read() -> None:
    xml = """<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
     identifier="q3" title="Tiga"><qti-response-declaration identifier="RESPONSE"
     cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value>
     </qti-correct-response></qti-response-declaration><qti-item-body>
     <qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Mana?
     </qti-prompt><qti-simple-choice identifier="A">satu</qti-simple-choice>
     <qti-simple-choice identifier="B">dua</qti-simple-choice></qti-choice-interaction>
     </qti-item-body><qti-response-processing
     template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
     </qti-assessment-item>"""
    reading = read_package(package({"q.xml": xml}))
    assert reading.version == "3.0"
    assert isinstance(reading.items[0].key, ChoiceKey)


def test_pictures_come_along_and_are_named_by_their_bytes() -> None:
    body = '<p><img src="../img/kunci.png" alt="Bagan"/></p>' + CHOICES
    item = read_one(item_xml(body), img__kunci_png=PNG)
    (file,) = item.media
    assert file.content == PNG
    assert item.content.media[0].alt == "Bagan"
    assert "kunci" not in item.content.model_dump_json()


def test_an_option_may_be_a_picture_or_a_sound() -> None:
    body = CHOICES.replace("Bupati", '<img src="a.png" alt="A"/>').replace(
        "Lurah", '<object data="b.ogg" type="audio/ogg"/>'
    )
    reading = read_package(package({"q.xml": item_xml(body), "a.png": PNG, "b.ogg": SOUND}))
    kinds = [
        option.media.rpartition(".")[2]
        for option in reading.items[0].content.options[:2]
        if option.media
    ]
    assert kinds == ["png", "ogg"]


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (item_xml(attributes='adaptive="true"'), "langkah demi langkah"),
        (item_xml(more="<templateDeclaration/>"), "template"),
        (item_xml("<associateInteraction responseIdentifier='RESPONSE'/>"), "associate"),
        (item_xml("<hotspotInteraction/>"), "di atas gambar"),
        (item_xml("<p>Bacaan saja.</p>"), "tidak menanyakan"),
        (item_xml(TEXT + TEXT), "2 pertanyaan"),
        (item_xml(BOTH), "tidak dinyatakan"),
        (item_xml(declared=""), "tidak menyebut jawaban"),
        (item_xml(declared=CORRECT.format("hilang")), "hilang"),
        (item_xml(declared=mapping({"benar": "x"}), scoring=map_response()), "bukan angka"),
        (item_xml(scoring="<responseProcessing template='x/own'/>"), "aturan sendiri"),
        (item_xml('<p><math xmlns="m">x</math></p>' + CHOICES), "MathML"),
        (item_xml('<p><img src="https://x.example/a.png"/></p>' + CHOICES), "luar paket"),
        (item_xml('<p><img src="//x.example/a.png"/></p>' + CHOICES), "luar paket"),
        (item_xml('<p><img src="hilang.png"/></p>' + CHOICES), "tidak ada di dalam paket"),
        (item_xml('<p><img src="../../../etc/passwd"/></p>' + CHOICES), "tidak ada di dalam paket"),
        (item_xml('<p><include xmlns="http://www.w3.org/2001/XInclude" href="x"/></p>' + CHOICES),
         "XInclude"),
        (item_xml(CHOICES.replace("<prompt>Siapa atasan camat?</prompt>", "")), "kosong"),
        (item_xml(CHOICES.replace("Lurah", "Bupati")), "isinya sama"),
        (item_xml(ORDER, CORRECT.format("A"), cardinality="ordered"), "tepat satu kali"),
        (item_xml(TEXT, CORRECT.format("dua"), kind="integer"), "tidak terbaca"),
        (item_xml(TEXT, kind="file"), "file"),
        (item_xml().replace("<itemBody>", "<x>").replace("</itemBody>", "</x>"), "itemBody"),
    ],
)  # fmt: skip
def test_what_cannot_be_given_and_marked_is_skipped_with_its_reason(xml: str, reason: str) -> None:
    assert reason in why_skipped(xml)


def test_drawings_are_refused_by_name() -> None:
    body = '<p><img src="a.svg"/></p>' + CHOICES
    reading = read_package(package({"q.xml": item_xml(body), "a.svg": b"<svg/>"}))
    assert "SVG" in str(reading.skipped[0].reason)


def test_feedback_is_left_out_with_a_note() -> None:
    item = read_one(item_xml("<p>Baca.<feedbackInline>Bagus</feedbackInline></p>" + CHOICES))
    assert "Bagus" not in item.content.prompt
    assert any("Umpan balik" in str(note) for note in item.notes)


def test_a_script_in_an_item_never_gets_in() -> None:
    item = read_one(item_xml("<p onclick='x()'>Baca.<script>x()</script></p>" + CHOICES))
    assert item.content.prompt == "<p>Baca.</p><p>Siapa atasan camat?</p>"


def test_one_broken_file_leaves_the_others() -> None:
    reading = read_package(
        package({"a.xml": item_xml(), "b.xml": "<assessmentItem>\n<oops>", "c.xml": "<a/>"})
    )
    assert len(reading.items) == 1
    assert [(fault.file, fault.line) for fault in reading.faults] == [("b.xml", 2), ("c.xml", 0)]


def test_a_listed_file_that_is_missing_is_a_fault() -> None:
    listed = manifest("a.xml", "gone.xml", "https://x.example/b.xml", "../c.xml")
    reading = read_package(package({"a.xml": item_xml(), "imsmanifest.xml": listed}))
    assert len(reading.items) == 1
    assert len(reading.faults) == 3


def test_a_package_without_a_manifest_is_tried_and_said_to_lack_it() -> None:
    content = package({"a.xml": item_xml(), "imsmanifest.xml": ""})
    with pytest.raises(PackageRefused):
        read_package(content)
    reading = read_package(content.replace(b"imsmanifest.xml", b"othermanifest.x"))
    assert len(reading.items) == 1
    assert "imsmanifest" in str(reading.faults[0].reason)


def test_an_older_format_is_named() -> None:
    reading = read_package(package({"a.xml": "<questestinterop/>"}))
    assert "1.2" in str(reading.skipped[0].reason)


def test_an_empty_package_says_so() -> None:
    reading = read_package(package({"imsmanifest.xml": manifest()}))
    assert "satu pun" in str(reading.faults[0].reason)


def test_one_item_file_alone_is_read(tmp_path: Path) -> None:
    file = tmp_path / "soal.xml"
    file.write_text(item_xml(), encoding="utf-8")
    assert read_package(file).items[0].file == "soal.xml"
    assert read_package(item_xml().encode()).items[0].title == "Atasan"


def test_more_items_than_a_package_may_hold_are_refused() -> None:
    files = {f"{number}.xml": "<a/>" for number in range(2_001)}
    with pytest.raises(PackageRefused, match="2001 soal"):
        read_package(package(files))


def test_a_choice_in_a_sentence_is_a_choice() -> None:
    body = (
        '<p>Camat diangkat <inlineChoiceInteraction responseIdentifier="RESPONSE">'
        '<inlineChoice identifier="benar">bupati</inlineChoice>'
        '<inlineChoice identifier="x">lurah</inlineChoice></inlineChoiceInteraction>.</p>'
    )
    item = read_one(item_xml(body))
    assert item.content.prompt == "<p>Camat diangkat ____.</p>"
    assert item.content.interaction is Interaction.CHOICE


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.binary(max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_damaged_item_is_read_skipped_or_said_to_be_broken(
    start: int, length: int, other: bytes
) -> None:
    whole = item_xml().encode()
    start %= len(whole)
    content = whole[:start] + other + whole[start + length % 40 :]
    try:
        reading = read_package(package({"q.xml": content}))
    except PackageRefused:
        return
    assert len(reading.items) + len(reading.skipped) + len(reading.faults) >= 1


def test_points_without_a_declared_way_are_used_with_a_note() -> None:
    reading = reading_of(item_xml(scoring=""))
    assert any("tidak menyebut cara menilai" in str(note) for note in reading.items[0].notes)
