"""One item of each form with its key, and items made by chance."""

from fractions import Fraction

from hypothesis import strategies as st

from takar.items.content import Content, Interaction, Option
from takar.items.keys import (
    Accepted,
    ChoiceKey,
    ChoicesKey,
    Criterion,
    EssayKey,
    ForcedKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    PairPoints,
    Scoring,
    SpeedKey,
    TextKey,
    Unmatched,
)
from takar.items.markup import from_plain
from takar.items.speed import SpeedShape
from takar.items.texts import TextRules

Pair = tuple[Content, Key]


def content(interaction: str, *texts: str, **fields: object) -> Content:
    """Return an item with these options."""
    options = [Option(text=text) for text in texts]
    raw = {"interaction": interaction, "prompt": "<p>Pilih.</p>", "options": options, **fields}
    return Content.model_validate(raw)


def one_of_each() -> list[Pair]:
    """Return one item of each form."""
    choice = content("CHOICE", "satu", "dua", "tiga")
    several = content("CHOICES", "satu", "dua", "tiga", at_least=2)
    order = content("ORDER", "pertama", "kedua", "ketiga")
    match = content("MATCH", "air", "api", targets=[{"text": "basah"}, {"text": "panas"}])
    pairs = dict(zip(match.codes, (target(match, "basah"), target(match, "panas")), strict=True))
    judgement = content("JUDGEMENT", "baik", "sedang", "buruk")
    points = dict(zip(judgement.codes, map(Fraction, (2, 1, 0)), strict=True))
    forced = content("FORCED", "teliti", "ramah", "tenang")
    return [
        (choice, ChoiceKey(points={choice.code_of(1): Fraction(1)})),
        (several, ChoicesKey(right=several.codes[:2])),
        (
            order,
            OrderKey(order=tuple(code(order, text) for text in ("pertama", "kedua", "ketiga"))),
        ),
        (match, MatchKey(pairs=pairs)),
        (
            judgement,
            JudgementKey(best=points, worst={judgement.code_of(2): Fraction(2)}),
        ),
        (content("LIKERT", "tidak", "ragu", "ya"), LikertKey(scale="Tekun")),
        (forced, ForcedKey(scales=dict(zip(forced.codes, "ABC", strict=True)))),
        (content("SHORT_TEXT"), TextKey(accepted=(Accepted(text="kas"),))),
        (
            content("ESSAY"),
            EssayKey(rubric=(Criterion(code="isi", title="Isi", most=Fraction(4)),)),
        ),
        (content("SPEED", speed={"seed": 7, "columns": 3, "rows": 5, "seconds": 10}), SpeedKey()),
    ]


def code(item: Content, text: str) -> str:
    """Return the code of the option with this text."""
    return next(option.code for option in item.options if option.text == text)


def target(item: Content, text: str) -> str:
    """Return the code of the target with this text."""
    return next(option.code for option in item.targets if option.text == text)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30
)
POINTS = st.fractions(-5, 5, max_denominator=12)
WORTH = st.fractions(Fraction(1, 12), 5, max_denominator=12)


@st.composite
def prompts(draw: st.DrawFn) -> str:
    """Return the text of a prompt with some markup."""
    words = [from_plain(draw(WORDS)) for _ in range(draw(st.integers(1, 3)))]
    tag = draw(st.sampled_from(["p", "li", "em", "strong", "td", ""]))
    parts = [f"<{tag}>{word}</{tag}>" if tag else word for word in words]
    around = {"li": "ul", "td": "table"}.get(tag)
    return f"<{around}>{''.join(parts)}</{around}>" if around else "".join(parts)


@st.composite
def options(draw: st.DrawFn, least: int = 2, most: int = 6) -> list[Option]:
    """Return options that all say something else."""
    texts = draw(st.lists(WORDS, min_size=least, max_size=most))
    made = [
        Option(text=f"{place} {from_plain(text)}", is_fixed=draw(st.booleans()))
        for place, text in enumerate(texts)
    ]
    return made if len({one.code for one in made}) == len(made) else made[:0]


def _points(draw: st.DrawFn, codes: tuple[str, ...]) -> dict[str, Fraction]:
    chosen = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
    points = {one: draw(POINTS) for one in chosen}
    return points if max(points.values()) > 0 else {**points, chosen[0]: Fraction(1)}


