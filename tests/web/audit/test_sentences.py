from takar.web.audit.sentences import sentence_of


def test_an_act_is_told_as_a_sentence() -> None:
    told = sentence_of("portal.publication.published", actor="Bupati", subject="Kabupaten X")
    assert told == "Bupati menerbitkan hasil Kabupaten X."


def test_an_unknown_act_is_told_by_its_name() -> None:
    assert sentence_of("a.b.c", actor="Sari", subject="Y") == "Sari · a.b.c · Y"
