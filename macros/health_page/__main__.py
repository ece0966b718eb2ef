"""Render a health document into a page: `python dbt_packages/holdfast/health_page --help`."""

import sys

from holdfast_page.command import main

sys.exit(main(sys.argv[1:]))
