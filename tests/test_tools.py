"""The checks themselves: a planted mistake is found, good work passes."""

import socket
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tools import check_css, check_messages, debian, prepare, servers
from tools import site as sites
from tools.compile_messages import compile_all

pytestmark = pytest.mark.once

ROOT = sites.ROOT


@pytest.mark.parametrize(
    ("css", "word"),
    [
        ("a { color: #fff }", "a colour that is no token"),
        ("a { background: rgb(0 0 0 / 50%) }", "a colour that is no token"),
        ("a { border: 1px solid red }", "a colour that is no token"),
        ("@media (width > 1px) { a { color: hsl(1 2% 3%) } }", "a colour that is no token"),
        ("a { &:hover { color: blue } }", "a colour that is no token"),
        ("a { color: var(--ink, #000) }", "a colour that is no token"),
        ("a { margin: 0 !important }", "!important"),
        ("a { margin-left: 1rem }", "a physical side"),
        ("a { left: 0 }", "a physical side"),
        ("a { text-align: right }", "a physical side"),
        ("a { background: url(https://elsewhere.example/x.png) }", "another host"),
        ('a { background: url("//elsewhere.example/x.png") }', "another host"),
        ("@import 'x.css';", "@import"),
    ],
)
def test_breach_of_style_rules_is_found(css: str, word: str) -> None:
    found = check_css.mistakes(f"/* a */\n{css}", "x/part.css")
    assert len(found) == 1
    assert word in found[0]
    assert found[0].startswith("x/part.css:2: ")


def test_good_style_passes() -> None:
    css = """
    a { color: var(--ink); background: transparent; inset-inline-start: 0; margin-inline: auto; }
    [hidden] { display: none !important; }
    @font-face { font-family: X; src: url("../fonts/x.woff2") format("woff2"); }
    @media (forced-colors: active) { a { border-color: CanvasText; text-align: start; } }
    """
    assert check_css.mistakes(css, "x/part.css") == []
    assert check_css.mistakes(":root { --ink: #123456; }", "x/tokens.css") == []


def entry(msgid: str, msgstr: str = "", **more) -> polib.POEntry:
    """Make an entry of a catalogue."""
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    """Make a catalogue."""
    made = polib.POFile()
    made.extend(entries)
    return made


TEXTS = catalogue(entry("Help now"), entry("%(n)s services"), entry("Open", msgctxt="of a shop"))


@pytest.mark.parametrize(
    ("entries", "word"),
    [
        ([entry("Help now", "Apua nyt"), entry("%(n)s services", "%(n)s palvelua")], "not in the catalogue"),
        ([entry("Help now")], "is not translated"),
        ([entry("Help now", "Apua", flags=["fuzzy"])], "is fuzzy"),
        ([entry("%(n)s services", "monta palvelua")], "loses a placeholder"),
        ([entry("%(n)s services", "%(n)s palvelua, %(m)s")], "a placeholder that the English has not"),
        ([entry("Gone", "Poissa")], "not in the code"),
    ],
)
def test_flaw_of_a_catalogue_is_found(entries: list[polib.POEntry], word: str) -> None:
    assert any(word in line for line in check_messages.mistakes(catalogue(*entries), TEXTS, "fi"))


def test_whole_catalogue_passes_and_another_language_may_have_gaps() -> None:
    whole = [
        entry("Help now", "Apua nyt"),
        entry("%(n)s services", "%(n)s palvelua"),
        entry("Open", "Auki", msgctxt="of a shop"),
    ]
    assert check_messages.mistakes(catalogue(*whole), TEXTS, "fi") == []
    gaps = [entry(text.msgid, msgctxt=text.msgctxt) for text in TEXTS]
    assert check_messages.mistakes(catalogue(*gaps), TEXTS, "so") == []


def test_catalogues_are_compiled_when_they_are_newer(tmp_path: Path) -> None:
    path = tmp_path / "fi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    catalogue(entry("Help now", "Apua nyt")).save(str(path))
    assert compile_all(tmp_path) == 1
    assert polib.mofile(str(path.with_suffix(".mo")))[0].msgstr == "Apua nyt"
    assert compile_all(tmp_path) == 0


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: False)
    assert debian.install(["no-such-package-at-all"], tmp_path / "log") == ["no-such-package-at-all"]
    with pytest.raises(servers.MissingError, match="apt-get install some-package"):
        servers.program("no-such-program-at-all", "some-package")


def test_secrets_are_made_once_and_for_the_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in sites.SECRETS:
        monkeypatch.delenv(name, raising=False)
    first, second = (sites.environment(8000, tmp_path) for _time in range(2))
    for name in sites.SECRETS:
        assert len(first[name]) >= 50
        assert first[name] == second[name]
        assert (tmp_path / "secrets" / name.lower()).stat().st_mode & 0o077 == 0


def test_a_taken_port_is_said_plainly(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "tools.run"],
            cwd=ROOT,
            env={**sites.environment(port, tmp_path), "PORT": str(port)},
            capture_output=True,
            text=True,
        )
    assert done.returncode != 0
    assert f"Port {port} is taken" in done.stderr


def test_ci_calls_the_whole_test() -> None:
    script = ROOT / ".ci" / "run"
    assert "make test" in script.read_text()
    assert script.stat().st_mode & 0o111


def test_catalogues_are_compiled_before_django_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(prepare, "compile_all", lambda _folder: order.append("compile") or 3)
    monkeypatch.setattr(prepare.django, "setup", lambda: order.append("setup"))
    monkeypatch.setattr(prepare, "prepare", lambda _say, compiled: order.append(f"prepare {compiled}"))
    monkeypatch.setattr("sys.argv", ["prepare", "--quiet"])
    prepare.main()
    assert order == ["compile", "setup", "prepare 3"]


@pytest.mark.parametrize(
    ("compiled", "loaded", "built"), [(0, False, False), (2, True, False), (2, False, True)]
)
def test_the_index_follows_the_addresses(
    monkeypatch: pytest.MonkeyPatch, compiled: int, loaded: bool, built: bool
) -> None:
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(prepare, "call_command", lambda *words, **_more: called.append(words))
    assert prepare.index(compiled, loaded) is built
    assert called == ([("index", "rebuild")] if built else [])
