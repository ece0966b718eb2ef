"""Fetch the payloads of one game into the archive: from the API, and HTML reports from the web site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingestion import clock
from ingestion.archive import Archive
from ingestion.client import BadAnswerError, ClientError, NhlClient, NotFoundError
from ingestion.payloads import OFFICIALS, is_empty_chart
from ingestion.transform.payload import AWAY_REPORT, HOME_REPORT, REPORTS, ROSTER_REPORT


@dataclass
class Outcome:
    """What became of the requests for a game.

    Attributes:
        answered: endpoints that answered: with a body that is kept, or that the NHL has none (404).
        errors: what went wrong, in sentences.
        notes: why it has no page of officials or HTML reports, which is a gap and not an error.
        api_failed: the API did not answer.
        site_failed: the web site did not answer; None if it was not asked.
        officials_failed: the page of officials did not answer; None if it was not asked.
    """

    answered: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    api_failed: bool = False
    site_failed: bool | None = None
    officials_failed: bool | None = None


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

    def fetch(
        self,
        game: int,
        endpoints: Iterable[str],
        *,
        with_reports: bool = True,
        with_officials: bool = True,
    ) -> Outcome:
        """Fetch the endpoints, the API's first, and return what became of them.

        Args:
            with_reports: False while the web site does not answer.
            with_officials: False while the page of officials does not answer.
        """
        outcome = Outcome()
        reports = set(endpoints) & set(REPORTS)
        for endpoint in (each for each in endpoints if each not in (OFFICIALS, *REPORTS)):
            try:
                body = self._put(endpoint, game, outcome)
            except (NotFoundError, BadAnswerError) as error:
                outcome.errors.append(str(error))
            except ClientError as error:
                outcome.errors.append(str(error))
                outcome.api_failed = True
                return outcome
            else:
                if self._shift_reports and endpoint == "shiftcharts" and is_empty_chart(body, game):
                    reports = set(REPORTS)
        if OFFICIALS in endpoints and with_officials:
            self._fetch_officials(game, outcome)
        if reports and with_reports:
            self._fetch_reports(game, outcome)
        return outcome

    def _fetch_officials(self, game: int, outcome: Outcome) -> None:
        """Fetch the page of officials; without it, the game has all of its other rows."""
        outcome.officials_failed = False
        try:
            self._put(OFFICIALS, game, outcome)
        except NotFoundError as error:
            outcome.notes.append(str(error))
        except BadAnswerError as error:
            outcome.errors.append(str(error))
        except ClientError as error:
            outcome.errors.append(str(error))
            outcome.officials_failed = True

    def _fetch_reports(self, game: int, outcome: Outcome) -> None:
        """Fetch all reports; when one is missing, the others are of no use."""
        outcome.site_failed = False
        try:
            for endpoint in REPORTS:
                self._put(endpoint, game, outcome)
        except (NotFoundError, BadAnswerError) as error:
            outcome.notes.append(str(error))
        except ClientError as error:
            outcome.errors.append(str(error))
            outcome.site_failed = True

    def _put(self, endpoint: str, game: int, outcome: Outcome) -> bytes:
        try:
            body = self._methods[endpoint](game)
        except NotFoundError:
            outcome.answered.add(endpoint)
            raise
        self._archive.put(endpoint, game, body, clock.now())
        outcome.answered.add(endpoint)
        return body
