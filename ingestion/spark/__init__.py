"""What target `spark` needs beside packages: Delta's jars (`jars`), a Thrift server (`thrift_server`)."""
