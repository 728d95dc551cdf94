from takar.web.exams import board_news as room
from takar.web.exams.board_news import BoardFigure, add_board_news, board_news
from takar.web.exams.models import ExamSession


def test_what_rooms_above_tell_stands_on_the_board_once() -> None:
    session = ExamSession(name="Sesi 1")

    def told(asked: ExamSession) -> list[BoardFigure]:
        return [BoardFigure(7, asked.name)] if asked is session else []

    before = list(room._sources)
    room._sources.clear()
    try:
        add_board_news(told)
        add_board_news(told)
        assert board_news(session) == [BoardFigure(7, "Sesi 1")]
        assert room._sources == [told]
    finally:
        room._sources[:] = before
