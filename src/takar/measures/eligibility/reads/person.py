"""Requirements about the person's own row: employment, status, education, grade."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.rows import MISSING, Flags
from takar.measures.eligibility.outcomes import NO, OPEN, YES, Answers, answered
from takar.measures.eligibility.telling import NOT_RECORDED, Told, listed, nothing
from takar.regulations.requirements import AmongDemand, FieldDemand, LeastDemand


def _own(people: People, column: str) -> str | None:
    found: str | None = people.employees.column(column)[0].as_py()
    return found


def _among(people: People, column: str, asked: Asked[AmongDemand]) -> Answers:
    words = people.employees.column(column)
    met = pc.is_in(words, value_set=pa.array(asked.demand.among, pa.string()))
    return answered(_flags(met), _flags(pc.is_valid(words)))


def _flags(column: pa.ChunkedArray) -> Flags:
    return np.asarray(column.to_numpy(), dtype=np.bool_)


def employment(people: People, asked: Asked[AmongDemand]) -> Answers:
    """Return who is employed in one of the ways."""
    return _among(people, "employment", asked)


def tell_employment(people: People, asked: Asked[AmongDemand]) -> Told:
    """Tell the employment; nobody changes it by deed."""
    found = _own(people, "employment")
    change = None
    if found is None:
        row = {"employment": asked.demand.among[0]}
        change = Change(
            Deed.RECORD, msg("Lengkapi status kepegawaian."), (("employees", row),), supposes=True
        )
    elif found not in asked.demand.among:
        change = nothing(msg("Status kepegawaian lain tidak dapat diangkat dalam jabatan ini."))
    wanted = msg("status {words}", words=listed(asked.demand.among))
    return Told(msg("{found}", found=found or NOT_RECORDED), wanted, change)


def status(people: People, asked: Asked[AmongDemand]) -> Answers:
    """Return whose legal status is one of those listed."""
    return _among(people, "legal_status", asked)


def tell_status(people: People, asked: Asked[AmongDemand]) -> Told:
    """Tell the legal status by its title."""
    codes = people.law.codes("codes.legal_statuses")
    found = _own(people, "legal_status")
    change = None
    if found not in asked.demand.among:
        says = msg("Perbarui kedudukan hukum setelah kembali aktif.")
        row = {"legal_status": asked.demand.among[0]}
        change = Change(Deed.RECORD, says, (("employees", row),), supposes=True)
    title = codes[found].title if found in codes else found or NOT_RECORDED
    names = listed(codes[code].title for code in asked.demand.among if code in codes)
    return Told(msg("{found}", found=title), msg("kedudukan hukum: {words}", words=names), change)


def education(people: People, asked: Asked[LeastDemand]) -> Answers:
    """Return whose highest education reaches the level."""
    step = int(people.law.points("eligibility.education_steps")[asked.demand.at_least])
    return answered(people.education >= step, people.education > 0)


def tell_education(people: People, asked: Asked[LeastDemand]) -> Told:
    """Tell the highest level; study lifts it."""
    least = asked.demand.at_least
    steps = people.law.points("eligibility.education_steps")
    step = int(people.education[0])
    named = next((code for code, points in steps.items() if int(points) == step), None)
    own = _own(people, "education_level")
    found = own if own and int(steps.get(own, 0)) == step else named
    change = None
    if education(people, asked)[0] != YES:
        deed = Deed.STUDY if step else Deed.RECORD
        says = msg("Selesaikan pendidikan {level}.", level=least)
        if not step:
            says = msg("Lengkapi riwayat pendidikan; paling rendah {level}.", level=least)
        row = {"education_level": least}
        change = Change(deed, says, (("employees", row),), supposes=not step)
    wanted = msg("paling rendah {level}", level=least)
    return Told(msg("{found}", found=found or NOT_RECORDED), wanted, change)


def field(people: People, asked: Asked[FieldDemand]) -> Answers:
    """Return who studied one of the fields."""
    wanted = pa.array([word.casefold() for word in asked.demand.among], pa.string())
    own = pc.utf8_lower(pc.utf8_trim_whitespace(people.employees.column("education_field")))
    rows = people.rows("education_history")
    rows = rows.where(rows.days("graduated_on") <= people.today)
    earlier = pc.utf8_lower(pc.utf8_trim_whitespace(rows.table.column("education_field")))
    met = _flags(pc.is_in(own, value_set=wanted))
    met = met | people.any_of(rows.person[_flags(pc.is_in(earlier, value_set=wanted))])
    known = _flags(pc.is_valid(own)) | people.any_of(rows.person[_flags(pc.is_valid(earlier))])
    return answered(met, known & (asked.demand.others == "TIDAK"))


def tell_field(people: People, asked: Asked[FieldDemand]) -> Told:
    """Tell the fields studied; a related one is for a person to judge."""
    rows = people.rows("education_history").table.column("education_field").to_pylist()
    fields = {word for word in (_own(people, "education_field"), *rows) if word}
    change = None
    answer = field(people, asked)[0]
    if answer != YES:
        row = {"education_field": asked.demand.among[0]}
        says = msg("Mintakan penilaian keserumpunan bidang pendidikan.")
        if answer == NO:
            says = msg("Tempuh pendidikan pada bidang {fields}.", fields=listed(asked.demand.among))
        deed = Deed.VERIFY if answer == OPEN else Deed.STUDY
        change = Change(deed, says, (("employees", row),), supposes=answer == OPEN)
    fact = msg("{found}", found=listed(sorted(fields)) or NOT_RECORDED)
    return Told(fact, msg("bidang {fields}", fields=listed(asked.demand.among)), change)


def grade(people: People, asked: Asked[LeastDemand]) -> Answers:
    """Return whose grade is at least the one asked."""
    least = list(people.law.codes("codes.grades")).index(asked.demand.at_least)
    return answered(people.grade >= least, people.grade != MISSING)


def tell_grade(people: People, asked: Asked[LeastDemand]) -> Told:
    """Tell the grade; only a rise in rank lifts it."""
    least = asked.demand.at_least
    found = _own(people, "grade")
    change = None
    if grade(people, asked)[0] != YES:
        known = people.grade[0] != MISSING
        says = msg("Kenaikan pangkat sampai {grade}.", grade=least)
        if not known:
            says = msg("Lengkapi pangkat; paling rendah {grade}.", grade=least)
        deed = Deed.RISE if known else Deed.RECORD
        change = Change(deed, says, (("employees", {"grade": least}),), supposes=not known)
    wanted = msg("pangkat paling rendah {grade}", grade=least)
    return Told(msg("{found}", found=found or NOT_RECORDED), wanted, change)
