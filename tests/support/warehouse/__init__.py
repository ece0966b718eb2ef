"""A stand-in for a Databricks SQL warehouse.

It speaks what databricks-sql-connector speaks (Thrift over HTTP), keeps a catalog in the manner of Unity
Catalog, and leaves real Delta tables on the disk, so that dbt-databricks runs against it unmodified, without
an account or a JVM.

    thrift_server   the protocol          -> Warehouse.open_session / Session.run
    session         one client's state    current catalog and schema, temporary views, settings
    grammar         reads statements      one syntax line per statement, as the manual writes it
    statements/     one module a subject  what each statement does: ten lines a statement
    references      reads queries         finds the tables in a query and puts Delta paths in their place
    catalog         what exists           names, ids, types, tags, grants; what was dropped in seven days
    volumes         files of volumes      what PUT uploads and COPY INTO reads
    delta_log       what a table is       its versions, schema and files, as its own log says
    engine, sail    runs Spark SQL        behind an interface, so that real Spark can take Sail's place

A statement that is not in `statements/` is an error, never a guess. What this proves and what it does not is
written in docs/limitations.md.
"""
