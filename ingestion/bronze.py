"""The contract of the bronze tables: every column, its type, its unit, and where its definition comes from.

Five tables, all merged by key and never replaced. The transform fills exactly these columns, the loader
hands them to Delta, dbt reads them. NULL means unknown, 0 means none; a column that is not computed does
not exist. Names are MoneyPuck's (https://moneypuck.com/data.htm), in snake case.

Identity columns are required (`nullable=False`); everything that can be unknown is not.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

PLAYER_GAMES = "bronze_player_game_stats_v2"
TEAM_GAMES = "bronze_games_historical_v2"
SCHEDULE = "bronze_schedule_2023_v2"
SKATERS = "bronze_skaters_2023_v2"
LEDGER = "bronze_game_ledger"

# Strength as seen from the row's own team, goalies included: 5on4 is five skaters and a goalie against four
# and a goalie. Time and events at any other strength are in `all` only.
SITUATIONS = ("all", "5on5", "5on4", "4on5")

STRENGTHS = SITUATIONS[1:]

# Games that have player and team rows: regular season and playoffs. The schedule has the others, too.
RESULT_GAME_TYPES = (2, 3)


@dataclass(frozen=True)
class BronzeTable:
    """One bronze table. `key` identifies a row; `partition` keeps a day's merge away from other seasons."""

    name: str
    key: tuple[str, ...]
    schema: pa.Schema
    description: str
    partition: str = "season"

    @property
    def merge_key(self) -> tuple[str, ...]:
        """The key with the partition column in it, so that a merge reads the files of its own season only."""
        return self.key if self.partition in self.key else (*self.key, self.partition)


def _field(name: str, type_: pa.DataType, description: str, *, required: bool = False) -> pa.Field:
    return pa.field(name, type_, nullable=not required, metadata={"description": description})


def _required(name: str, type_: pa.DataType, description: str) -> pa.Field:
    return _field(name, type_, description, required=True)


def _integer(name: str, description: str) -> pa.Field:
    return _field(name, pa.int64(), description)


def _text(name: str, description: str) -> pa.Field:
    return _field(name, pa.string(), description)


def _share(name: str, description: str) -> pa.Field:
    return _field(name, pa.float64(), f"{description}, 0 to 1; NULL when neither side had any.")


def _utc(name: str, description: str) -> pa.Field:
    return _field(name, pa.timestamp("us", tz="UTC"), description)


_GAME_ID = _required(
    "game_id", pa.int64(), "NHL game id: start year of the season, type, number (SSSSTTGGGG)."
)
_SEASON = _required("season", pa.int64(), "Season as eight digits (20242025), the partition column.")
_GAME_TYPE = _required(
    "game_type", pa.int64(), "1 preseason, 2 regular season, 3 playoffs; others are special events."
)
_GAME_DATE = _required("game_date", pa.date32(), "The league's date of the game (US Eastern).")
_SITUATION = _required(
    "situation", pa.string(), "Strength seen from the row's team: all, 5on5, 5on4 or 4on5."
)
_HOME_OR_AWAY = _required("home_or_away", pa.string(), "HOME or AWAY.")

# What a shot attempt counts as: column name -> meaning. Individual, on-ice and team columns share these.
ATTEMPTS = {
    "goals": "goals",
    "shots_on_goal": "shots on goal, goals with a shot type included (MoneyPuck includes those without one)",
    "missed_shots": "attempts that missed the net",
    "blocked_shot_attempts": "attempts that were blocked (by an opponent or a teammate)",
    "shot_attempts": "shot attempts: on goal, missed and blocked (Corsi)",
    "unblocked_shot_attempts": "unblocked attempts: on goal and missed (Fenwick)",
}
SAVES_AND_REBOUNDS = {
    "saved_shots_on_goal": "shots on goal that were saved",
    "rebounds": "attempts that gave a rebound: the team's next unblocked one within 3 s, no stoppage between",
    "rebound_goals": "goals scored on rebounds",
}
DANGERS = {
    f"{danger}_danger_{what}": f"{meaning} from {danger}-danger places"
    for what, meaning in (("shots", "unblocked attempts"), ("goals", "goals"))
    for danger in ("low", "medium", "high")
}
PLAY = {
    "hits": "hits given",
    "takeaways": "takeaways",
    "giveaways": "giveaways",
    "face_offs_won": "face-offs won",
    "penality_minutes": "penalty minutes as in the boxscore (MoneyPuck leaves out BEN, MIS and GAM)",
}
ON_ICE = ATTEMPTS | DANGERS

