"""From NHL payloads to bronze rows: pure functions, no clock, no network, no files, no dlt.

Bump `TRANSFORM_VERSION` whenever a definition changes: the ledger keeps it with each game, so the loader
knows which games to compute again from the archive.
"""

TRANSFORM_VERSION = "7"
