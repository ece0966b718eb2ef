"""The protocol of databricks-sql-connector: HiveServer2's Thrift service over HTTP, and two plain addresses
for tests.

    POST <anything>   a Thrift call (Content-Type application/x-thrift)
    GET  /clock       the warehouse's time
    POST /clock       {"advance_seconds": n}: move it forward
    PUT, DELETE       a file of a volume, under an address that a PUT or REMOVE statement gave out

A request needs some bearer token. `as:NAME` is that of a user with rights of its own (rights.py); any other
is that of the owner of all that there is.
"""

import json
import threading
import traceback
import uuid
from dataclasses import dataclass
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyarrow as pa
from databricks.sql.thrift_api.TCLIService import TCLIService
from databricks.sql.thrift_api.TCLIService import ttypes as t
from thrift.protocol.TBinaryProtocol import TBinaryProtocol
from thrift.transport.TTransport import TMemoryBuffer

from tests.support.warehouse import rights, thrift_results
from tests.support.warehouse.errors import SqlError, unsupported
from tests.support.warehouse.parameters import inline
from tests.support.warehouse.session import Session
from tests.support.warehouse.statements.schemas import matches
from tests.support.warehouse.warehouse import Warehouse

_PROTOCOL = t.TProtocolVersion.SPARK_CLI_SERVICE_PROTOCOL_V7
_PAGE = 100_000  # rows sent at once, unless the client asks for fewer


@dataclass
class _Operation:
    """A finished statement and how much of its result the client has."""

    rows: pa.Table
    sent: int = 0

    def page(self, size: int) -> tuple[pa.Table, int, bool]:
        start, self.sent = self.sent, min(self.sent + size, self.rows.num_rows)
        return self.rows.slice(start, self.sent - start), start, self.sent < self.rows.num_rows


def _ok() -> t.TStatus:
    return t.TStatus(statusCode=t.TStatusCode.SUCCESS_STATUS)


def _failed(error: Exception) -> t.TStatus:
    state = error.sqlstate if isinstance(error, SqlError) else "XX000"
    return t.TStatus(
        statusCode=t.TStatusCode.ERROR_STATUS,
        errorMessage=str(error),
        displayMessage=str(error),
        sqlState=state,
    )


def _handle() -> t.THandleIdentifier:
    return t.THandleIdentifier(guid=uuid.uuid4().bytes, secret=uuid.uuid4().bytes)


_caller = threading.local()  # the token of the request that this thread answers


