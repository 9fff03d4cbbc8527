"""Group commit: many callers hand in one row each, one thread saves them together and answers after the commit.

The writer knows nothing of what it saves: it is given `save(session, batch)`, which returns one outcome per row, in order.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from quiz.db import Busy, database, writing

Row = TypeVar("Row")
Outcome = TypeVar("Outcome")
log = logging.getLogger(__name__)

BATCH = 256
WAIT_S = 5.0
CHECKPOINT_EVERY_S = 5.0
CHECKPOINT_EVERY_ROWS = 1_000


class Writer(Generic[Row, Outcome]):
    """One thread with a queue; it starts at the first row. `save` must leave no state outside the session."""

    def __init__(self, save: Callable[[Session, Sequence[Row]], Sequence[Outcome]]) -> None:
        self._save = save
        self._queue: queue.SimpleQueue[tuple[Row, Future[Outcome]] | None] = queue.SimpleQueue()
        self._start = threading.Lock()
        self._thread: threading.Thread | None = None
        self._died: BaseException | None = None

    @property
    def healthy(self) -> bool:
        """Whether a row handed in now would be saved: the thread runs, or has not been needed yet."""
        return self._died is None and (self._thread is None or self._thread.is_alive())

    def submit(self, row: Row) -> "Future[Outcome]":
        """Queue a row; the future resolves after the commit that holds it."""
        future: Future[Outcome] = Future()
        if self._died is not None:
            future.set_exception(Busy("Nothing can be saved just now. Try again in a moment."))
            return future
        self._ensure_running()
        self._queue.put((row, future))
        if self._died is not None:  # it died between the check and the put: nobody would answer
            self._fail_waiting(self._died)
        return future

    def write(self, row: Row) -> Outcome:
        """Queue a row and wait for its outcome; raise Busy after 5 s, or whatever `save` raised for this row."""
        try:
            return self.submit(row).result(WAIT_S)
        except FutureTimeoutError:
            raise Busy("The server is busy; send the answer again in a moment.") from None

    def stop(self) -> None:
        """Save what is queued, then end the thread."""
        if self._thread is not None and self._thread.is_alive():
            self._queue.put(None)
            self._thread.join(WAIT_S)

    def _ensure_running(self) -> None:
        if self._thread is None:
            with self._start:
                if self._thread is None:
                    thread = threading.Thread(target=self._run, name="writer", daemon=True)
                    thread.start()
                    self._thread = thread

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:
            log.exception("The writer died")
            self._died = error
            self._fail_waiting(error)

    def _work(self) -> None:
        rows_since, last = 0, time.monotonic()
        while True:
            batch, stopping = self._gathered()
            if batch:
                self._commit(batch)
                rows_since += len(batch)
            now = time.monotonic()
            if rows_since and (
                rows_since >= CHECKPOINT_EVERY_ROWS or now - last >= CHECKPOINT_EVERY_S
            ):
                self._checkpoint()
                rows_since, last = 0, now
            if stopping:
                return

    def _gathered(self) -> tuple[list[tuple[Row, "Future[Outcome]"]], bool]:
        """Wait for a row and take all that came meanwhile: what gathers during one commit is the next batch."""
        batch: list[tuple[Row, Future[Outcome]]] = []
        try:
            waiting = self._queue.get(timeout=CHECKPOINT_EVERY_S)
            while waiting is not None:
                batch.append(waiting)
                if len(batch) == BATCH:
                    return batch, False
                waiting = self._queue.get_nowait()
        except queue.Empty:
            return batch, False
        return batch, True

    def _commit(self, batch: list[tuple[Row, "Future[Outcome]"]]) -> None:
        try:
            with writing() as session:
                outcomes = self._save(session, [row for row, _ in batch])
        except Exception as error:
            if len(batch) == 1:
                batch[0][1].set_exception(error)
                return
            for one in batch:  # one bad row must not take the others down
                self._commit([one])
            return
        except BaseException as error:
            # The thread is dying: whoever waits for this batch must hear of it.
            for _, future in batch:
                future.set_exception(Busy(f"Nothing can be saved just now: {error}"))
            raise
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            future.set_result(outcome)

    def _checkpoint(self) -> None:
        try:
            database().checkpoint()
        except Exception:
            log.warning("The checkpoint was put off", exc_info=True)

    def _fail_waiting(self, error: BaseException) -> None:
        while True:
            try:
                waiting = self._queue.get_nowait()
            except queue.Empty:
                return
            if waiting is not None:
                waiting[1].set_exception(Busy(f"Nothing can be saved just now: {error}"))
