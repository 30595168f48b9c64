"""Lighthouse from npm with Debian's Chromium: four categories, a simulated phone on a slow network."""

import json
import os
import subprocess
from pathlib import Path

VERSION = "12.8.2"  # the last one for Node 20
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
)


def install(npm: str, place: Path) -> Path | None:
    """Install Lighthouse into a folder of ours and return its program; None when npm can't."""
    program = place / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        place.mkdir(parents=True, exist_ok=True)
        (place / "package.json").write_text('{"private": true}')
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        command = [npm, "install", "--ignore-scripts", "--no-save", "--silent", f"lighthouse@{VERSION}"]
        subprocess.run(command, cwd=place, env=environment, check=False)
    return program if program.exists() else None


def scores(program: Path, chromium: str, url: str, work: Path) -> dict[str, float | str]:
    """Return the four scores (0–100), first and largest paint in seconds, and what was marked down."""
    report = work / "lighthouse.json"
    command = [
        str(program),
        url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={FLAGS}",
    ]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, check=True, timeout=180)
    found = json.loads(report.read_text())
    told: dict[str, float | str] = {
        name: round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES
    }
    for name, audit in (
        ("first paint", "first-contentful-paint"),
        ("largest paint", "largest-contentful-paint"),
    ):
        told[name] = round(found["audits"][audit]["numericValue"] / 1000, 2)
    weighed = {
        ref["id"] for name in CATEGORIES for ref in found["categories"][name]["auditRefs"] if ref["weight"]
    }
    lost = [key for key, audit in found["audits"].items() if key in weighed and (audit["score"] or 0) < 0.9]
    told["marked down"] = (
        ", ".join(key for key in lost if found["audits"][key]["score"] is not None) or "nothing"
    )
    return told
