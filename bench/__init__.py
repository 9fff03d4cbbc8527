"""Measurements of the budgets in the design. `make bench` runs them all; `python -m bench NAME` runs one."""
