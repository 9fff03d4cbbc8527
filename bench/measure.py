"""Timing one call many times, and saying what came out."""

import time
from collections.abc import Callable, Sequence


def timed_ms(call: Callable[[], object], times: int) -> list[float]:
    """Return the milliseconds of each of `times` calls, sorted; one call before them is not counted."""
    call()
    taken = []
    for _ in range(times):
        begin = time.perf_counter_ns()
        call()
        taken.append((time.perf_counter_ns() - begin) / 1e6)
    return sorted(taken)


def percentile(sorted_ms: Sequence[float], share: float) -> float:
    """Return the value that `share` (0–1) of the sorted ones do not exceed."""
    return sorted_ms[min(len(sorted_ms) - 1, int(share * len(sorted_ms)))]


def report(name: str, sorted_ms: Sequence[float], *, budget_ms: float | None = None) -> None:
    """Print the median, p99 and worst of a measurement, with its budget on the p99."""
    p50, p99, worst = percentile(sorted_ms, 0.5), percentile(sorted_ms, 0.99), sorted_ms[-1]
    budget = ""
    if budget_ms is not None:
        budget = f"   budget {budget_ms:g} ms: {'held' if p99 <= budget_ms else 'MISSED'}"
    print(f"{name:<52} p50 {p50:8.2f}  p99 {p99:8.2f}  max {worst:8.2f} ms{budget}")
