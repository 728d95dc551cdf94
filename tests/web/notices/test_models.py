from takar.kernel.language import msg, speaking
from takar.web.notices.models import Notice
from takar.web.notices.rules import Said


def test_a_notice_is_told_in_the_language_now_spoken() -> None:
    said = Said.of(msg("NIP kosong."))
    notice = Notice(said=said.model_dump())
    assert str(notice) == "NIP kosong."
    with speaking("en"):
        assert str(notice) != "NIP kosong."
