"""Compile the translation catalogues (.po → .mo) without the gettext programs: ``python -m tools.compile_messages``."""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def compile_all(folder: Path) -> int:
    """Write the .mo file of every catalogue that is newer than it; return how many were written."""
    written = 0
    for source in sorted(folder.glob("**/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns <= source.stat().st_mtime_ns:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


if __name__ == "__main__":
    print(f"{compile_all(ROOT / 'locale')} catalogues compiled.")
