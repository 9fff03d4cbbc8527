"""Answers a second at 64 clients, beside an empty POST view behind the same guards on the same server, in one run."""

import asyncio
import statistics

from bench.load import Client, Round, pressed
from bench.measure import percentile
from bench.site import Player, folder, form_token, players, serving

CLIENTS = 64
ROUNDS = 6
RUNS = 12  # of ten questions a client: twenty answers a round
TARGET = 0.5


def main() -> None:
    """Print both rates, their ratio and the p99s."""
    with folder() as data:
        made = players(data, clients=CLIENTS, runs=RUNS)
        with serving(data) as port:
            asyncio.run(_measure(port, made))


async def _measure(port: int, made: list[Player]) -> None:
    clients = [Client(port=port, cookies={"m_person": player.token}) for player in made]
    tokens = []
    for client in clients:
        _, page = await client.send("GET", "/sign-up")
        tokens.append(form_token(page.decode()))
    per_round = RUNS * 10 // ROUNDS
    rounds: dict[str, list[Round]] = {"empty": [], "known": [], "answers": []}
    await pressed(
        clients, [[("/bench/empty", f"csrf_token={token}")] * 5 for token in tokens], expect=204
    )
    for number in range(ROUNDS):
        for name in ("empty", "known"):
            work = [[(f"/bench/{name}", f"csrf_token={token}")] * per_round for token in tokens]
            rounds[name].append(await pressed(clients, work, expect=204))
        part = slice(number * per_round, (number + 1) * per_round)
        work = [
            [(path, f"{fields}&csrf_token={token}") for path, fields in player.answers[part]]
            for player, token in zip(made, tokens, strict=True)
        ]
        rounds["answers"].append(await pressed(clients, work, expect=303))
    for client in clients:
        client.close()
    _tell(rounds)


def _tell(rounds: dict[str, list[Round]]) -> None:
    names = {
        "empty": "empty POST behind the guards",
        "known": "the same, and who is asking",
        "answers": "an answer, saved and committed",
    }
    for name, title in names.items():
        taken = sorted(ms for one in rounds[name] for ms in one.taken_ms)
        rate = statistics.median(one.rate for one in rounds[name])
        print(
            f"{title:<34} {rate:8.0f} a second   p50 {percentile(taken, 0.5):7.1f}  p99 {percentile(taken, 0.99):7.1f} ms"
            f"   ({len(taken)} requests, {CLIENTS} clients)"
        )
    ratios = [a.rate / e.rate for a, e in zip(rounds["answers"], rounds["empty"], strict=True)]
    middle = statistics.median(ratios)
    print(
        f"answers to empty, round by round: {min(ratios):.2f} – {middle:.2f} – {max(ratios):.2f}   "
        f"target {TARGET}: {'held' if middle >= TARGET else 'MISSED'}"
    )
