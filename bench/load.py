"""A bounded load of keep-alive HTTP clients on loopback, on asyncio."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Client:
    """One keep-alive connection with its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def send(self, method: str, path: str, body: str = "") -> tuple[int, bytes]:
        """Send one request and return status and body; reconnects once if the server closed the connection."""
        for _ in range(2):
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                return await self._exchange(method, path, body)
            except (asyncio.IncompleteReadError, ConnectionError):
                self._writer = None
        raise ConnectionError("the server closed the connection twice")

    async def _exchange(self, method: str, path: str, body: str) -> tuple[int, bytes]:
        assert self._reader is not None
        assert self._writer is not None
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        if self.cookies:
            lines.append(
                "Cookie: " + "; ".join(f"{name}={text}" for name, text in self.cookies.items())
            )
        if method == "POST":
            lines += [
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        length, chunked = 0, False
        for line in head[1:]:
            name, _, text = line.partition(":")
            name = name.lower()
            if name == "content-length":
                length = int(text)
            elif name == "transfer-encoding":
                chunked = "chunked" in text
            elif name == "set-cookie":
                cookie, _, worth = text.strip().partition(";")[0].partition("=")
                self.cookies[cookie] = worth
        content = await self._chunks() if chunked else await self._reader.readexactly(length)
        return int(head[0].split()[1]), content

    async def _chunks(self) -> bytes:
        assert self._reader is not None
        content = b""
        while size := int(await self._reader.readline(), 16):
            content += await self._reader.readexactly(size)
            await self._reader.readline()
        await self._reader.readline()
        return content

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


@dataclass(frozen=True)
class Round:
    """What one round of load gave: requests a second and sorted milliseconds."""

    rate: float
    taken_ms: list[float]


async def pressed(
    clients: Sequence[Client], work: Sequence[Sequence[tuple[str, str]]], *, expect: int
) -> Round:
    """Let every client POST its list of (path, body) one after the other, all at once; every status must be as expected."""
    taken: list[float] = []

    async def press(client: Client, jobs: Sequence[tuple[str, str]]) -> None:
        for path, body in jobs:
            begin = time.perf_counter_ns()
            status, content = await client.send("POST", path, body)
            taken.append((time.perf_counter_ns() - begin) / 1e6)
            assert status == expect, (status, path, content[-600:])

    begin = time.perf_counter()
    await asyncio.gather(*(press(client, jobs) for client, jobs in zip(clients, work, strict=True)))
    return Round(rate=len(taken) / (time.perf_counter() - begin), taken_ms=sorted(taken))
