"""`dlt pipeline nhl run --plan`: what a run takes, without taking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ingestion import report
from ingestion.fetch import fetch_schedules, open_client, seconds_for
from ingestion.league import LeagueRequest, league_requests
from ingestion.progress import progress_bars
from ingestion.run import Run
from ingestion.scheduled_games import Games
from ingestion.selection import Requests, games_to_compute, named_games, read_games, requests_for


@dataclass(frozen=True)
class Plan:
    """What a run takes.

    Attributes:
        games: the games of its dates.
        requests: what it requests of them.
        schedules: the weeks whose schedules were fetched for the plan.
        failed: week -> what went wrong with its schedule; its games may be lacking.
        league: what it requests of rosters and standings, as far as the games are known to be final.
        at_least: how long the requests take at the pace of the settings.
    """

    games: Games
    requests: Requests
    schedules: list[date]
    failed: dict[date, str]
    league: list[LeagueRequest]
    at_least: timedelta


def plan_run(run: Run) -> tuple[dict[str, object], bool]:
    """Print what a load takes; return it as JSON, and whether it is known in part only.

    Only schedules are fetched, and no table is touched.
    """
    if run.settings.replay:
        games = read_games(run)
        due = games_to_compute(run, games, run.ledger())
        report.print_games(run.console, "To compute", due)
        if not due:
            run.print("A replay computes no game: the tables have all that the archive has of these dates.")
        return {"games_to_compute": [game.id for game in due]}, False
    plan = make_plan(run)
    report.print_plan(run.console, plan)
    report.print_failures({}, None, plan.failed)
    return report.plan_as_json(plan), bool(plan.failed)


def make_plan(run: Run) -> Plan:
    """Fetch the schedules and return what a load takes."""
    schedules: list[date] = []
    failed: dict[date, str] = {}
    if not run.settings.games:
        with progress_bars(run.console) as progress, open_client(run.settings, progress.pause) as client:
            schedules = fetch_schedules(client, run.archive, run.settings, run.today, progress, failed)
    games = read_games(run)
    ledger = run.ledger()
    requests = named_games(run.settings, ledger) or requests_for(run, games, ledger)
    league = league_requests(run.archive, games.values(), run.now, every=run.settings.one_time_load)
    at_least = seconds_for(sum(map(len, requests.values())) + len(league), run.settings)
    return Plan(games, requests, schedules, failed, league, at_least)