class _Service(TCLIService.Iface):
    def __init__(self, warehouse: Warehouse):
        self._warehouse, self._operations = warehouse, {}

    def OpenSession(self, request):
        home = request.initialNamespace
        try:
            names = (home.catalogName, home.schemaName) if home else (None, None)
            session = self._warehouse.open_session(*names, rights.user_of(_caller.token))
            for key, value in (request.configuration or {}).items():
                if key.lower() in ("timezone", "spark.sql.session.timezone"):
                    session.run(f"SET TIME ZONE '{value}'")
        except SqlError as error:
            return t.TOpenSessionResp(status=_failed(error), serverProtocolVersion=_PROTOCOL)
        id = t.THandleIdentifier(guid=uuid.UUID(session.id).bytes, secret=uuid.uuid4().bytes)
        return t.TOpenSessionResp(
            status=_ok(),
            serverProtocolVersion=_PROTOCOL,
            sessionHandle=t.TSessionHandle(sessionId=id, serverProtocolVersion=_PROTOCOL),
            configuration={},
            initialNamespace=home,
            canUseMultipleCatalogs=True,
        )

    def _session(self, request) -> Session:
        return self._warehouse.session(uuid.UUID(bytes=request.sessionHandle.sessionId.guid).hex)

    def CloseSession(self, request):
        self._warehouse.close_session(uuid.UUID(bytes=request.sessionHandle.sessionId.guid).hex)
        return t.TCloseSessionResp(status=_ok())

    def ExecuteStatement(self, request):
        def run() -> pa.Table:
            return self._session(request).run(inline(request.statement, request.parameters or []))

        return self._answer(t.TExecuteStatementResp, run, request)

    def _answer(self, response, run, request=None):
        """Run something and answer with its first rows, or with the error as the operation's state."""
        handle = t.TOperationHandle(
            operationId=_handle(), operationType=t.TOperationType.EXECUTE_STATEMENT, hasResultSet=True
        )
        try:
            operation = _Operation(thrift_results.plain(run()))
        except Exception as error:
            if not isinstance(error, SqlError):
                traceback.print_exc()
            state = _failed(error)
            status = t.TGetOperationStatusResp(
                status=_ok(),
                operationState=t.TOperationState.ERROR_STATE,
                errorMessage=state.errorMessage,
                displayMessage=state.displayMessage,
                sqlState=state.sqlState,
            )
            return response(
                status=_ok(),
                operationHandle=handle,
                directResults=t.TSparkDirectResults(operationStatus=status),
            )
        self._operations[handle.operationId.guid] = operation
        direct = request.getDirectResults if request is not None else None
        size = min(direct.maxRows, _PAGE) if direct is not None and direct.maxRows else _PAGE
        rows, offset, more = operation.page(size)
        results = t.TSparkDirectResults(
            operationStatus=t.TGetOperationStatusResp(
                status=_ok(), operationState=t.TOperationState.FINISHED_STATE, hasResultSet=True
            ),
            resultSetMetadata=thrift_results.metadata(operation.rows, _ok()),
            resultSet=t.TFetchResultsResp(
                status=_ok(), hasMoreRows=more, results=thrift_results.row_set(rows, offset)
            ),
        )
        if not more:
            self._operations.pop(handle.operationId.guid)
            results.closeOperation = t.TCloseOperationResp(status=_ok())
        return response(status=_ok(), operationHandle=handle, directResults=results)

    def GetOperationStatus(self, request):
        return t.TGetOperationStatusResp(
            status=_ok(), operationState=t.TOperationState.FINISHED_STATE, hasResultSet=True
        )

    def GetResultSetMetadata(self, request):
        return thrift_results.metadata(self._operations[request.operationHandle.operationId.guid].rows, _ok())

    def FetchResults(self, request):
        operation = self._operations.get(request.operationHandle.operationId.guid)
        if operation is None:
            return t.TFetchResultsResp(
                status=_failed(SqlError("INVALID_HANDLE", "This result is closed.", "HY000"))
            )
        rows, offset, more = operation.page(min(request.maxRows or _PAGE, _PAGE))
        return t.TFetchResultsResp(
            status=_ok(),
            hasMoreRows=more,
            results=thrift_results.row_set(rows, offset),
            resultSetMetadata=thrift_results.metadata(operation.rows, _ok()),
        )

    def CloseOperation(self, request):
        self._operations.pop(request.operationHandle.operationId.guid, None)
        return t.TCloseOperationResp(status=_ok())

    def CancelOperation(self, request):
        """Statements run to their end: there is nothing to stop."""
        return t.TCancelOperationResp(status=_ok())

    # What the connector's cursor.catalogs(), .schemas(), .tables() and .columns() ask for.

    def GetCatalogs(self, request):
        names = self._warehouse.catalog.catalogs
        return self._answer(
            t.TGetCatalogsResp, lambda: pa.table({"TABLE_CAT": pa.array(names(), pa.string())})
        )

    def GetSchemas(self, request):
        def run() -> pa.Table:
            catalog = (request.catalogName or self._session(request).catalog).lower()
            names = [
                s.name for s in self._warehouse.catalog.schemas(catalog) if _like(request.schemaName, s.name)
            ]
            return pa.table(
                {"TABLE_SCHEM": names, "TABLE_CATALOG": [catalog] * len(names)},
                schema=_texts("TABLE_SCHEM", "TABLE_CATALOG"),
            )

        return self._answer(t.TGetSchemasResp, run)

    def GetTables(self, request):
        def run() -> pa.Table:
            catalog = (request.catalogName or self._session(request).catalog).lower()
            found = [
                r
                for r in self._warehouse.catalog.all()
                if r.name.catalog == catalog
                and _like(request.schemaName, r.name.schema)
                and _like(request.tableName, r.name.name)
            ]
            schema = _texts("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE", "REMARKS")
            rows = [
                (
                    *(r.name.catalog, r.name.schema, r.name.name),
                    "VIEW" if r.is_view else "TABLE",
                    r.comment or "",
                )
                for r in found
            ]
            return pa.Table.from_pylist(
                [dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema
            )

        return self._answer(t.TGetTablesResp, run)

    def GetColumns(self, request):
        def run() -> pa.Table:
            raise unsupported("The list of columns is not answered here: use DESCRIBE TABLE.")

        return self._answer(t.TGetColumnsResp, run)


def _texts(*names: str) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def _like(pattern: str | None, name: str) -> bool:
    """A JDBC pattern: `%` for anything; nothing given fits all."""
    return not pattern or matches(pattern.replace("%", "*").replace("\\_", "_"), name)


class Server:
    """The warehouse behind an address on this machine. Port 0 takes a free one."""

    def __init__(self, warehouse: Warehouse, port: int = 0):
        processor = TCLIService.Processor(_Service(warehouse))

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or each answer waits 40 ms for the client's acknowledgement

            def log_message(self, *_):
                pass

            def _send(self, code: int, body: bytes, kind: str = "application/json") -> None:
                self.send_response(code)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def _body(self) -> bytes:
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))

            def do_GET(self):
                if self.path == "/clock":
                    return self._send(200, json.dumps({"now": warehouse.clock.now().isoformat()}).encode())
                if self.path == "/.well-known/databricks-config":  # the SDK asks what kind of host this is
                    return self._send(200, b'{"host_type": "workspace"}')
                return self._send(404, b'{"error_code": "ENDPOINT_NOT_FOUND", "message": "Not served here."}')

            def do_POST(self):
                body = self._body()
                if self.path == "/clock":
                    now = warehouse.clock.advance(timedelta(seconds=json.loads(body)["advance_seconds"]))
                    return self._send(200, json.dumps({"now": now.isoformat()}).encode())
                if "thrift" not in self.headers.get("Content-Type", ""):
                    return self._send(
                        404, b'{"error_code": "ENDPOINT_NOT_FOUND", "message": "Not served here."}'
                    )
                if not self.headers.get("Authorization", "").startswith("Bearer "):
                    return self._send(
                        401, b'{"error_code": "UNAUTHENTICATED", "message": "A token is needed."}'
                    )
                _caller.token = self.headers["Authorization"].removeprefix("Bearer ")
                answer = TMemoryBuffer()
                processor.process(TBinaryProtocol(TMemoryBuffer(body)), TBinaryProtocol(answer))
                return self._send(200, answer.getvalue(), "application/x-thrift")

            def do_PUT(self):
                self._send(warehouse.volumes.receive("PUT", self.path, self._body()), b"")

            def do_DELETE(self):
                self._send(warehouse.volumes.receive("REMOVE", self.path, b""), b"")

        self._http = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._http.daemon_threads = True
        self.port = self._http.server_address[1]
        warehouse.volumes.address = f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        self._http.serve_forever()

    def start(self) -> None:
        threading.Thread(target=self.serve, daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