# Individual columns i_f_<name>, in the table's order.
INDIVIDUAL = {
    "goals": ATTEMPTS["goals"],
    "primary_assists": "primary assists",
    "secondary_assists": "secondary assists",
    "points": "goals and assists",
    **{name: meaning for name, meaning in ATTEMPTS.items() if name != "goals"},
    **SAVES_AND_REBOUNDS,
    **DANGERS,
    **PLAY,
}
# Individual columns without the prefix, as MoneyPuck has them.
INDIVIDUAL_PLAIN = {
    "faceoffs_won": "Face-offs won (equals i_f_face_offs_won).",
    "faceoffs_lost": "Face-offs lost.",
    "penalties": "Penalties taken, misconducts included (MoneyPuck: not); a bench minor is the team's.",
    "penalties_drawn": "Penalties drawn.",
    "shots_blocked_by_player": "Opponents' attempts that the player blocked.",
}
# Team columns <name>_for and <name>_against.
TEAM = {
    **{name: meaning for name, meaning in ATTEMPTS.items() if name != "goals"},
    "saved_shots_on_goal": SAVES_AND_REBOUNDS["saved_shots_on_goal"],
    "goals": "goals, without the shootout's",
    "rebounds": SAVES_AND_REBOUNDS["rebounds"],
    "rebound_goals": SAVES_AND_REBOUNDS["rebound_goals"],
    "hits": PLAY["hits"],
    "takeaways": PLAY["takeaways"],
    "giveaways": PLAY["giveaways"],
    "face_offs_won": PLAY["face_offs_won"],
    "penalties": "penalties, bench minors and misconducts included (MoneyPuck leaves out BEN, MIS and GAM)",
    "penality_minutes": PLAY["penality_minutes"],
    **DANGERS,
}

_SIDES = {"f": "of the player's team", "a": "of the opponent"}

_INDIVIDUAL_COLUMNS = [
    *(_integer(f"i_f_{name}", f"The player's {meaning}.") for name, meaning in INDIVIDUAL.items()),
    *(_integer(name, meaning) for name, meaning in INDIVIDUAL_PLAIN.items()),
]
_ON_ICE_COLUMNS = [
    _integer(
        f"on_ice_{side}_{name}",
        f"With the player on the ice, {whose}: {meaning}. NULL without a shift chart.",
    )
    for side, whose in _SIDES.items()
    for name, meaning in ON_ICE.items()
]
_OFF_ICE_COLUMNS = [
    _integer(
        f"off_ice_{side}_{name}",
        f"With the player off the ice, {whose}: {ATTEMPTS[name]}. NULL without a shift chart.",
    )
    for name in ("shot_attempts", "unblocked_shot_attempts")
    for side, whose in _SIDES.items()
]
_ICE_SHARES = [
    _share(f"{where}_ice_{share}_percentage", f"{meaning}, for / (for + against), the player {where} the ice")
    for share, meaning in (("corsi", "Shot attempts"), ("fenwick", "Unblocked attempts"))
    for where in ("on", "off")
]

