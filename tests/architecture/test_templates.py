import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "src" / "takar" / "web"
ORDER = [
    "kit",
    "audit",
    "accounts",
    "notices",
    "people",
    "claims",
    "posts",
    "results",
    "assessments",
    "ip_asn",
    "timetables",
    "rating_sheets",
    "rating_quality",
    "meetings",
    "selections",
    "feedback",
    "item_bank",
    "exams",
    "sittings",
    "proctoring",
    "exam_results",
    "talent",
    "reviews",
    "mobility",
    "succession",
    "placements",
    "development",
    "merit",
    "scenarios",
    "paths",
    "reports",
    "portal",
    "leadership",
]
LINK = re.compile(r"""{%-?\s*(?:url|include|extends)\s+["']([a-z_]+)[:/]""")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


def templates() -> list[Path]:
    return sorted(WEB.rglob("templates/**/*.html"))


def room_of(path: Path) -> str:
    return path.relative_to(WEB).parts[0]


def test_a_template_links_and_includes_downwards_only() -> None:
    upward = [
        (str(path.relative_to(WEB)), other)
        for path in templates()
        for other in LINK.findall(path.read_text())
        if other in ORDER and ORDER.index(other) > ORDER.index(room_of(path))
    ]
    assert upward == []


def test_no_template_carries_script_or_style_of_its_own() -> None:
    # The static page of a publication stands alone in one file and is not served by us.
    inline = [
        str(path.relative_to(WEB))
        for path in templates()
        if "static_page" not in path.name and INLINE.search(path.read_text())
    ]
    assert inline == []


def test_templates_stay_short() -> None:
    long = [path.name for path in templates() if len(path.read_text().splitlines()) > 160]
    assert long == []
