"""No request leaves the machine: app and browser in a network namespace, every page walked, attempts counted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from netjob.workbook import Workbook
from tests.conftest import ROOT

pytest.importorskip("playwright.sync_api", reason="needs playwright")
NAMESPACE = ["unshare", "--map-root-user", "--net", "--mount"]


def possible() -> bool:
    """Whether this machine has chromium and lets us make a namespace."""
    if not (shutil.which("chromium") and shutil.which("ip") and shutil.which("unshare")):
        return False
    return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0


@pytest.mark.browser
@pytest.mark.skipif(
    os.environ.get("NETJOB_BROWSER") != "required" and not possible(), reason="needs chromium, ip and unshare"
)
def test_nothing_is_looked_up_and_nothing_sent(demo: Workbook) -> None:
    demo.close()
    command = [*NAMESPACE, sys.executable, "-m", "tests.privacy.cut_off", str(demo.path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["pages"] >= 16
    assert set(found["while_walking"]) <= set(found["by_the_browser_alone"])
    assert found["sent"] == 0
    # The same counters see a deliberate attempt.
    assert found["control_asked"] == ["elsewhere.example"]
    assert found["control_sent"] > 0
