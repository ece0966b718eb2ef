"""Fetch the payloads of one game into the archive: from the API, and HTML reports from the web site."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from ingestion import clock
from ingestion.archive import Archive
from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.payloads import OFFICIALS, is_empty_chart
from ingestion.transform.payload import AWAY_REPORT, HOME_REPORT, REPORTS, ROSTER_REPORT

# Sources of a game's endpoints, which fail apart from each other, in the order of their requests.
API, CHARTS, RIGHT_RAIL, SITE = "API", "shift charts", "right-rails", "web site"
ENDPOINTS = {
    API: ("play-by-play", "boxscore"),
    CHARTS: ("shiftcharts",),
    RIGHT_RAIL: (OFFICIALS,),
    SITE: REPORTS,
}
# Answers that are a gap and not an error.
GAPS: dict[str, tuple[type[ClientError], ...]] = {
    RIGHT_RAIL: (NotFoundError,),
    SITE: (NotFoundError, BadAnswerError),
}


@dataclass
class Outcome:
    """What became of the requests for a game.

    Attributes:
        answered: endpoints that answered: with a body that is kept, or that the NHL has none (404).
        errors: what went wrong, in sentences.
        notes: why it has no page of officials or HTML reports, which is a gap and not an error.
        failed: source that was asked -> whether it did not answer.
    """

    answered: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failed: dict[str, bool] = field(default_factory=dict)


class GameFetcher:
    """Fetches games, each with one call. Calls may come from several threads.

    Args:
        shift_reports: also fetch the HTML reports of a game whose shift chart turns out to be empty.
    """

    def __init__(self, client: NhlClient, archive: Archive, shift_reports: bool) -> None:
        self._archive = archive
        self._shift_reports = shift_reports
        self._methods = {
            "play-by-play": client.play_by_play,
            "boxscore": client.boxscore,
            "shiftcharts": client.shift_chart,
            OFFICIALS: client.right_rail,
            HOME_REPORT: client.home_report,
            AWAY_REPORT: client.away_report,
            ROSTER_REPORT: client.roster_report,
        }

    def fetch(self, game: int, endpoints: Iterable[str], left_alone: Collection[str] = ()) -> Outcome:
        """Fetch the endpoints and return what became of them.

        Nothing else is requested of a game while the API does not answer for it.

        Args:
            left_alone: sources that are not asked.
        """
        outcome, due = Outcome(), set(endpoints)
        for source, of_source in ENDPOINTS.items():
            requests = [endpoint for endpoint in of_source if endpoint in due]
            if not requests or source in left_alone:
                continue
            outcome.failed[source] = False
            for endpoint in requests:
                try:
                    body = self._put(endpoint, game, outcome)
                except ClientError as error:
                    is_gap = isinstance(error, GAPS.get(source, ()))
                    (outcome.notes if is_gap else outcome.errors).append(str(error))
                    outcome.failed[source] = not isinstance(error, NotFoundError | BadAnswerError)
                    if outcome.failed[source] or source == SITE:  # one report is of no use without the others
                        break
                else:
                    if self._shift_reports and endpoint == "shiftcharts" and is_empty_chart(body, game):
                        due |= set(REPORTS)
            if outcome.failed.get(API):
                break
        return outcome

    def _put(self, endpoint: str, game: int, outcome: Outcome) -> bytes:
        try:
            body = self._methods[endpoint](game)
        except NotFoundError:
            outcome.answered.add(endpoint)
            raise
        self._archive.put(endpoint, game, body, clock.now())
        outcome.answered.add(endpoint)
        return body
