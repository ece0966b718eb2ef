"""A play-by-play, read once: the game's header, who dressed, and what each play counts for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .clock import game_second, seconds
from .danger import danger
from .payload import Payload, PayloadError, is_final, readable, validate
from .strength import AWAY, HOME, is_penalty_shot, situations_by_code

SHOOTOUT = "SO"
UNBLOCKED = frozenset({"goal", "shot-on-goal", "missed-shot"})
ATTEMPT = UNBLOCKED | {"blocked-shot"}

# Play stands still after these, so a later attempt is no rebound and line changes are free.
WHISTLE = frozenset({"stoppage", "goal", "penalty", "period-end", "game-end"})
RESTART = frozenset({"faceoff", "period-start"})

REBOUND_WITHIN = 3  # seconds, as in MoneyPuck's glossary


@dataclass(frozen=True, slots=True)
class Player:
    """A dressed player."""

    id: int
    name: str
    position: str
    side: int

    @property
    def is_goalie(self) -> bool:
        return self.position == "G"


@dataclass(slots=True)
class Play:
    """One play outside the shootout. `second` counts from the game's start, `elapsed` from the period's."""

    kind: str
    period: int
    elapsed: int
    second: int
    code: str | None
    situations: tuple[int, int]
    side: int | None
    details: Payload
    home_defends: str | None
    player: int | None = None  # who acts: shooter, hitter, winner of the face-off, sinner
    on_whistle: bool = False
    is_rebound: bool = False
    rebound_of: int | None = None  # who took the attempt that the rebound came from
    x_goals: float | None = None  # of an unblocked attempt, once the model has looked at it

    @property
    def is_attempt(self) -> bool:
        return self.kind in ATTEMPT

    @property
    def danger(self) -> str | None:
        """Low, medium or high by the expected goals; None if the play has none."""
        return None if self.x_goals is None else danger(self.x_goals)

    @property
    def is_shot(self) -> bool:
        return is_shot(self.kind, self.details.get("shotType"))

    @property
    def is_penalty_shot(self) -> bool:
        return is_penalty_shot(self.code)


@dataclass(slots=True)
class Game:
    """A finished game's play-by-play. Index 0 is the away team, 1 the home team."""

    id: int
    season: int
    game_type: int
    game_date: date
    teams: tuple[str, str]
    team_ids: tuple[int, int]
    players: dict[int, Player]
    plays: list[Play]
    length: int  # seconds, overtime included, shootout not
    periods: dict[int, int]  # period -> its length in seconds
    warnings: list[str] = field(default_factory=list)


def is_shot(kind: str, shot_type: str | None) -> bool:
    """Return whether a play is an unblocked attempt. A goal without a shot type is not a shot for the NHL."""
    return kind in UNBLOCKED and (kind != "goal" or bool(shot_type))


_ACTOR = {
    "goal": "scoringPlayerId",
    "shot-on-goal": "shootingPlayerId",
    "missed-shot": "shootingPlayerId",
    "blocked-shot": "shootingPlayerId",
    "hit": "hittingPlayerId",
    "takeaway": "playerId",
    "giveaway": "playerId",
    "faceoff": "winningPlayerId",
    "penalty": "committedByPlayerId",
}


def read_game(body: Payload) -> Game:
    """Read a final play-by-play.

    Raises:
        PayloadError: not a play-by-play, cut short, or of a game that is not final.
    """
    game_id = body.get("id") if isinstance(body, dict) else None
    validate("play-by-play", game_id, body)
    if not is_final(body):
        raise PayloadError(
            f"Game {game_id} is {body['gameState']}, not final: it has no results to make rows of."
        )
    with readable(f"play-by-play of game {game_id}"):
        return _read_game(body)


