"""How many days people need who cannot all sit at once; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class NoSeats(TakarError):
    """Nobody can sit anywhere."""


@dataclass(frozen=True)
class Capacity:
    """What rooms and sessions of a day can hold.

    Attributes:
        people: who are to sit.
        seats: in one session, over all rooms.
        sessions: on one day.
    """

    people: int
    seats: int
    sessions: int

    @property
    def a_day(self) -> int:
        """People who can sit on one day."""
        return self.seats * self.sessions

    @property
    def sittings(self) -> int:
        """Sessions needed until everybody has sat."""
        return -(-self.people // self.seats)

    @property
    def days(self) -> int:
        """Days needed until everybody has sat."""
        return -(-self.sittings // self.sessions)

    @property
    def left_free(self) -> int:
        """Seats that stay free on the last day."""
        return self.days * self.a_day - self.people

    @property
    def says(self) -> Message:
        """How it is reckoned, and why one day less is not enough."""
        if self.days <= 1:
            return msg(
                "{people} orang muat dalam {sittings} sesi pada satu hari ({a_day} kursi sehari).",
                people=self.people,
                sittings=self.sittings,
                a_day=self.a_day,
            )
        return msg(
            "{people} orang dengan {seats} kursi x {sessions} sesi sehari ({a_day} orang sehari)"
            " perlu {days} hari; {fewer} hari hanya cukup untuk {fit} orang.",
            people=self.people,
            seats=self.seats,
            sessions=self.sessions,
            a_day=self.a_day,
            days=self.days,
            fewer=self.days - 1,
            fit=(self.days - 1) * self.a_day,
        )


def capacity(people: int, rooms: Sequence[int], sessions: int) -> Capacity:
    """Return what rooms with these seats hold in so many sessions a day.

    Raises:
        NoSeats: there is no seat, or no session.
    """
    if sum(rooms) < 1 or sessions < 1:
        raise NoSeats(
            msg("Tanpa kursi atau sesi tidak ada yang dapat mengerjakan ujian."),
            hint=msg("Isi banyaknya kursi setiap ruang dan banyaknya sesi sehari."),
        )
    return Capacity(people, sum(rooms), sessions)
