import numpy as np

from takar.synthetic.assessments.evidence import sentences
from takar.synthetic.assessments.standards import COMPETENCIES


def test_a_sentence_says_where_how_strongly_and_what() -> None:
    integrity = np.array([COMPETENCIES.index("INTEGRITAS")] * 2)
    said = sentences(np.random.default_rng(1), np.array([1, 2]), integrity, np.array([0, 5]))
    first, second = said.to_pylist()
    assert first.startswith("Dalam wawancara, belum menunjukkan upaya untuk ")
    assert second.startswith("Saat diskusi kelompok, menjadi rujukan instansi dalam ")


def test_every_competency_and_level_has_words_of_its_own() -> None:
    rng = np.random.default_rng(1)
    zeros = np.zeros(9, np.int64)
    assert len(set(sentences(rng, zeros, np.arange(9), zeros).to_pylist())) == 9
    assert len(set(sentences(rng, zeros[:6], zeros[:6], np.arange(6)).to_pylist())) >= 6
