"""The engine: property tests over invented flows, and the flow of the tests' region step by step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from familycentre.guidance import engine, flow_rules
from familycentre.guidance.engine import BrokenFlowError, Choice, Flow, Junction, Outcome, Question

FI = {"fi": "sana", "sv": "ord"}
settings.register_profile(
    "busy", suppress_health_check=[HealthCheck.too_slow]
)  # a machine that does more than this
settings.load_profile("busy")


def outcome(name, help_now=False):
    return Outcome(name, FI, FI, (("named", "ask"),), help_now)


@st.composite
def flows(draw):
    """Sound flows: every question leads on to later ones or to an outcome; the second answer of one tells of danger."""
    number = draw(st.integers(1, 6))
    names = [f"q{n}" for n in range(number)]
    ends = ["end-a", "end-b"]
    nodes = {}
    for place, name in enumerate(names):
        later = [*names[place + 1 :], *ends]
        goals = draw(st.lists(st.sampled_from(later), min_size=1, max_size=3))
        choices = [Choice(f"c{n}", to, FI) for n, to in enumerate(goals)]
        if draw(st.booleans()):
            choices.append(Choice("fear", "help", FI, danger=True))
        nodes[name] = Question(name, FI, tuple(choices))
    nodes |= {end: outcome(end) for end in ends} | {"help": outcome("help", help_now=True)}
    return Flow(nodes)


answers_of = st.dictionaries(
    st.sampled_from([f"q{n}" for n in range(7)]), st.sampled_from(["c0", "c1", "c2", "fear", "strange", ""])
)


@given(flows(), answers_of)
def test_a_walk_ends_at_a_question_or_an_outcome_and_asks_no_question_twice(flow, answers):
    way = engine.stops(flow, answers)
    assert len({stop.id for stop in way}) == len(way)
    assert all(stop.chosen(answers) for stop in way[:-1])
    assert isinstance(engine.walk(flow, answers), Question | Outcome)


@given(flows(), answers_of)
def test_danger_goes_before_everything(flow, answers):
    told = any(
        (choice := node.chosen(answers)) and choice.danger
        for node in flow.nodes.values()
        if isinstance(node, Question)
    )
    assert (engine.walk(flow, answers) == flow.nodes["help"]) or not told


@given(flows(), answers_of)
def test_back_keeps_the_answers_and_forward_finds_them(flow, answers):
    kept = engine.kept(flow, answers)
    for stop in engine.trail(flow, kept):
        assert engine.shown(flow, kept, at=stop.id) == stop
        assert stop.chosen(kept)
    assert engine.kept(flow, kept) == kept


@given(flows(), answers_of)
def test_the_pages_of_a_way_have_numbers_and_danger_is_its_end(flow, answers):
    way = engine.numbered(flow, answers)
    assert all(stop.chosen(answers) for stop in way[:-1])
    assert way[-1] == engine.walk(flow, answers)


@given(flows(), answers_of)
def test_answering_whatever_is_asked_ends_within_the_promised_number(flow, answers):
    given_answers = dict(engine.kept(flow, answers))
    most = engine.most_questions(flow, flow.start)
    for _step in range(most + 1):
        place = engine.walk(flow, given_answers)
        if isinstance(place, Outcome):
            break
        given_answers[place.id] = place.choices[0].id
    assert isinstance(engine.walk(flow, given_answers), Outcome)
    assert len(engine.trail(flow, given_answers)) <= most


@given(flows())
def test_the_rules_find_in_sound_flows_only_what_nothing_leads_to(flow):
    reached = flow_rules.reachable(flow)
    faults = flow_rules.faults(flow, list(flow.nodes), ["fi", "sv"], True)
    assert {fault.node for fault in faults} == set(flow.nodes) - reached


def test_answers_of_no_choice_are_dropped():
    flow = Flow({"q": Question("q", FI, (Choice("a", "end", FI),)), "end": outcome("end")})
    assert engine.kept(flow, {"q": "<script>", "other": "1"}) == {}
    assert engine.walk(flow, {"q": "zzz"}).id == "q"


def test_a_junction_looks_at_an_earlier_answer():
    flow = Flow(
        {
            "who": Question("who", FI, (Choice("young", "how", FI), Choice("other", "how", FI))),
            "how": Question("how", FI, (Choice("well", "fork", FI),)),
            "fork": Junction("fork", "who", (("young", "end-a"),), "end-b"),
            "end-a": outcome("end-a"),
            "end-b": outcome("end-b"),
        }
    )
    assert engine.walk(flow, {"who": "young", "how": "well"}).id == "end-a"
    assert engine.walk(flow, {"who": "other", "how": "well"}).id == "end-b"


def test_a_circle_or_a_way_to_nowhere_is_an_error():
    flow = Flow({"q": Question("q", FI, (Choice("round", "q", FI), Choice("away", "gone", FI)))})
    with pytest.raises(BrokenFlowError):
        engine.walk(flow, {"q": "round"})
    with pytest.raises(BrokenFlowError):
        engine.walk(flow, {"q": "away"})
