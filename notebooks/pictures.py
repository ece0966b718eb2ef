"""Draw a page from the marts: a shot map, a player's form, the completeness of seasons.

    python notebooks/pictures.py

It writes `pictures.html` into the data folder, one file without server or network, in the style of the health
page. It draws the newest regular season in which a player has five games; `--game` and `--player` choose
others.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import duckdb
from deltalake import DeltaTable

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "macros" / "health_page"))

from holdfast_page.calendar import calendar  # noqa: E402
from holdfast_page.markup import Content, Safe, chart, el, table  # noqa: E402
from holdfast_page.shell import page  # noqa: E402

DATA = Path(os.environ.get("NHL_DATA_DIR") or ROOT / "data").expanduser()
SCHEMA = os.environ.get("NHL_SCHEMA") or "dev"
FORM = 5  # games of the average
STYLE = """
.rinks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
.rink { width: 100%; height: auto; }
.rink .ice { fill: none; stroke: var(--quiet); stroke-width: .5; }
.rink .blue { stroke: var(--accent); stroke-width: .9; }
.rink .red { fill: none; stroke: var(--bad); stroke-width: .35; }
.rink .shot { fill: var(--accent); fill-opacity: .45; stroke: var(--accent); stroke-width: .3; }
.rink .goal { fill: #f0b429; fill-opacity: .95; stroke: var(--text); stroke-width: .5; }
"""
SEASON = f"(select max(season) from mart_skater_seasons where game_type = 2 and games_played >= {FORM})"
Row = dict[str, Any]


def query(sql: str, **parameters: object) -> list[Row]:
    """Return the rows of a query on the marts; the file is open only as long, so that builds can go on."""
    try:
        with duckdb.connect(DATA / "nhl.duckdb", read_only=True) as connection:
            connection.execute(f'use "{SCHEMA}"')
            return rows_of(connection.execute(sql, parameters))
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        sys.exit(
            f"The marts of {SCHEMA} in {DATA}/nhl.duckdb cannot be read ({reason}). Close what has the file "
            "open, or build them with `dbt build`."
        )


def refuse(sentence: str) -> NoReturn:
    """End with exit code 2; no page is written."""
    print(sentence, file=sys.stderr)
    sys.exit(2)


def rows_of(result: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the rows of a result by name of column."""
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def shot_map(game: int | None) -> Content:
    """Draw the unblocked attempts of a game, each team's on its own rink, with the list behind it."""
    if game is None:
        busiest = query(
            f"select game_id from mart_shots where game_type = 2 and season = {SEASON} "
            "group by 1 order by count(*) desc, 1 limit 1"
        )
        if not busiest:
            return el("p", "mart_shots has no season with five games: load games and run dbt build.")
        game = busiest[0]["game_id"]
    shots = query(
        """
        select team, game_date, period, period_seconds, shooter_name, shot_type, strength, outcome, is_goal,
          x, y, x_goals
        from mart_shots
        where game_id = $game and is_unblocked
        order by team, play_number
        """,
        game=game,
    )
    if not shots:
        refuse(f"mart_shots has no attempts of game {game}. Name a game of that table, or leave out --game.")
    panels = []
    for team in sorted({shot["team"] for shot in shots}):
        own = [shot for shot in shots if shot["team"] == team]
        goals = sum(shot["is_goal"] for shot in own)
        expected = sum(shot["x_goals"] or 0 for shot in own)
        said = f"{team}: {len(own)} unblocked attempts, {goals} goals, {expected:.1f} expected"
        panels.append(el("div", el("h3", said), rink(own, said)))
    listed = [
        [
            f"{shot['period']} {clock(shot['period_seconds'])}",
            shot["team"],
            shot["shooter_name"] or "not known",
            shot["shot_type"] or "",
            shot["strength"] or "",
            shot["outcome"],
            f"{shot['x_goals'] or 0:.2f}",
        ]
        for shot in shots
    ]
    heads = ["period, time", "team", "shooter", "type", "strength", "outcome", "expected goals"]
    return [
        el(
            "p",
            f"Game {game} of {shots[0]['game_date']}. The size is the expected goals; goals are gold. "
            "Attempts from beyond the blue line are in the counts and in the list.",
        ),
        el("div", panels, class_="rinks"),
        el("details", el("summary", f"{len(shots)} attempts"), table("Attempts", heads, listed, (6,))),
    ]


def rink(shots: list[Row], said: str) -> Safe:
    """Draw the attacking end of a rink, feet, the net at (89, 0), and the attempts."""
    marks: list[Content] = []
    drawn = [shot for shot in shots if shot["x"] is not None and shot["x"] >= 20]
    for shot in sorted(drawn, key=lambda each: bool(each["is_goal"])):
        expected = shot["x_goals"] or 0
        text = f"{shot['shooter_name']}, {shot['shot_type'] or 'shot'}, {shot['outcome']}, {expected:.2f}"
        radius = 0.9 + 4 * expected**0.5
        kind = "goal" if shot["is_goal"] else "shot"
        marks.append(
            el("circle", el("title", text), cx=shot["x"], cy=-shot["y"], r=f"{radius:.2f}", class_=kind)
        )
    lines = [
        el("path", d="M20 -42.5H72A28 28 0 0 1 100 -14.5V14.5A28 28 0 0 1 72 42.5H20", class_="ice"),
        el("path", d="M25 -42.5V42.5", class_="blue"),
        el("path", d="M89 -36.8V36.8M89 -3H92V3H89", class_="red"),
        *(el("circle", cx=69, cy=y, r=15, class_="red") for y in (-22, 22)),
    ]
    return el("svg", lines, marks, viewBox="19 -44 82 88", class_="rink", role="img", aria_label=said)


def clock(seconds: int | None) -> str:
    """Return the seconds of a period as 12:34."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def form(player: int | None) -> Content:
    """Draw a player's shots on goal in his newest regular season, with the average of the last games."""
    most = (
        f"select player_id from silver_players_ranked where game_type = 2 and season = {SEASON} "
        "group by 1 order by count(*) desc, 1 limit 1"
    )
    games = query(
        f"""
        select player_name, game_date, game_id, player_total_shots_on_goal as shots
        from silver_players_ranked
        where player_id = coalesce($player, ({most}))
          and game_type = 2 and player_total_shots_on_goal is not null
        qualify season = max(season) over ()
        order by game_date, game_id
        """,
        player=player,
    )
    if not games and player is not None:
        refuse(
            f"silver_players_ranked has no games of player {player}. "
            "Name a player of that table, or leave out --player."
        )
    if not games:
        return el("p", "silver_players_ranked has no games of a player: load games and run dbt build.")
    shots = [float(game["shots"]) for game in games]
    windows = [shots[max(0, last - FORM + 1) : last + 1] for last in range(len(shots))]
    mean = [sum(window) / len(window) for window in windows]
    name = games[-1]["player_name"]
    points = []
    for place, game in enumerate(games):
        said = f"{game['game_date']}: {shots[place]:.0f} shots, last {FORM} games {mean[place]:.1f}"
        points.append((place, shots[place], "plain", said))
    ticks = [f"{game['game_date']:%y-%m-%d}" for game in games]
    rows = [[str(game["game_date"]), f"{shots[at]:.0f}", f"{mean[at]:.1f}"] for at, game in enumerate(games)]
    heads = ["game", "shots on goal", f"last {FORM} games"]
    return [
        el(
            "p",
            f"{name}, {len(games)} games; the line without marks is the average of the last {FORM}.",
        ),
        chart(
            f"Shots on goal of {name}, game by game", points, line=True, ticks=ticks, trend=mean, height=220
        ),
        el("details", el("summary", f"{len(games)} games"), table("Shots on goal", heads, rows, (1, 2))),
    ]


def completeness() -> Content:
    """Draw the final games of the ledger by season and day, and how many are complete."""
    ledger = DeltaTable(str(DATA / "lake" / SCHEMA / "bronze_game_ledger")).to_pyarrow_table()
    with duckdb.connect() as connection:
        connection.register("ledger", ledger)
        seasons = rows_of(
            connection.execute(
                """
                select season, count(*) as finals, count_if(is_complete) as complete,
                  count(play_by_play_hash) as plays, count(boxscore_hash) as boxscores,
                  count(shift_source) as shifts
                from ledger where is_final group by season order by season desc
                """
            )
        )
        days = rows_of(
            connection.execute(
                """
                select strftime(game_date, '%Y-%m-%d') as date, count_if(is_complete) as done,
                  count(*) as total, max(case when not is_complete then gap_reason end) as note
                from ledger where is_final group by game_date order by game_date
                """
            )
        )
    rows = [[str(each["season"]), *(f"{each[name]:,}" for name in list(each)[1:])] for each in seasons]
    heads = ["season", "final games", "complete", "play-by-play", "boxscore", "shifts"]
    drawn = calendar({"title": "Games", "unit": "games", "days": days})
    return [table("Completeness of seasons", heads, rows, (1, 2, 3, 4, 5)), drawn]


def main() -> int:
    """Write the page and print its path."""
    parser = argparse.ArgumentParser(description="Draw a page from the marts.")
    parser.add_argument("--game", type=int, help="a game id (default: the game with most attempts)")
    parser.add_argument("--player", type=int, help="a player id (default: the player with most games)")
    options = parser.parse_args()
    if not (DATA / "nhl.duckdb").is_file():
        print(f"{DATA} has no nhl.duckdb: load games, then run `dbt build`.", file=sys.stderr)
        return 2
    lead = [
        el("h1", "Pictures of the marts"),
        el("p", "From the games that have landed; the recorded sample is a few of each season."),
    ]
    sections: list[tuple[str, str, Content]] = [
        ("shots", "Shot map", shot_map(options.game)),
        ("form", "A player's form", form(options.player)),
        ("seasons", "Completeness of seasons", completeness()),
    ]
    made = DATA / "pictures.html"
    made.write_text(page("Pictures of the marts", lead, sections, STYLE), encoding="utf-8")
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
