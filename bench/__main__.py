"""Run the benches named on the command line, or all of them, and print their figures beside the budgets."""

import importlib
import sys

NAMES = ("pages", "generation", "marking", "bank", "boards", "solo")


def main() -> int:
    names = sys.argv[1:] or NAMES
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
        return 2
    for name in names:
        print(f"\n== {name} ==", flush=True)
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
