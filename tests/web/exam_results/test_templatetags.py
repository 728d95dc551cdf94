import pytest

from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def tabs(there: Sat, user: object) -> set[str]:
    page = there.cast.client(user).get(f"/hasil-ujian/{there.exam.pk}/")  # type: ignore[arg-type]
    text = page.content.decode()
    names = ("batas", "uraian", "soal", "analisis", "tanda")
    return {name for name in names if f'href="/hasil-ujian/{there.exam.pk}/{name}/"' in text}


def test_everybody_finds_only_the_tabs_they_may_open(there: Sat) -> None:
    assert tabs(there, there.cast.rahayu) == {"batas", "analisis", "tanda"}
    assert tabs(there, there.cast.bupati) == {"batas", "analisis"}
    assert tabs(there, there.author) == {"uraian", "soal", "analisis"}
