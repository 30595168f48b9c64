"""Every reason for which a flow is refused, each by its own words."""

import pytest
from django.utils.translation import override

from familycentre.guidance import flow_rules, graph

FI = {"fi": "sana", "sv": "ord"}


def question(name, *choices, **more):
    told = [{"id": c[0], "text": FI, "to": c[1], "danger": len(c) > 2} for c in choices]
    return {"type": "question", "value": {"id": name, "text": FI, "choices": told, **more}}


def outcome(name, **more):
    return {
        "type": "outcome",
        "value": {"id": name, "title": FI, "text": FI, "doors": [{"type": "named", "value": "ask"}], **more},
    }


def reasons(*nodes, private=True):
    with override("en"):
        found = flow_rules.faults(graph.flow_of(nodes), graph.names_of(nodes), ["fi", "sv"], private)
        return [str(fault) for fault in found]


def test_a_sound_flow_has_no_faults():
    assert reasons(question("a", ("x", "end"), ("y", "")), outcome("end")) == []


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        ([outcome("end")], "A flow starts with a question"),
        ([question("a", ("x", "end")), outcome("end"), outcome("lost")], "lost: No answer leads here"),
        ([question("a", ("x", "gone")), outcome("end")], "“gone” is led to, but there is no such node"),
        ([question("a"), outcome("end")], "a: This question has no answers"),
        ([question("a", ("x", "end")), outcome("end", doors=[])], "end: This outcome has no next door"),
        ([question("a", ("x", "b")), question("b", ("y", "a")), outcome("end")], "circle: a → b → a"),
        (
            [question("a", ("x", "end")), outcome("end", text={"fi": "sana"})],
            "end: A text is missing (text): sv",
        ),
        ([question("a", ("x", "end")), outcome("end"), outcome("end")], "end: Two nodes have this name"),
        ([question("a", ("x", "end"), ("x", "end")), outcome("end")], "Two answers have the name “x”"),
        ([question("a", ("x", "end", True)), outcome("end")], "must lead to an outcome of immediate help"),
        ([question("at", ("x", "end")), outcome("end")], "at: This name is taken"),
    ],
)
def test_it_is_refused_with_the_reason(nodes, told):
    assert any(told in reason for reason in reasons(*nodes)), reasons(*nodes)


def test_danger_is_not_asked_where_answers_stand_in_addresses():
    nodes = [question("a", ("x", "end", True)), outcome("end", help_now=True)]
    assert reasons(*nodes) == []
    assert "It asks about danger" in reasons(*nodes, private=False)[0]


def test_a_junction_looks_at_a_question_that_is_there():
    junction = {
        "type": "junction",
        "value": {"id": "j", "question": "a", "routes": [{"choice": "zz", "to": "end"}], "to": "end"},
    }
    assert "does not have" in reasons(question("a", ("x", "j")), junction, outcome("end"))[0]
    junction["value"]["question"] = "end"
    assert "which is no question" in reasons(question("a", ("x", "j")), junction, outcome("end"))[0]
