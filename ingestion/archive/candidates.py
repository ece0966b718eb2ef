"""The responses for one key, and which of them counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ingestion.archive.entry import Entry
from ingestion.transform.payload import Payload
from ingestion.transform.supersede import Choice, choose


@dataclass
class Candidates:
    """The responses for one key, oldest first.

    Attributes:
        valid: entry and parsed body of each that can be used, tidied (`ingestion.transform.tidy`).
        oddities: what was odd in each of them.
        invalid: entry of each that cannot, and why; one whose file is damaged is among them.
        damaged: entry of each whose file is damaged.
        accepted: positions in `valid` of those that the user has accepted.
    """

    endpoint: str
    valid: list[tuple[Entry, Payload]] = field(default_factory=list)
    invalid: list[tuple[Entry, str]] = field(default_factory=list)
    damaged: list[Entry] = field(default_factory=list)
    oddities: list[list[str]] = field(default_factory=list)
    accepted: set[int] = field(default_factory=set)

    @property
    def newest_is_damaged(self) -> bool:
        """Whether the newest response cannot be read, so that only the API can have what it held."""
        every = [entry for entry, _ in (*self.valid, *self.invalid)]
        return bool(self.damaged) and self.damaged[-1] == max(every, key=lambda entry: entry.order)

    def refuse(self, reasons: Mapping[str, str]) -> None:
        """Move valid responses to the invalid ones: those whose path has a reason."""
        stay = [position for position, (entry, _) in enumerate(self.valid) if entry.path not in reasons]
        self.invalid += [(entry, reasons[entry.path]) for entry, _ in self.valid if entry.path in reasons]
        self.accepted = {now for now, before in enumerate(stay) if before in self.accepted}
        self.oddities = [self.oddities[position] for position in stay]
        self.valid = [self.valid[position] for position in stay]

    def choose(
        self,
        boxscore: Payload | None = None,
        dressed: Collection[int] = (),
        play_by_play: Payload | None = None,
    ) -> Choice | None:
        """Return which one to use (`ingestion.transform.supersede.choose`); None without a valid one."""
        if not self.valid:
            return None
        bodies = [body for _, body in self.valid]
        return choose(
            self.endpoint,
            bodies,
            boxscore=boxscore,
            dressed=dressed,
            play_by_play=play_by_play,
            accepted=self.accepted,
        )

    def not_used(self, choice: Choice | None) -> list[tuple[Entry, str]]:
        """Return what is newer than the response used, and why it is not used instead."""
        if choice is None:
            return self.invalid
        used, _ = self.valid[choice.used]
        newer = [each for each in self.invalid if each[0].at >= used.at]
        newer += [(self.valid[position][0], reason) for position, reason in choice.passed_over.items()]
        return sorted(newer, key=lambda each: each[0].order)
