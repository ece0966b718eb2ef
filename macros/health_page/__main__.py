"""Render a health document into a page: `python dbt_packages/lakehouse/health_page --help`."""

import sys

from lakehouse_page.command import main

sys.exit(main(sys.argv[1:]))
