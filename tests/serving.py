"""Start the real app on a free port, as README says, and drive it over Streamlit's agent API."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
ANSWERS = {202}  # the run still goes on: ask again


@dataclass
class Served:
    """A running app: its address and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def interact(self, **request: Any) -> dict[str, Any]:
        """One request to the agent API; the finished page."""
        while True:
            status, answer = self._post(request)
            if status not in ANSWERS:
                return answer
            request = {"session_id": answer["session_id"]}

    def resident(self) -> int:
        """Resident memory in bytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        raise RuntimeError("no VmRSS")

    def _post(self, request: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        body = json.dumps(request).encode()
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.url}/_stcore/agent/interact", body, headers)
        try:
            with urllib.request.urlopen(asked, timeout=120) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from error


@contextmanager
def serve(
    script: Path,
    *arguments: str,
    agent: bool = True,
    before: Sequence[str] = (),
    output: int | IO[bytes] = subprocess.DEVNULL,
    **environ: str,
) -> Iterator[Served]:
    """`streamlit run SCRIPT -- ARGUMENTS` until the block ends; ready when it answers its health check.

    `before` stands in front of the command, such as a program that gives up rights; `output` gets all it prints.
    """
    port = free_port()
    command = [*before, sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--server.headless=true", "--server.address=127.0.0.1", f"--server.enableAgentApi={str(agent).lower()}"]
    command += ["--browser.gatherUsageStats=false", "--", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environ, stdout=output, stderr=output)
    served = Served(f"http://127.0.0.1:{port}", process)
    try:
        _wait(served)
        yield served
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(served: Served) -> None:
    for _ in range(1200):
        if served.process.poll() is not None:
            raise RuntimeError(f"the app ended with {served.process.returncode}")
        try:
            with urllib.request.urlopen(f"{served.url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.025)
    raise RuntimeError("the app did not answer within 30 s")
