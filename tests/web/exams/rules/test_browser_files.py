import gzip
import plistlib
from datetime import datetime
from hashlib import sha256

import pytest

from takar.web.exams.papers import browser_settings
from takar.web.exams.rules.browser_files import MOST_BYTES, UnreadableSettings, config_key, line_of

SETTINGS = {
    "startURL": "https://ujian.contoh.go.id/ruang-ujian/",
    "originatorVersion": "SEB_Win_3.7.0",
    "allowWlan": False,
    "allowedDisplaysMaxNumber": 1,
    "allowFlashFullscreen": False,
    "URLFilterRules": [{"regex": False, "expression": "a\\b/*", "active": True, "action": 1}],
    "proxies": {"HTTPSPort": 443, "HTTPPort": 80, "ExceptionsList": [], "nothing": {}},
    "examKeySalt": b"\x00\xff",
    "empty": {},
}
LINE = (
    '{"allowedDisplaysMaxNumber":1,"allowFlashFullscreen":false,"allowWlan":false,'
    '"examKeySalt":"AP8=",'
    '"proxies":{"ExceptionsList":[],"HTTPPort":80,"HTTPSPort":443},'
    '"startURL":"https://ujian.contoh.go.id/ruang-ujian/",'
    '"URLFilterRules":[{"action":1,"active":true,"expression":"a\\b/*","regex":false}]}'
)
KEY = sha256(LINE.encode()).hexdigest()


def test_the_key_is_that_of_the_line_the_documentation_describes() -> None:
    assert config_key(plistlib.dumps(SETTINGS)) == KEY


def test_who_saved_the_file_and_in_what_order_changes_nothing_and_a_setting_does() -> None:
    turned = {name: SETTINGS[name] for name in reversed(SETTINGS)}
    turned["originatorVersion"] = "SEB_OSX_3.4"
    assert config_key(plistlib.dumps(turned, sort_keys=False)) == KEY
    assert config_key(plistlib.dumps(SETTINGS | {"allowWlan": True})) != KEY


def test_a_file_as_the_configuration_tool_saves_it_is_unpacked() -> None:
    packed = gzip.compress(b"plnd" + gzip.compress(plistlib.dumps(SETTINGS)))
    assert config_key(packed) == KEY


@pytest.mark.parametrize("seal", [b"pswd", b"pwcc", b"pkhs", b"phsk"])
def test_of_a_sealed_file_no_key_is_made_up(seal: bytes) -> None:
    with pytest.raises(UnreadableSettings, match="bersandi"):
        config_key(gzip.compress(seal + b"\x02\x01" + bytes(80)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\x1f\x8bbroken",
        plistlib.dumps([1, 2]),
        plistlib.dumps({}),
        plistlib.dumps(SETTINGS)[:200],
        gzip.compress(plistlib.dumps(SETTINGS))[:-20],
        b'<!DOCTYPE p [<!ENTITY a "b">]><plist><dict><key>a</key><string/></dict></plist>',
    ],
)
def test_what_is_no_settings_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSettings, match="bukan pengaturan"):
        config_key(content)


def test_a_small_file_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(UnreadableSettings):
        config_key(gzip.compress(bytes(MOST_BYTES + 1)))


def test_moments_and_letters_of_all_scripts_are_written_as_they_are() -> None:
    told = {"judul": "Ujian “é”", "saat": datetime(2025, 5, 14, 8, 0, 0)}  # noqa: DTZ001 -- as read
    assert line_of(told) == '{"judul":"Ujian “é”","saat":"2025-05-14T08:00:00Z"}'


def test_the_file_that_the_page_hands_over_has_a_key() -> None:
    assert len(config_key(browser_settings("https://ujian.contoh.go.id/ruang-ujian/"))) == 64
