"""A made-up game, small enough to count by hand: ten skaters and a goalie a side, three full periods.

    game = Rink()
    game.play("shot-on-goal", 61, by=HOME[0])
    tables = game.tables()

By default the first five skaters and the goalie of each side stay on the ice for the whole game.
"""

from __future__ import annotations

from ingestion.transform.game import GameTables, game_tables

GAME = 2024020999
AWAY_TEAM, HOME_TEAM = 1, 2
AWAY = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110]
HOME = [201, 202, 203, 204, 205, 206, 207, 208, 209, 210]
AWAY_GOALIE, HOME_GOALIE = 199, 299
ACTORS = {
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


def clock(second: int) -> str:
    return f"{second // 60:02}:{second % 60:02}"


class Rink:
    def __init__(self) -> None:
        self.plays: list[dict] = []
        self.shifts: list[dict] = []
        for period in (1, 2, 3):
            self.play("period-start", 0, period=period)
            for player in (*AWAY[:5], AWAY_GOALIE, *HOME[:5], HOME_GOALIE):
                self.shift(player, 0, 1200, period=period)

    def play(
        self,
        kind: str,
        second: int,
        *,
        by: int | None = None,
        owner: int | None = None,
        period: int = 1,
        code: str = "1551",
        kind_of_period: str = "REG",
        **details: object,
    ) -> Rink:
        """Add a play; plays of a period must be added in order."""
        if by is not None:
            details[ACTORS[kind]] = by
            owner = owner or (AWAY_TEAM if by < 200 else HOME_TEAM)
        if owner is not None:
            details["eventOwnerTeamId"] = owner
        self.plays.append(
            {
                "periodDescriptor": {"number": period, "periodType": kind_of_period},
                "timeInPeriod": clock(second),
                "situationCode": code,
                "homeTeamDefendingSide": "left",
                "typeDescKey": kind,
                "details": details,
            }
        )
        return self

    def shift(self, player: int, start: int, end: int, *, period: int = 1, game: int = GAME) -> Rink:
        self.shifts.append(
            {
                "id": len(self.shifts),
                "gameId": game,
                "teamId": AWAY_TEAM if player < 200 else HOME_TEAM,
                "playerId": player,
                "period": period,
                "startTime": clock(start),
                "endTime": clock(end),
                "duration": clock(end - start),
                "typeCode": 517,
            }
        )
        return self

    def off(self, player: int, start: int, end: int, *, period: int = 1, instead: int | None = None) -> Rink:
        """Take a player off from start to end, `instead` on."""
        self.shifts = [s for s in self.shifts if (s["playerId"], s["period"]) != (player, period)]
        if start > 0:
            self.shift(player, 0, start, period=period)
        if end < 1200:
            self.shift(player, end, 1200, period=period)
        if instead is not None:
            self.shift(instead, start, end, period=period)
        return self

    def play_by_play(self) -> dict:
        plays = sorted(self.plays, key=lambda play: play["periodDescriptor"]["number"])
        ends = []
        for period in (1, 2, 3):
            ends += [p for p in plays if p["periodDescriptor"]["number"] == period]
            ends.append(_end("period-end", period))
        ends += [p for p in plays if p["periodDescriptor"]["number"] > 3]
        ends.append(_end("game-end", 3))
        for order, play in enumerate(ends):
            play["sortOrder"] = order
        return {
            "id": GAME,
            "season": 20242025,
            "gameType": 2,
            "gameDate": "2025-01-02",
            "gameState": "OFF",
            "startTimeUTC": "2025-01-03T00:00:00Z",
            "easternUTCOffset": "-05:00",
            "venueUTCOffset": "-05:00",
            "awayTeam": {"id": AWAY_TEAM, "abbrev": "AWY", "score": 0},
            "homeTeam": {"id": HOME_TEAM, "abbrev": "HOM", "score": 0},
            "gameOutcome": {"lastPeriodType": "REG"},
            "rosterSpots": [
                *(_spot(player, AWAY_TEAM, "C") for player in AWAY),
                *(_spot(player, HOME_TEAM, "D") for player in HOME),
                _spot(AWAY_GOALIE, AWAY_TEAM, "G"),
                _spot(HOME_GOALIE, HOME_TEAM, "G"),
            ],
            "plays": ends,
        }

    def shift_chart(self) -> dict:
        return {"data": self.shifts, "total": len(self.shifts)}

    def tables(self) -> GameTables:
        return game_tables(self.play_by_play(), None, self.shift_chart())

    def players(self) -> dict[tuple[int, str], dict]:
        return {(row["player_id"], row["situation"]): row for row in self.tables().players.to_pylist()}

    def teams(self) -> dict[tuple[str, str], dict]:
        return {(row["team"], row["situation"]): row for row in self.tables().teams.to_pylist()}


def _end(kind: str, period: int) -> dict:
    return {
        "periodDescriptor": {"number": period, "periodType": "REG"},
        "timeInPeriod": "20:00",
        "situationCode": "1551",
        "typeDescKey": kind,
    }


def _spot(player: int, team: int, position: str) -> dict:
    return {
        "playerId": player,
        "teamId": team,
        "positionCode": position,
        "firstName": {"default": "Player"},
        "lastName": {"default": str(player)},
    }
