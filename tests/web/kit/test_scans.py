from typing import get_args

from takar.exchange.files.certificates import CertificateKind
from takar.web.kit.scans import MEDIA, SUFFIXES


def test_every_kind_that_the_reader_of_files_knows_has_a_type_and_a_suffix() -> None:
    kinds = set(get_args(CertificateKind))
    assert set(MEDIA) == set(SUFFIXES) == kinds
