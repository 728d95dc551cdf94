from takar.web.demo.deciding.moves import PAPER, MoveStory
from takar.web.mobility.models import Move
from tests.web.demo.deciding.made import Village


def test_a_list_is_checked_and_stays_a_draft(village: Village) -> None:
    village.papers.tell()
    story = MoveStory(village.story, village.papers, village.folder)
    one = story.tell()
    assert one is not None
    assert (one.state, one.day) == ("DRAF", village.papers.inauguration)
    assert one.checked_at is not None
    moves = Move.objects.filter(move_list=one)
    assert not moves.filter(verdict="").exists()
    assert len({move.employee_id for move in moves}) == len({move.position_id for move in moves})
    assert (village.folder / PAPER).is_file()
    assert story.tell() == one
