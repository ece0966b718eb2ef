"""The loader: NHL API -> landing archive -> rows -> bronze Delta tables, by dlt.

| in the order of a run | |
| --- | --- |
| `plugin`, `command` | `dlt pipeline nhl run` and its options |
| `settings` | configuration, environment, command line |
| `pipeline` | the steps of a run, its lock and exit code |
| `run` | what each step works with |
| `selection`, `scheduled_games`, `ledger` | the games of a run, what it requests, which it computes |
| `plan` | `--plan`: the same, without doing it |
| `fetch`, `client`, `archive/` | from the API into the landing archive |
| `load`, `compute`, `payloads`, `transform/` | from the archive to rows |
| `write`, `diff`, `source`, `destinations/` | from rows into bronze |
| `loss_gate`, `backup`, `report` | checks, backup and output after a load |

`archive_command` verifies, packs and moves the archive; `suspects` notes its damaged rosters and standings.
`bronze` is the contract of the tables. `dlt_internals` has the private parts of dlt. `sample`, `demo` and
`job` are programs of their own.
"""