def _choice(draw: st.DrawFn, item: Content) -> Key:
    return ChoiceKey(points=_points(draw, item.codes))


def _choices(draw: st.DrawFn, item: Content) -> Key:
    right = tuple(draw(st.lists(st.sampled_from(item.codes), min_size=1, unique=True)))
    if draw(st.booleans()):
        return ChoicesKey(right=right, worth=draw(WORTH))
    return ChoicesKey(
        right=right,
        points=_points(draw, item.codes),
        other=draw(POINTS),
        lowest=draw(st.none() | POINTS),
        highest=draw(st.none() | WORTH),
    )


def _order(draw: st.DrawFn, item: Content) -> Key:
    order = tuple(draw(st.permutations(item.codes)))
    return OrderKey(order=order, scoring=draw(st.sampled_from(Scoring)), worth=draw(WORTH))


def _match(draw: st.DrawFn, item: Content) -> Key:
    codes = st.sampled_from([target.code for target in item.targets])
    pairs = {option: draw(codes) for option in item.codes}
    points = [
        PairPoints(option=option, target=pairs[option], points=draw(WORTH))
        for option in item.codes
        if draw(st.booleans())
    ]
    scoring = draw(st.sampled_from(Scoring))
    return MatchKey(pairs=pairs, scoring=scoring, worth=draw(WORTH), points=tuple(points))


def _judgement(draw: st.DrawFn, item: Content) -> Key:
    worst = _points(draw, item.codes) if item.asks_both else {}
    return JudgementKey(best=_points(draw, item.codes), worst=worst)


def _likert(draw: st.DrawFn, item: Content) -> Key:
    return LikertKey(
        is_reversed=draw(st.booleans()),
        lowest=draw(st.integers(0, 1)),
        scale=draw(st.sampled_from(["", "Tekun"])),
    )


def _forced(draw: st.DrawFn, item: Content) -> Key:
    return ForcedKey(scales={option: draw(st.sampled_from("ABC")) for option in item.codes})


def _text(draw: st.DrawFn, item: Content) -> Key:
    accepted = [
        Accepted(text=f"{draw(WORDS)}x", points=draw(WORTH), is_pattern=draw(st.booleans()))
        for _ in range(draw(st.integers(0, 3)))
    ]
    accepted = [one for one in accepted if one.text.count("*") < 10]
    rules = TextRules(ignore_case=draw(st.booleans()), ignore_accents=draw(st.booleans()))
    unmatched = draw(st.sampled_from(Unmatched)) if accepted else Unmatched.PERSON
    return TextKey(accepted=tuple(accepted), rules=rules, unmatched=unmatched, worth=draw(WORTH))


def _essay(draw: st.DrawFn, item: Content) -> Key:
    rubric = [
        Criterion(code=f"k{place}", title=draw(WORDS), most=draw(WORTH))
        for place in range(draw(st.integers(1, 3)))
    ]
    return EssayKey(rubric=tuple(rubric), guide=draw(WORDS | st.just("")))


KEYS = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
}
TYPED = {Interaction.SHORT_TEXT, Interaction.ESSAY}


@st.composite
def items(draw: st.DrawFn, *forms: Interaction) -> Pair:
    """Return an item of one of these forms (or of any but SPEED) with a key that fits."""
    form = draw(st.sampled_from(forms or tuple(KEYS)))
    fields: dict[str, object] = {}
    if form not in TYPED:
        made = draw(options().filter(bool))
        fields["options"] = made
        if form is Interaction.CHOICES:
            fields["at_most"] = draw(st.none() | st.just(len(made)))
    if form is Interaction.MATCH:
        fields["targets"] = draw(options().filter(bool))
    if form in {Interaction.JUDGEMENT, Interaction.FORCED}:
        fields["asks_both"] = draw(st.booleans())
    if form in TYPED:
        fields["longest"] = draw(st.none() | st.integers(1, 5_000))
    raw = {"interaction": form, "prompt": draw(prompts()), **fields}
    made_content = Content.model_validate(raw)
    return made_content, KEYS[form](draw, made_content)


def speed_shape(columns: int = 3, rows: int = 5) -> SpeedShape:
    """Return a small sheet."""
    return SpeedShape(seed=7, columns=columns, rows=rows, seconds=10)
