"""Whether the header of a play-by-play contradicts what else is known of its game.

One wrong team code in it makes all rows of the game those of another team, and every layer above fails.
"""

from __future__ import annotations

from .odd import shown
from .payload import Payload, date_of, is_final
from .schedule import ScheduleRow

DATE = "gameDate"

# Field of the header -> the column of the schedule.
_FIELDS = {
    "awayTeam.id": "away_team_id",
    "awayTeam.abbrev": "away_team",
    "homeTeam.id": "home_team_id",
    "homeTeam.abbrev": "home_team",
    DATE: "game_date",
}


def contradiction(
    play_by_play: Payload, boxscore: Payload | None, scheduled: ScheduleRow | None
) -> str | None:
    """Return the first field of a header that other sources contradict, as a clause; None without one.

    What two of three have counts: the schedule decides between play-by-play and boxscore. Where no final
    boxscore is, the schedule is compared alone, but for its date, since a game may have been moved.

    Args:
        boxscore: compared only if it is final.
        scheduled: the game's row of a schedule; None if its row was made of the play-by-play itself.
    """
    official = boxscore if boxscore is not None and is_final(boxscore) else None
    for field, column in _FIELDS.items():
        ours, listed = _value(play_by_play, field), scheduled.get(column) if scheduled else None
        if official is not None:
            source, other = "boxscore", _value(official, field)
        else:
            source, other = "schedule", None if field == DATE else listed
        if None not in (ours, other) and ours not in (other, listed):
            return f"{field} is {shown(_text(ours))} and in the {source} {shown(_text(other))}"
    return None


def _value(body: Payload, field: str) -> object:
    """Return a field of a header; None if it cannot be read."""
    if field == DATE:
        return date_of(body.get(DATE))
    side, name = field.split(".")
    team = body.get(side)
    return team.get(name) if isinstance(team, dict) else None


def _text(value: object) -> object:
    return value if isinstance(value, int) else str(value)