_PLAYER_GAMES = BronzeTable(
    PLAYER_GAMES,
    ("player_id", "game_id", "situation"),
    pa.schema(
        [
            _required("player_id", pa.int64(), "NHL player id."),
            _text("player_name", "First and last name."),
            _text("position", "C, L, R or D. Goalies have no rows."),
            _required("player_team", pa.string(), "Team code of the player in this game."),
            _required("opposing_team", pa.string(), "Team code of the opponent."),
            _HOME_OR_AWAY,
            _GAME_ID,
            _GAME_DATE,
            _SEASON,
            _GAME_TYPE,
            _SITUATION,
            _required("has_shifts", pa.bool_(), "Whether a complete shift chart or report was at hand."),
            _text("shift_source", "Where the shifts come from: chart, report, or NULL without shifts."),
            _integer(
                "icetime",
                "Seconds on the ice by the shifts; in `all` the boxscore wins. NULL when unknown.",
            ),
            _integer(
                "shifts",
                "Shifts with time in the situation; `all` follows `icetime`. NULL when unknown.",
            ),
            _integer(
                "ice_time_rank",
                "Rank of icetime within team, game and situation; 1 is the most. NULL when unknown.",
            ),
            *_INDIVIDUAL_COLUMNS,
            *_ON_ICE_COLUMNS,
            *_OFF_ICE_COLUMNS,
            *_ICE_SHARES,
        ]
    ),
    "One row per dressed skater, game and situation. Regular season and playoffs.",
)

_TEAM_GAMES = BronzeTable(
    TEAM_GAMES,
    ("game_id", "team", "situation"),
    pa.schema(
        [
            _required("team", pa.string(), "Team code, three letters."),
            _required("player_team", pa.string(), "The same team code, under MoneyPuck's second name."),
            _required("opposing_team", pa.string(), "Team code of the opponent."),
            _HOME_OR_AWAY,
            _GAME_ID,
            _GAME_DATE,
            _SEASON,
            _GAME_TYPE,
            _required("playoff_game", pa.bool_(), "Whether game_type is 3."),
            _SITUATION,
            _integer(
                "ice_time",
                "Seconds: for `all` the game, for a strength by the shift chart; NULL without one.",
            ),
            *(
                _integer(f"{name}_{side}", f"{whose}: {meaning}.")
                for side, whose in (("for", "The team's"), ("against", "The opponent's"))
                for name, meaning in TEAM.items()
            ),
            _share("corsi_percentage", "Shot attempts for / (for + against)"),
            _share("fenwick_percentage", "Unblocked attempts for / (for + against)"),
        ]
    ),
    "One row per team, game and situation. Regular season and playoffs.",
)

_SCHEDULE = BronzeTable(
    SCHEDULE,
    ("game_id",),
    pa.schema(
        [
            _GAME_ID,
            _SEASON,
            _GAME_TYPE,
            _GAME_DATE,
            _text("day", "Day of the week of game_date: MON, TUE, WED, THU, FRI, SAT, SUN."),
            _utc("start_time_utc", "Scheduled start; a placeholder while game_schedule_state is TBD."),
            _text("eastern_time", "Scheduled start in US Eastern time, YYYY-MM-DD HH:MM:SS."),
            _text("local_time", "Scheduled start at the venue, YYYY-MM-DD HH:MM:SS."),
            _text("venue", "Name of the venue."),
            _field("neutral_site", pa.bool_(), "Whether the venue is neither team's; NULL when not said."),
            _required("away_team", pa.string(), "Team code of the visitors."),
            _required("home_team", pa.string(), "Team code of the hosts."),
            _integer("away_team_id", "NHL team id of the visitors."),
            _integer("home_team_id", "NHL team id of the hosts."),
            _required(
                "game_state",
                pa.string(),
                "FUT, PRE, LIVE, CRIT, OVER, FINAL or OFF (both final); GONE: not in the schedule any more.",
            ),
            _text("game_schedule_state", "OK, TBD, PPD (postponed), CNCL (cancelled), ..."),
            _integer(
                "away_score",
                "Goals of the visitors, the shootout's extra goal included; NULL before the game.",
            ),
            _integer(
                "home_score", "Goals of the hosts, the shootout's extra goal included; NULL before the game."
            ),
            _text("last_period_type", "How the game ended: REG, OT or SO; NULL before."),
        ]
    ),
    "One row per game, played or to come, preseason included.",
)


