import gzip
import re

from django.core.management import call_command

from familycentre.design import stylesheet

KILOBYTE = 1024


def test_layers_come_first():
    first = stylesheet.build().decode().split(";")[0]
    assert first == "@layer " + ",".join(stylesheet.LAYERS)


def test_every_style_file_is_in_a_layer():
    written = {str(path.relative_to(stylesheet.SOURCES)) for path in stylesheet.SOURCES.rglob("*.css")}
    placed = {name for names in stylesheet.LAYERS.values() for name in names}
    assert written == placed | {"style-page.css"}


def test_nothing_is_fetched_from_elsewhere():
    for url in re.findall(r"url\(([^)]*)\)", stylesheet.build().decode()):
        assert (stylesheet.FOLDER / url.strip("\"'")).is_file(), url
    assert "@import" not in stylesheet.build().decode()


def test_small_enough_for_a_phone():
    assert len(gzip.compress(stylesheet.build(), 9)) <= 12 * KILOBYTE


def test_files_are_short():
    for path in stylesheet.SOURCES.rglob("*.css"):
        assert len(path.read_text().splitlines()) <= 400, path.name


def test_components_take_every_colour_from_the_tokens():
    for path in stylesheet.SOURCES.rglob("*.css"):
        if path.name in {"tokens.css", "print.css"}:
            continue
        literal = re.findall(r"#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\(", path.read_text())
        assert set(literal) <= {"#ffffff"}, (path.name, literal)  # the blank page of the exit


def test_sides_are_logical():
    physical = re.compile(r"^\s*(margin|padding|border|inset)?-?(left|right)\b", re.M)
    for path in stylesheet.SOURCES.rglob("*.css"):
        assert not physical.search(path.read_text()), path.name


def test_night_is_written_once_and_serves_media_and_class():
    css = stylesheet.build().decode()
    assert "light-dark(" not in css
    night = stylesheet.tokens()[":root"]["--bg"]["dark"]
    media = css[css.index("@media (prefers-color-scheme:dark)") :]
    assert f":root{{--bg:{night}" in media
    assert f".theme-dark{{--bg:{night}" in media


def test_braces_match():
    css = stylesheet.build().decode()
    assert css.count("{") == css.count("}")


def test_command_writes_the_file(tmp_path, monkeypatch, capsys):
    target = tmp_path / "perhekeskus.css"
    monkeypatch.setattr(stylesheet, "TARGET", target)
    call_command("build_css")
    assert target.read_bytes() == stylesheet.build()
    assert "perhekeskus.css" in capsys.readouterr().out
