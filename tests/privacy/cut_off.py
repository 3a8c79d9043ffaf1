"""Walk every page in a network namespace without a way out, and print what anybody tried to reach from there.

Run by test_no_way_out.py as `unshare --map-root-user --net --mount python -m tests.privacy.cut_off WORKBOOK`. The one
interface beside loopback leads to nobody, but the kernel counts what is sent to it. Names are looked up at a server of
our own on loopback, which knows none and writes each down.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from netjob.ui.registry import PAGES
from tests.serving import ROOT, Served, serve

INTERFACE = "out0"
SETUP = (
    "ip link set lo up",
    f"ip link add {INTERFACE} type veth peer name out1",
    f"sysctl -qw net.ipv6.conf.{INTERFACE}.disable_ipv6=1 net.ipv6.conf.out1.disable_ipv6=1",
    f"ip addr add 192.0.2.1/24 dev {INTERFACE}",
    f"ip link set {INTERFACE} up",
    "ip link set out1 up",
    f"ip route add default dev {INTERFACE}",
)
# Off is what this browser asks its maker about any page with a form or a title, whoever wrote it.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-domain-reliability", "--disable-default-apps", "--no-first-run", "--no-pings",
    "--disable-features=AutofillServerCommunication,OptimizationHints,OptimizationGuideModelDownloading,Translate,"
    "OptimizationGuidePersonalizedFetching,OptimizationTargetPrediction,MediaRouter,InterestFeedContentSuggestions",
]  # fmt: skip
IDLE = 8  # seconds in which the browser runs the errands it would run with any page
NOT_FOUND = b"\x81\x83"


def main(workbook: Path) -> None:
    """Print what was looked up and sent: by the app, by an idle browser, while walking, and by two deliberate tries."""
    for command in SETUP:
        subprocess.run(command.split(), check=True, capture_output=True)
    asked = _names()
    found: dict[str, object] = {"pages": len(PAGES)}
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        browser.new_page().goto("about:blank")
        time.sleep(IDLE)
        found["by_the_browser_alone"] = _taken(asked)
        with serve(ROOT / "app.py", "--workbook", str(workbook), NETJOB_TODAY="2026-03-02") as served:
            _walk(browser, served)
        browser.close()
    found |= {"while_walking": _taken(asked), "sent": _sent()}
    with suppress(OSError):
        urllib.request.urlopen("http://elsewhere.example", timeout=2)
    with suppress(OSError), socket.create_connection(("198.51.100.7", 443), timeout=2):
        pass
    print(json.dumps(found | {"control_asked": _taken(asked), "control_sent": _sent()}))


def _walk(browser: Browser, served: Served) -> None:
    """Every page, complete with its charts."""
    page = browser.new_page()
    for entry in PAGES:
        page.goto(f"{served.url}/{'' if entry.name == 'today' else entry.name}")
        page.wait_for_selector("h1")
        page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget], [data-stale=true]')")


def _names() -> list[str]:
    """The names looked up from now on, as they come: /etc/resolv.conf of this namespace leads here."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf", delete=False) as own:
        own.write("nameserver 127.0.0.1\n")
    subprocess.run(["mount", "--bind", own.name, "/etc/resolv.conf"], check=True)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    asked: list[str] = []

    def answer() -> None:
        while True:
            question, address = server.recvfrom(2000)
            asked.append(_name(question))
            server.sendto(question[:2] + NOT_FOUND + question[4:6] + bytes(6) + question[12:], address)

    Thread(target=answer, daemon=True).start()
    return asked


def _name(question: bytes) -> str:
    """The name in a question: labels, each behind its length, up to a length of 0."""
    labels, at = [], 12
    while question[at]:
        labels.append(question[at + 1 : at + 1 + question[at]].decode())
        at += 1 + question[at]
    return ".".join(labels)


def _taken(asked: list[str]) -> list[str]:
    found = sorted(set(asked))
    asked.clear()
    return found


def _sent() -> int:
    """Packets that were sent towards the outside."""
    for line in Path("/proc/net/dev").read_text().splitlines():
        name, _, counts = line.partition(":")
        if name.strip() == INTERFACE:
            return int(counts.split()[9])
    raise RuntimeError(f"no interface {INTERFACE}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
