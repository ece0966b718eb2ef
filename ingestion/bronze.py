"""The contract of the bronze tables: every column, its type, its unit, and where its definition comes from.

Thirteen tables, all merged by key and never replaced. The transform fills exactly these columns, the loader
hands them to Delta, dbt reads them. NULL means unknown, 0 means none; a column that is not computed does
not exist. Names are MoneyPuck's (https://moneypuck.com/data.htm), in snake case.

Identity columns are required (`nullable=False`); everything that can be unknown is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from ingestion.transform.danger import HIGH_FROM, LOW_BELOW

PLAYER_GAMES = "bronze_player_game_stats_v2"
TEAM_GAMES = "bronze_games_historical_v2"
SCHEDULE = "bronze_schedule_2023_v2"
SKATERS = "bronze_skaters_2023_v2"
LEDGER = "bronze_game_ledger"
PLAYS = "bronze_plays"
SHIFTS = "bronze_shifts"
GOALIE_GAMES = "bronze_goalie_game_stats"
GAME_ROSTERS = "bronze_game_rosters"
OFFICIALS = "bronze_game_officials"
PLAYERS = "bronze_players"
TEAMS = "bronze_teams"
STANDINGS = "bronze_standings"

# Strength as seen from the row's own team, goalies included: 5on4 is five skaters and a goalie against four
# and a goalie. Time and events at any other strength are in `all` only.
SITUATIONS = ("all", "5on5", "5on4", "4on5")

STRENGTHS = SITUATIONS[1:]

# Games that have player and team rows: regular season and playoffs. The schedule has the others, too.
HISTORY_BEGINS = date(2023, 10, 1)  # of the tables that were lost
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


def _number(name: str, description: str) -> pa.Field:
    return _field(name, pa.float64(), description)


def _counted(name: str, description: str) -> pa.Field:
    """Return a column of a count, or of expected goals, which are not whole."""
    return _number(name, description) if "x_goals" in name else _integer(name, description)


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
    f"{danger}_danger_{what}": f"{meaning} {bounds}"
    for what, meaning in (("shots", "unblocked attempts"), ("goals", "goals"))
    for danger, bounds in (
        ("low", f"with expected goals below {LOW_BELOW:.2f}"),
        ("medium", f"with expected goals from {LOW_BELOW:.2f} to {HIGH_FROM:.2f}"),
        ("high", f"with expected goals from {HIGH_FROM:.2f}"),
    )
}
X_GOALS = {"x_goals": "expected goals: the sum over unblocked attempts of the chance to score"}
PLAY = {
    "hits": "hits given",
    "takeaways": "takeaways",
    "giveaways": "giveaways",
    "face_offs_won": "face-offs won",
    "penality_minutes": "penalty minutes as in the boxscore (MoneyPuck leaves out BEN, MIS and GAM)",
}
ON_ICE = ATTEMPTS | DANGERS | X_GOALS

# Individual columns i_f_<name>, in the table's order.
INDIVIDUAL = {
    "goals": ATTEMPTS["goals"],
    "primary_assists": "primary assists",
    "secondary_assists": "secondary assists",
    "points": "goals and assists",
    **{name: meaning for name, meaning in ATTEMPTS.items() if name != "goals"},
    **SAVES_AND_REBOUNDS,
    **DANGERS,
    **X_GOALS,
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
    **X_GOALS,
}

_SIDES = {"f": "of the player's team", "a": "of the opponent"}

_INDIVIDUAL_COLUMNS = [
    *(_counted(f"i_f_{name}", f"The player's {meaning}.") for name, meaning in INDIVIDUAL.items()),
    *(_integer(name, meaning) for name, meaning in INDIVIDUAL_PLAIN.items()),
]
_ON_ICE_COLUMNS = [
    _counted(
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
            _integer(
                "plus_minus",
                "Plus/minus by the boxscore; NULL in the strengths, without a boxscore and where unreadable.",
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
                _counted(f"{name}_{side}", f"{whose}: {meaning}.")
                for side, whose in (("for", "The team's"), ("against", "The opponent's"))
                for name, meaning in TEAM.items()
            ),
            _share("corsi_percentage", "Shot attempts for / (for + against)"),
            _share("fenwick_percentage", "Unblocked attempts for / (for + against)"),
            *(
                _integer(
                    f"power_play_{what}_{side}",
                    f"{whose}: {meaning}, by the right-rail; NULL in the strengths and where unknown.",
                )
                for side, whose in (("for", "The team's"), ("against", "The opponent's"))
                for what, meaning in (
                    ("goals", "power-play goals"),
                    ("opportunities", "power-play opportunities"),
                )
            ),
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

_PAYLOADS = {
    "play_by_play": "play-by-play",
    "boxscore": "boxscore",
    "shift_chart": "shift chart",
    "right_rail": "page of officials, scratches and power plays",
}
# Ledger column -> the table of a game whose rows it counts.
LEDGER_COUNTS = {
    "player_rows": PLAYER_GAMES,
    "team_rows": TEAM_GAMES,
    "play_rows": PLAYS,
    "shift_rows": SHIFTS,
    "goalie_rows": GOALIE_GAMES,
    "roster_rows": GAME_ROSTERS,
    "official_rows": OFFICIALS,
}

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
                    _utc(
                        f"{name}_landed_at",
                        f"When that {meaning} landed in the archive; NULL if a clock was wrong then.",
                    ),
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
            _text(
                "oddities",
                "What could not be read, by endpoint and field, and how many rows of the shift chart were "
                "refused; NULL without any.",
            ),
            _required("attempts", pa.int64(), "Rounds of requests made for this game so far."),
            _utc("last_attempt_at", "When the last one was made; NULL if a clock was wrong then."),
            *(
                _utc(
                    f"{name}_answered_at",
                    f"When the API last answered a request for the {_PAYLOADS[name]}, with or without "
                    "content; NULL: never, or before this column was there.",
                )
                for name in ("shift_chart", "right_rail")
            ),
            _text("last_error", "What went wrong in the last one; NULL if nothing."),
            _required("player_rows", pa.int64(), "Rows written to the player table."),
            _required("team_rows", pa.int64(), "Rows written to the team table."),
            *(
                _integer(name, f"Rows written to {table}; NULL before that table existed.")
                for name, table in LEDGER_COUNTS.items()
                if name not in ("player_rows", "team_rows")
            ),
            _text("transform_version", "Version of the definitions that the rows were computed with."),
            _utc("updated_at", "When this row was written."),
        ]
    ),
    "One row per scheduled game: what was expected and what has landed.",
)

_GAME = [_GAME_ID, _GAME_DATE, _SEASON, _GAME_TYPE]

# Who a play names, in the feed's own names in snake case: column -> meaning.
PLAY_PEOPLE = {
    "scoring_player_id": "Who scored the goal.",
    "assist1_player_id": "Who had the first assist.",
    "assist2_player_id": "Who had the second assist.",
    "shooting_player_id": "Who shot, of an attempt that is not a goal.",
    "goalie_in_net_id": "The goalie who was shot at; NULL at an empty net and for a blocked shot.",
    "blocking_player_id": "Who blocked the shot; may be a teammate (see reason).",
    "hitting_player_id": "Who gave the hit.",
    "hittee_player_id": "Who took the hit.",
    "winning_player_id": "Who won the face-off.",
    "losing_player_id": "Who lost the face-off.",
    "committed_by_player_id": "Who committed the penalty; NULL for a bench minor.",
    "drawn_by_player_id": "Who drew the penalty.",
    "served_by_player_id": "Who served the penalty for another.",
}
# What else a play holds: column -> (the feed's name, type, meaning). Pictures and broadcasts are left out.
PLAY_DETAILS = {
    "x_coord": ("xCoord", pa.int64(), "Feet from centre ice along the rink, as served."),
    "y_coord": ("yCoord", pa.int64(), "Feet from centre ice across the rink, as served."),
    "zone_code": (
        "zoneCode", pa.string(), "O, N or D as served, seen by the team; of a blocked shot, by the blocker."
    ),
    "shot_type": ("shotType", pa.string(), "wrist, snap, slap, ...; NULL for an own goal and the like."),
    "reason": ("reason", pa.string(), "Why play stopped, how a shot missed or who blocked it, as served."),
    "secondary_reason": ("secondaryReason", pa.string(), "Second reason of a stoppage."),
    "penalty_type": ("typeCode", pa.string(), "MIN, MAJ, BEN, MIS, GAM, MAT, PS, ... of a penalty."),
    "penalty_key": ("descKey", pa.string(), "The offence, as served."),
    "penalty_minutes": ("duration", pa.int64(), "Minutes of the penalty."),
    "scoring_player_total": ("scoringPlayerTotal", pa.int64(), "The scorer's goals of the season so far."),
    "assist1_player_total": ("assist1PlayerTotal", pa.int64(), "The first assistant's assists so far."),
    "assist2_player_total": ("assist2PlayerTotal", pa.int64(), "The second assistant's assists so far."),
    "away_sog": ("awaySOG", pa.int64(), "Shots on goal of the visitors after the play, as served."),
    "home_sog": ("homeSOG", pa.int64(), "Shots on goal of the hosts after the play, as served."),
    "away_score": ("awayScore", pa.int64(), "Score of the visitors after the goal, as served."),
    "home_score": ("homeScore", pa.int64(), "Score of the hosts after the goal, as served."),
}  # fmt: skip
ON_ICE_SKATERS = 6
_ON_ICE_PLAYERS = [
    field
    for side in ("away", "home")
    for field in (
        *(
            _integer(
                f"{side}_skater_{place}_id",
                f"A skater of the {side} team on the ice, by id; NULL if fewer, or without a shift chart.",
            )
            for place in range(1, ON_ICE_SKATERS + 1)
        ),
        _integer(
            f"{side}_goalie_id",
            f"The {side} team's goalie on the ice; NULL if pulled, or without a shift chart.",
        ),
    )
]

_PLAYS = BronzeTable(
    PLAYS,
    ("game_id", "play_number"),
    pa.schema(
        [
            *_GAME,
            _required("play_number", pa.int64(), "Place in the game's order of plays, from 1."),
            _integer("event_id", "The feed's event id: not unique in every game, and may change."),
            _integer("sort_order", "The feed's sort order: not unique in every game."),
            _required("event_type", pa.string(), "typeDescKey: goal, shot-on-goal, hit, faceoff, ..."),
            _integer("event_code", "typeCode, the number of the event type."),
            _required("period", pa.int64(), "Period; overtimes count on from 4."),
            _text("period_type", "REG, OT or SO. Shootout attempts are here and count in no other table."),
            _integer("period_seconds", "Seconds of the period that have passed."),
            _integer("period_seconds_remaining", "Seconds of the period that are left."),
            _integer("game_seconds", "Seconds of the game that have passed; NULL in a shootout."),
            _text("situation_code", "Away goalies, away skaters, home skaters, home goalies, as served."),
            _integer("away_goalies", "Goalies of the visitors on the ice, by situation_code."),
            _integer("away_skaters", "Skaters of the visitors on the ice, by situation_code."),
            _integer("home_skaters", "Skaters of the hosts on the ice, by situation_code."),
            _integer("home_goalies", "Goalies of the hosts on the ice, by situation_code."),
            _text("strength", "Skaters of the play's team on those of the opponent (5on4); NULL if unknown."),
            _field("is_empty_net", pa.bool_(), "Whether the opponent has no goalie on; NULL if unknown."),
            _integer("team_id", "NHL id of the play's team; NULL if the play has none."),
            _text("team", "The play's team: of the shooter, hitter, winner, offender, ..."),
            _text("opposing_team", "The opponent of the play's team."),
            _text("home_or_away", "HOME or AWAY, of the play's team."),
            _integer("player_id", "Who acts: shooter, hitter, winner of the face-off, offender, ..."),
            _text("player_name", "First and last name of player_id."),
            *(_integer(name, meaning) for name, meaning in PLAY_PEOPLE.items()),
            *(_field(name, kind, meaning) for name, (_, kind, meaning) in PLAY_DETAILS.items()),
            _text(
                "home_team_defending_side",
                "left (x < 0) or right: the hosts' own net, as served unless the zones contradict it.",
            ),
            _integer("x_adjusted", "x_coord with the net that the play's team attacks at +89 feet."),
            _integer("y_adjusted", "y_coord, turned with x_adjusted."),
            _number("shot_distance", "Feet from the place of an attempt to the attacked net; blocked: NULL."),
            _number("shot_angle", "Degrees off the line through both nets, 0 to 180; blocked: NULL."),
            _field("is_rebound", pa.bool_(), "Whether an unblocked attempt is a rebound; NULL for others."),
            _field(
                "is_rush",
                pa.bool_(),
                "Whether an unblocked attempt came within 4 s of a play outside the zone; NULL for others.",
            ),
            _number(
                "x_goals",
                "Expected goals of an unblocked attempt, 0 to 1; NULL for others and in a shootout.",
            ),
            _integer("away_score_before", "Goals of the visitors before the play, without a shootout's."),
            _integer("home_score_before", "Goals of the hosts before the play, without a shootout's."),
            *_ON_ICE_PLAYERS,
        ]
    ),
    "One row per play of a finished game: the feed without pictures and broadcasts.",
)

_SHIFTS = BronzeTable(
    SHIFTS,
    ("game_id", "player_id", "shift_number"),
    pa.schema(
        [
            *_GAME,
            _required("player_id", pa.int64(), "NHL player id."),
            _required("shift_number", pa.int64(), "Place among the player's shifts of the game, from 1."),
            _text("player_name", "First and last name."),
            _text("position", "C, L, R, D or G."),
            _required("team", pa.string(), "Team code of the player in this game."),
            _required("opposing_team", pa.string(), "Team code of the opponent."),
            _HOME_OR_AWAY,
            _required("period", pa.int64(), "Period; overtimes count on from 4."),
            _integer("start_seconds", "Second of the period in which the shift begins."),
            _integer("end_seconds", "Second of the period until which the shift lasts."),
            _integer("game_start_seconds", "The same, counted from the game's start."),
            _integer("game_end_seconds", "The same, counted from the game's start."),
            _integer("duration_seconds", "Length of the shift."),
            _required("shift_source", pa.string(), "Where the shift comes from: chart or report."),
        ]
    ),
    "One row per shift that a game's ice time is made of. No rows for a game without shifts.",
)

_BY_BOXSCORE = "by the boxscore; NULL without one."
_GOALIE_GAMES = BronzeTable(
    GOALIE_GAMES,
    ("game_id", "player_id"),
    pa.schema(
        [
            *_GAME,
            _required("player_id", pa.int64(), "NHL player id."),
            _text("player_name", "First and last name."),
            _required("team", pa.string(), "Team code of the goalie in this game."),
            _required("opposing_team", pa.string(), "Team code of the opponent."),
            _HOME_OR_AWAY,
            _field("is_starter", pa.bool_(), f"Whether the goalie started, {_BY_BOXSCORE}"),
            _text("decision", "W, L or O (lost in overtime), by the boxscore; NULL if none or unknown."),
            _integer("icetime", "Seconds on the ice by the boxscore, else by the shift chart."),
            _integer("shots_on_goal_against", "Shots on goal faced, goals included; no shootout."),
            _integer("goals_against", "Goals allowed while in net; no empty net, no shootout."),
            _integer("saved_shots_on_goal", "Shots on goal that were saved."),
            _share("save_percentage", "Saved shots on goal / shots on goal"),
            _integer("missed_shots_against", "Attempts that missed the net while the goalie was in it."),
            _integer("unblocked_shot_attempts_against", "Unblocked attempts faced (Fenwick)."),
            *(
                _counted(f"{name}_against", f"Faced: {meaning}.")
                for name, meaning in {**DANGERS, **X_GOALS}.items()
            ),
            *(
                _integer(f"{strength}_{what}_against", f"{meaning} {of}, {_BY_BOXSCORE}")
                for strength, of in (
                    ("even_strength", "at even strength"),
                    ("power_play", "on the opponent's power play"),
                    ("shorthanded", "by a shorthanded opponent"),
                )
                for what, meaning in (("shots", "Shots on goal faced"), ("goals", "Goals allowed"))
            ),
            _integer("goals", "The goalie's own goals."),
            _integer("assists", "The goalie's own assists."),
            _integer("penality_minutes", "Penalty minutes (MoneyPuck's spelling)."),
        ]
    ),
    "One row per dressed goalie and game, played or not. Regular season and playoffs.",
)

_GAME_ROSTERS = BronzeTable(
    GAME_ROSTERS,
    ("game_id", "player_id"),
    pa.schema(
        [
            *_GAME,
            _required("player_id", pa.int64(), "NHL player id."),
            _text("player_name", "First and last name."),
            _text("first_name", "Given name."),
            _text("last_name", "Family name."),
            _required("team", pa.string(), "Team code of the player in this game."),
            _required("opposing_team", pa.string(), "Team code of the opponent."),
            _HOME_OR_AWAY,
            _required("status", pa.string(), "DRESSED or SCRATCHED; scratches come with the officials."),
            _text("position", "C, L, R, D or G; NULL for a scratch."),
            _integer("sweater_number", "Number on the sweater; NULL for a scratch."),
        ]
    ),
    "One row per player of a game's line-up or among its scratches.",
)

_OFFICIALS = BronzeTable(
    OFFICIALS,
    ("game_id", "role", "name"),
    pa.schema(
        [
            *_GAME,
            _required("role", pa.string(), "REFEREE, LINESMAN or HEAD COACH."),
            _required("name", pa.string(), "First and last name: the API has no id."),
            _text("team", "Team code of a head coach; NULL for officials."),
        ]
    ),
    "One row per official and head coach of a game.",
)

_PLAYERS = BronzeTable(
    PLAYERS,
    ("player_id", "season"),
    pa.schema(
        [
            _required("player_id", pa.int64(), "NHL player id."),
            _SEASON,
            _text("player_name", "First and last name."),
            _text("first_name", "Given name."),
            _text("last_name", "Family name."),
            _text("team", "The team whose roster, or latest game, has the player."),
            _text("position", "C, L, R, D or G."),
            _integer("sweater_number", "Number on the sweater."),
            _text("shoots_catches", "L or R: the hand that shoots, or catches. NULL if on no roster."),
            _integer("height_inches", "Height in inches. NULL if on no roster."),
            _integer("weight_pounds", "Weight in pounds. NULL if on no roster."),
            _field("birth_date", pa.date32(), "Date of birth. NULL if on no roster."),
            _text("birth_city", "City of birth. NULL if on no roster."),
            _text("birth_state_province", "State or province of birth. NULL where there is none."),
            _text("birth_country", "Country of birth, three letters. NULL if on no roster."),
        ]
    ),
    "One row per player and season: on a team's roster, or in a game's line-up.",
)

_TEAMS = BronzeTable(
    TEAMS,
    ("team_id", "season"),
    pa.schema(
        [
            _required("team_id", pa.int64(), "NHL team id: a new one after a relocation."),
            _SEASON,
            _required("team", pa.string(), "Team code in this season, three letters."),
            _text("common_name", "Name without the place (Maple Leafs)."),
            _text("place_name", "Place (Toronto)."),
            _text("team_name", "Place and name (Toronto Maple Leafs), by the standings."),
            _text("conference", "Eastern or Western, by the standings."),
            _text("division", "Division, by the standings."),
        ]
    ),
    "One row per team and season with games of the regular season or the playoffs.",
)

# Columns of the standings: name -> (the API's name, meaning). Splits follow below.
STANDINGS_COUNTS = {
    "games_played": ("gamesPlayed", "Games played."),
    "points": ("points", "Points of the season."),
    "wins": ("wins", "Wins of all kinds."),
    "losses": ("losses", "Losses in regulation."),
    "ot_losses": ("otLosses", "Losses in overtime and shootouts."),
    "ties": ("ties", "Ties, before 2005."),
    "regulation_wins": ("regulationWins", "Wins in regulation."),
    "regulation_plus_ot_wins": ("regulationPlusOtWins", "Wins in regulation and overtime."),
    "shootout_wins": ("shootoutWins", "Wins in shootouts."),
    "shootout_losses": ("shootoutLosses", "Losses in shootouts."),
    "goals_for": ("goalFor", "Goals, one for each shootout won."),
    "goals_against": ("goalAgainst", "Goals against, one for each shootout lost."),
    "goal_differential": ("goalDifferential", "Goals less goals against."),
    "league_rank": ("leagueSequence", "Rank in the league."),
    "conference_rank": ("conferenceSequence", "Rank in the conference."),
    "division_rank": ("divisionSequence", "Rank in the division."),
    "wildcard_rank": ("wildcardSequence", "Rank in the wild card race; 0 for a division's first three."),
    "waivers_rank": ("waiversSequence", "Place in the order of waivers."),
    "streak_count": ("streakCount", "Games of the streak."),
}
STANDINGS_SPLITS = {"home": "at home", "road": "on the road", "l10": "of the last ten games"}
STANDINGS_SPLIT_COUNTS = {
    "games_played": ("GamesPlayed", "Games"),
    "points": ("Points", "Points"),
    "wins": ("Wins", "Wins"),
    "losses": ("Losses", "Losses in regulation"),
    "ot_losses": ("OtLosses", "Losses in overtime and shootouts"),
    "regulation_wins": ("RegulationWins", "Wins in regulation"),
    "goals_for": ("GoalsFor", "Goals"),
    "goals_against": ("GoalsAgainst", "Goals against"),
}

_STANDINGS = BronzeTable(
    STANDINGS,
    ("season", "date", "team"),
    pa.schema(
        [
            _SEASON,
            _GAME_TYPE,
            _required("date", pa.date32(), "The league's date: after its games."),
            _required("team", pa.string(), "Team code, three letters."),
            _text("team_name", "Place and name of the team."),
            _text("conference", "Eastern or Western."),
            _text("division", "Name of the division."),
            *(_integer(name, meaning) for name, (_, meaning) in STANDINGS_COUNTS.items()),
            _text("streak_code", "W, L or OT: what the streak is of; NULL before the first game."),
            _text("clinch_indicator", "x, y, z, p or e, as served; NULL before anything is decided."),
            _field("point_percentage", pa.float64(), "Points / points that could be had, 0 to 1."),
            *(
                _integer(f"{split}_{name}", f"{meaning} {where}.")
                for split, where in STANDINGS_SPLITS.items()
                for name, (_, meaning) in STANDINGS_SPLIT_COUNTS.items()
            ),
        ]
    ),
    "One row per team and date with games of the regular season.",
)

TABLES: dict[str, BronzeTable] = {
    table.name: table
    for table in (
        _PLAYER_GAMES,
        _TEAM_GAMES,
        _SCHEDULE,
        _SKATERS,
        _LEDGER,
        _PLAYS,
        _SHIFTS,
        _GOALIE_GAMES,
        _GAME_ROSTERS,
        _OFFICIALS,
        _PLAYERS,
        _TEAMS,
        _STANDINGS,
    )
}
