from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from takar.web.demo.certificates import certificate
from tests.cast import Cast


@pytest.mark.django_db
def test_a_certificate_names_the_course_the_person_and_that_it_is_invented(cast: Cast) -> None:
    facts = {
        "title": "Pelatihan Contoh",
        "provider": "Lembaga Contoh",
        "certificate_number": "2024/04/1",
        "lesson_hours": 24,
        "ended_on": date(2024, 4, 20),
    }
    file = certificate(cast.putri_employee, facts)
    text = PdfReader(BytesIO(file.read())).pages[0].extract_text()
    for said in ("Pelatihan Contoh", "Putri Anjani", "2024/04/1", "20 April 2024", "rekaan"):
        assert said in text
