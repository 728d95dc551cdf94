"""How the pages of the room do one deed and tell how it went."""

from takar.regulations.law import Law


def titles_in(law: Law) -> dict[str, str]:
    """Return the law's words for the competencies."""
    return {code: one.title for code, one in law.codes("assessment.competencies").items()}