_SKATERS = BronzeTable(
    SKATERS,
    ("player_id", "season", "situation"),
    pa.schema(
        [
            _required("player_id", pa.int64(), "NHL player id."),
            _SEASON,
            _text("name", "First and last name, as of the latest game."),
            _required("team", pa.string(), "Team code of the player's latest game of the season."),
            _text("position", "C, L, R or D, as of the latest game."),
            _GAME_TYPE.with_metadata(
                {"description": "Always 2: the season's table is of the regular season."}
            ),
            _SITUATION,
            _required("games_played", pa.int64(), "Games dressed for."),
            _required(
                "games_with_shifts",
                pa.int64(),
                "Games with a shift chart: the ones that on-ice columns and ice time by strength cover.",
            ),
            _integer("icetime", "Seconds on the ice, over the games where it is known; NULL if none."),
            _integer("shifts", "Shifts, over the games where they are known; NULL if none."),
            *_INDIVIDUAL_COLUMNS,
            *(
                field.with_metadata(
                    {
                        "description": field.metadata[b"description"]
                        .decode()
                        .replace("NULL without a shift chart.", "Over games_with_shifts; NULL if none.")
                    }
                )
                for field in [*_ON_ICE_COLUMNS, *_OFF_ICE_COLUMNS]
            ),
            *_ICE_SHARES,
        ]
    ),
    "One row per skater, season and situation, summed from the player rows of the regular season.",
)

_PAYLOADS = {"play_by_play": "play-by-play", "boxscore": "boxscore", "shift_chart": "shift chart"}

_LEDGER = BronzeTable(
    LEDGER,
    ("game_id",),
    pa.schema(
        [
            _GAME_ID,
            _SEASON,
            _GAME_TYPE,
            _GAME_DATE,
            _text("game_state", "State of the game when last looked at."),
            _text("game_schedule_state", "Schedule state of the game when last looked at."),
            *(
                field
                for name, meaning in _PAYLOADS.items()
                for field in (
                    _text(
                        f"{name}_hash",
                        f"Content hash of the {meaning} that the rows come from; NULL if none landed.",
                    ),
                    _utc(f"{name}_landed_at", f"When that {meaning} landed in the archive."),
                )
            ),
            _text("shift_report_hash", "Content hash of the HTML reports; NULL if none landed."),
            _utc("shift_report_landed_at", "When the newest of these reports landed in the archive."),
            _text("shift_source", "Where the shifts come from: chart, report, or NULL without shifts."),
            _integer(
                "shift_disagreements",
                "Players whose seconds by the shifts differ from the boxscore's; NULL without either.",
            ),
            _required("is_final", pa.bool_(), "Whether the game is over and its results are official."),
            _required("is_complete", pa.bool_(), "Final, and all that can be had has landed."),
            _text("gap_reason", "Why a final game is not complete; NULL when it is, or is not final."),
            _text(
                "discrepancies",
                "Figures in which rows and official figures differ, with both numbers; NULL without any.",
            ),
            _text("not_used", "Newer payloads that the rows do not come from, and why; NULL without any."),
            _text("oddities", "What could not be read, by endpoint and field; NULL if all was."),
            _required("attempts", pa.int64(), "Rounds of requests made for this game so far."),
            _utc("last_attempt_at", "When the last one was made."),
            _text("last_error", "What went wrong in the last one; NULL if nothing."),
            _required("player_rows", pa.int64(), "Rows written to the player table."),
            _required("team_rows", pa.int64(), "Rows written to the team table."),
            _text("transform_version", "Version of the definitions that the rows were computed with."),
            _utc("updated_at", "When this row was written."),
        ]
    ),
    "One row per scheduled game: what was expected and what has landed.",
)

TABLES: dict[str, BronzeTable] = {
    table.name: table for table in (_PLAYER_GAMES, _TEAM_GAMES, _SCHEDULE, _SKATERS, _LEDGER)
}