def _read_game(body: Payload) -> Game:
    team_ids = (body["awayTeam"]["id"], body["homeTeam"]["id"])
    sides: dict[int | None, int] = dict(zip(team_ids, (AWAY, HOME), strict=True))
    players = {
        spot["playerId"]: Player(
            spot["playerId"],
            f"{spot['firstName']['default']} {spot['lastName']['default']}".strip(),
            spot["positionCode"],
            sides[spot["teamId"]],
        )
        for spot in body["rosterSpots"]
        if spot["teamId"] in sides
    }
    warnings: list[str] = []
    plays = _read_plays(body["plays"], players, sides, warnings)
    _mark_whistles(plays)
    _mark_rebounds(plays)
    _move_delayed_penalties(plays)
    periods: dict[int, int] = {}
    for play in plays:
        periods[play.period] = max(periods.get(play.period, 0), play.elapsed)
    last = max(periods)
    return Game(
        id=body["id"],
        season=body["season"],
        game_type=body["gameType"],
        game_date=date.fromisoformat(body["gameDate"]),
        teams=(body["awayTeam"]["abbrev"], body["homeTeam"]["abbrev"]),
        team_ids=team_ids,
        players=players,
        plays=plays,
        length=game_second(last, periods[last]),
        periods=periods,
        warnings=warnings,
    )


def _read_plays(
    raw: list[Payload], players: dict[int, Player], sides: dict[int | None, int], warnings: list[str]
) -> list[Play]:
    plays = []
    strangers = set()
    for item in in_order(raw):
        period = item["periodDescriptor"]
        if period.get("periodType") == SHOOTOUT:
            continue
        kind, details = item["typeDescKey"], item.get("details") or {}
        elapsed = seconds(item["timeInPeriod"])
        code = item.get("situationCode")
        actor = actor_of(item)
        side = sides.get(details.get("eventOwnerTeamId"))
        if actor is not None:
            # The actor's own team is surer than the owner: a blocked shot's owner has meant both sides.
            if actor in players:
                side = players[actor].side
            else:
                strangers.add(actor)
        play = Play(
            kind=kind,
            period=period["number"],
            elapsed=elapsed,
            second=game_second(period["number"], elapsed),
            code=code,
            situations=situations_by_code(code),
            side=side,
            details=details,
            home_defends=item.get("homeTeamDefendingSide"),
            player=actor,
        )
        plays.append(play)
    warnings.extend(f"player {stranger} acts in a play but is not dressed" for stranger in sorted(strangers))
    return plays


def in_order(plays: list[Payload]) -> list[Payload]:
    """Return the feed's plays in its order."""
    return sorted(plays, key=lambda play: play.get("sortOrder", 0))


def actor_of(item: Payload) -> int | None:
    """Return the player who acts in a play of the feed: shooter, hitter, winner, offender, ..."""
    name = _ACTOR.get(item["typeDescKey"])
    return (item.get("details") or {}).get(name) if name else None


def _mark_whistles(plays: list[Play]) -> None:
    """Mark plays that a whistle follows within their own second."""
    whistled_at = None
    for play in reversed(plays):
        if play.kind in WHISTLE:
            whistled_at = (play.period, play.second)
        play.on_whistle = whistled_at == (play.period, play.second)


def _mark_rebounds(plays: list[Play]) -> None:
    """Mark unblocked attempts within 3 s of the same team's previous one, no stoppage between."""
    previous: dict[int, Play] = {}
    for play in plays:
        if play.kind in UNBLOCKED and play.side is not None:
            before = previous.get(play.side)
            if before is not None and play.second - before.second <= REBOUND_WITHIN:
                play.is_rebound, play.rebound_of = True, before.player
            previous[play.side] = play
        if play.kind in WHISTLE or play.kind in RESTART:
            previous.clear()


def _move_delayed_penalties(plays: list[Play]) -> None:
    """Count a delayed penalty at the strength at which the arm went up.

    By the whistle the other team has usually pulled its goalie for an extra skater. So the penalty's own code
    is 6 on 5, which was not the strength when it was committed. MoneyPuck counts it so, too.
    """
    raised: dict[int, Play] = {}
    for play in plays:
        if play.kind in RESTART:
            raised.clear()
        elif play.kind == "delayed-penalty" and play.side is not None:
            raised.setdefault(play.side, play)
        elif play.kind == "penalty" and play.side in raised:
            play.situations = raised[play.side].situations
