"""What target `spark` needs beside packages: Delta's jars for open-source Spark (`jars`)."""
