"""Every node and every outcome of the region's flows, and every path, in Finnish and Swedish: walked and rendered."""

from itertools import pairwise
from pathlib import Path as File
from types import SimpleNamespace

import pytest
import yaml
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import escape
from django.utils.translation import override

from familycentre.guidance import engine, flow_drawing, flow_page, graph, guides
from familycentre.guidance.engine import Outcome, Question
from familycentre.guidance.saying import said

ROOT = File(settings.REGION_PACKS) / settings.REGION
FLOWS = sorted((ROOT / "flows").glob("*.yaml"))
PATHS = sorted((ROOT / "paths").glob("*.yaml"))
TOWNS = ["001", "002"]


def loaded(file):
    # the loader's own shapes; this room may not import the one above, so they are asked for by name
    from importlib import import_module

    pack = import_module("familycentre.content.pack.guides")
    schema = import_module("familycentre.content.pack.guide_schema")
    value = schema.FlowFile.model_validate(yaml.safe_load(file.read_text()))
    return value, graph.flow_of(pack.nodes(value, lambda _kind, key: key), TOWNS)


def every_walk(flow):
    """Yield the answers of every way from the start to an outcome."""
    waiting = [{}]
    while waiting:
        answers = waiting.pop()
        place = engine.walk(flow, answers)
        if isinstance(place, Outcome):
            yield answers, place
            continue
        waiting += [{**answers, place.id: choice.id} for choice in place.choices]


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.stem)
def test_every_way_ends_and_every_outcome_is_come_to(file):
    _value, flow = loaded(file)
    met = {outcome.id for _answers, outcome in every_walk(flow)}
    assert met == {name for name, node in flow.nodes.items() if isinstance(node, Outcome)}


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.stem)
def test_danger_leads_to_help_from_everywhere(file):
    value, flow = loaded(file)
    for answers, outcome in every_walk(flow):
        told = any(flow.nodes[name].chosen(answers).danger for name in answers)
        assert outcome.help_now == told
        assert value.private or not told


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["fi", "sv", "en"])
@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.stem)
def test_every_node_and_outcome_is_rendered(file, code, monkeypatch):
    """The doors' records are not in the tests' database: their number and order are checked, their words are not."""
    value, flow = loaded(file)
    monkeypatch.setattr(guides, "municipalities", dict)
    monkeypatch.setattr(flow_page.doors, "shown", lambda doors, _town: [drawn(door) for door in doors])
    words = value.texts[code]
    text = SimpleNamespace(
        slug=words.slug, name=words.name, summary=words.summary, language=code, is_fallback=False
    )
    record = SimpleNamespace(
        graph=lambda _towns: flow,
        sensitive=value.private,
        text=text,
        key=value.id,
        get_absolute_url=lambda: "/x/",
    )
    with override(code):
        for answers, _outcome in every_walk(flow):
            for number, stop in enumerate(engine.numbered(flow, answers), 1):
                if (code, stop.id) in SEEN.setdefault(file.stem, set()):
                    continue
                SEEN[file.stem].add((code, stop.id))
                shown = (
                    flow_page.build_quiet(record, answers, number)
                    if value.private
                    else flow_page.build(record, {**answers, "at": stop.id})
                )
                request = RequestFactory().get("/")
                context = {
                    "flow": record,
                    "shown": shown,
                    "sensitive": value.private,
                    "nav": {},
                    "end_url": "/x/end/",
                    "request": request,
                }
                page = render_to_string(f"guidance/{shown.template}.html", context)
                expected = str(said(stop.text if isinstance(stop, Question) else stop.title))
                assert expected and expected in page.replace("\xad", "").replace("&#x27;", "'")
                assert said(stop.text).language == code
                for choice in getattr(stop, "choices", ()):
                    assert not choice.text or said(choice.text).language == code
                if isinstance(stop, Outcome):
                    assert page.count("door-title") == 0 and len(shown.doors) == len(stop.doors) >= 3
    assert {name for c, name in SEEN[file.stem] if c == code} == {
        name for name, node in flow.nodes.items() if not isinstance(node, engine.Junction)
    }


SEEN: dict[str, set[tuple[str, str]]] = {}


def drawn(door):
    from familycentre.guidance.doors import Shown

    return Shown(door[0], str(door[1]), "", "/x/", "hands")


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.stem)
def test_every_flow_can_be_drawn_without_boxes_on_each_other(file):
    _value, flow = loaded(file)
    boxes = flow_drawing.boxes(flow)
    columns = {}
    for box in boxes.values():
        columns.setdefault(box.x, []).append((box.y, box.y + box.high))
    for column in columns.values():
        column.sort()
        assert all(end < start for (_start, end), (start, _end) in pairwise(column))
    for box in boxes.values():  # arrows lead to the right, and each answer is in its box
        assert all(boxes[way.to].x > box.x for way in box.ways)
        assert all(box.y < box.row(number) < box.y + box.high for number in range(len(box.ways)))
    picture = flow_drawing.flow_svg(flow)
    assert boxes[flow.start].x == boxes[flow.start].y == flow_drawing.EDGE
    assert picture.count("<rect") == len(flow.nodes) and 'style="' not in picture


@pytest.mark.parametrize("file", FLOWS, ids=lambda file: file.stem)
def test_what_is_drawn_is_told_in_words_too(file):
    _value, flow = loaded(file)
    with override("sv"):
        told, picture = flow_drawing.listed(flow), flow_drawing.flow_svg(flow)
    assert [name for name, _words, _ways in told] == list(flow.nodes)
    for name, _words, ways in told:
        assert bool(ways) != isinstance(flow.nodes[name], Outcome)
        assert all(escape(answer) in picture for answer, _goal in ways)


@pytest.mark.parametrize("file", PATHS, ids=lambda file: file.stem)
def test_every_path_is_whole_in_both_languages(file):
    data = yaml.safe_load(file.read_text())
    assert 4 <= len(data["stages"]) <= 6
    assert not data.get("unfinished") or all(data["texts"][code]["unfinished_note"] for code in ("fi", "sv"))
    for stage in data["stages"]:
        assert stage["roles"] and stage["services"]
        for field in ("title", "short", "family", "child", "worry", "next"):
            assert set(stage[field]) >= {"fi", "sv"}, (file.stem, field)


def test_the_guides_seven_paths_and_six_flows_are_there():
    assert len(PATHS) == 7 and len(FLOWS) == 6
    assert sum(bool(yaml.safe_load(file.read_text()).get("unfinished")) for file in PATHS) == 3
