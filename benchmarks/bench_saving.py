"""Durable saves of answers over HTTP, beside one-row upserts by pgbench on the same cluster.

    python benchmarks/bench_saving.py [--seconds 15] [--rounds 3] [--workers 1]

One private PostgreSQL with everything that makes a commit durable switched on. In each round first
pgbench commits one-row upserts into the journal itself (64 clients), then wrk saves answers over
HTTP through the service (64 connections, one answer a request, every answer new). Rows are counted
in the table: replies alone prove nothing. Needs wrk and the binaries of PostgreSQL.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from machine import load, machine

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgres import binaries, cluster, free_port  # noqa: E402 - the root comes first

RESULTS = Path(__file__).parent / "results" / "saving.json"
DURABLE = (
    "-c fsync=on -c synchronous_commit=on -c shared_buffers=256MB -c listen_addresses=127.0.0.1"
)
SITTINGS = 1000
CLIENTS = 64

UPSERT = """
\\set sitting random(1, {sittings})
\\set desk random(1000000, 2000000)
\\set sequence random(1, 1000000)
INSERT INTO sittings_answerchange
       (sitting_id, desk, sequence, kind, slot, value, given_at, received_at)
VALUES (:sitting + {first} - 1, :desk, :sequence, 'JAWAB', 7, '["B"]', now(), now())
ON CONFLICT (sitting_id, desk, sequence) DO UPDATE SET value = EXCLUDED.value;
"""

LUA = """
local tokens = {}
for line in io.lines("%(tokens)s") do tokens[#tokens + 1] = line end
local threads = 0
function setup(thread) thread:set("number", threads) threads = threads + 1 end
function init(args) at = number; sequence = %(start)d end
function request()
  at = at + %(threads)d
  if at > #tokens then at = 1 + number; sequence = sequence + 1 end
  local now = %(now)d
  local body = '{"changes":[[' .. sequence .. ',"JAWAB",7,["B"],' .. now .. ']]}'
  return wrk.format("POST", "/ruang-ujian/simpan/", {["x-takar-kursi"] = tokens[at],
    ["content-type"] = "application/json"}, body)
end
function done(summary, latency, requests)
  io.write(string.format("TAKAR %%d %%d %%d %%.3f %%.3f %%.3f\\n", summary.requests,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
"""


def main() -> None:
    """Run the rounds and keep the figures."""
    terms = argparse.ArgumentParser()
    terms.add_argument("--seconds", type=int, default=15)
    terms.add_argument("--rounds", type=int, default=3)
    terms.add_argument("--workers", type=int, default=1)
    asked = terms.parse_args()
    load_before = load()
    with tempfile.TemporaryDirectory(prefix="takar-saving-") as place:
        folder = Path(place)
        data, home = folder / "pg", folder / "home"
        data.mkdir()
        folder.chmod(0o755)
        with cluster(data, DURABLE) as address:
            environment = {**os.environ, "TAKAR_DATABASE": address, "TAKAR_HOME": str(home)}
            first = prepared(folder, environment)
            rounds = [
                one_round(folder, environment, address, first, asked, number)
                for number in range(asked.rounds)
            ]
    told = {
        "machine": machine("psycopg"),
        "load_before": load_before,
        "clients": CLIENTS,
        "seconds": asked.seconds,
        "workers": asked.workers,
        "rounds": rounds,
        "median_ratio": round(statistics.median(each["ratio"] for each in rounds), 3),
    }
    print(json.dumps(told, indent=2))
    RESULTS.write_text(json.dumps(told, indent=2) + "\n")


def prepared(folder: Path, environment: dict[str, str]) -> int:
    """Make the tables and the sittings; return the number of the first, and write the tokens."""
    command = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*command, "migrate", "--verbosity", "0"], env=environment, check=True)
    script = Path(__file__).parent / "saving_sittings.py"
    made = subprocess.run(
        [sys.executable, str(script), str(SITTINGS), str(folder / "tokens.txt")],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return int(made.stdout.split()[-1])


def one_round(
    folder: Path,
    environment: dict[str, str],
    address: str,
    first: int,
    asked: argparse.Namespace,
    number: int,
) -> dict[str, float]:
    """Return what pgbench and the service did, one after the other."""
    by_hand = by_pgbench(folder, address, first, asked.seconds)
    with served(environment, asked.workers) as (port, server):
        before, spent = rows(address), cpu_of(server)
        said = by_wrk(folder, port, asked.seconds, 1 + number * 1_000)
        written, used = rows(address) - before, cpu_of(server) - spent
    return {
        "pgbench_per_second": round(by_hand),
        "saved_per_second": round(written / asked.seconds),
        "ratio": written / asked.seconds / by_hand,
        "replies": said[0],
        "rows": written,
        "errors": said[1] + said[2],
        "p50_ms": said[3],
        "p99_ms": said[4],
        "worst_ms": said[5],
        "server_cpu_us_per_save": round(used / max(written, 1) * 1e6, 1),
    }


def by_pgbench(folder: Path, address: str, first: int, seconds: int) -> float:
    """Return one-row upserts committed a second."""
    script = folder / "upsert.sql"
    script.write_text(UPSERT.format(sittings=SITTINGS, first=first))
    tools = binaries()
    pgbench = shutil.which("pgbench") or str(tools / "pgbench" if tools else "pgbench")
    terms = ["-c", str(CLIENTS), "-j", "2", "-T", str(seconds), "-M", "prepared"]
    told = subprocess.run(
        [pgbench, "-n", "-f", str(script), *terms, address.replace("postgres://", "postgresql://")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return float(re.search(r"tps = ([\d.]+)", told)[1])  # type: ignore[index]


@contextmanager
def served(environment: dict[str, str], workers: int) -> Iterator[tuple[int, int]]:
    """Serve the application; give its port and process."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--workers", str(workers), "--no-access-log"),
        *("--no-ws", "--http", "1", "--log-level", "warning", "takar.web.rsgi:application"),
    ]
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        wait_for(port)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def wait_for(port: int) -> None:
    """Return once the service answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/ruang-ujian/simpan/")
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(port)


def by_wrk(folder: Path, port: int, seconds: int, start: int) -> tuple[float, ...]:
    """Return replies, wrong statuses, broken connections and latencies."""
    script = folder / "save.lua"
    filled = {"tokens": folder / "tokens.txt", "threads": 2, "start": start}
    filled["now"] = int(time.time() * 1000)
    script.write_text(LUA % filled)
    told = subprocess.run(
        ["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "-s", script, f"http://127.0.0.1:{port}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    line = next(line for line in told.splitlines() if line.startswith("TAKAR"))
    return tuple(float(part) for part in line.split()[1:])


def rows(address: str) -> int:
    """Return how many changes the journal holds."""
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM sittings_answerchange").fetchone()
    return int(found[0]) if found else 0


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU a process and its children have used."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(stat.parent.name) == pid or int(told[1]) == pid:
            total += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return total


if __name__ == "__main__":
    main()
