"""Every proof is taken anew from the facts: what they do not support is found, whoever wrote it."""

from dataclasses import replace

import pytest

from quiz.films.facts import Event, Fact
from quiz.questions.generate import generate
from quiz.questions.generate.verify import verify
from quiz.questions.model import Choice, Kind, Question
from tests.questions import harbour
from tests.questions.harbour import FACTS, fact, facts

QUESTIONS = {question.id: question for question in generate(facts()).questions}


def named(end: str) -> Question:
    return QUESTIONS[f"harbour-{end}"]


def of(kind: Kind, family: str) -> Question:
    return next(q for q in QUESTIONS.values() if q.kind is kind and q.family == family)


def rewritten(question: Question, old: str, new: str, *, proof: str | None = None) -> Question:
    """Return the question with the text of one option changed."""
    options = tuple(
        replace(choice, text=new, proof=proof or choice.proof) if choice.text == old else choice
        for choice in question.choices
    )
    assert options != question.choices
    return replace(question, choices=options)


def key_of(question: Question) -> str:
    return question.keys[0]


def wrong_of(question: Question) -> str:
    return next(choice.text for choice in question.choices if not choice.correct)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_what_the_generator_makes_is_supported(question):
    assert verify(question, facts()) == []


CHOICE = named("f009-object-single-choice")
TAMPERED = {
    "another key": rewritten(CHOICE, key_of(CHOICE), "A silver spoon"),
    "a second right answer": rewritten(CHOICE, wrong_of(CHOICE), "A brass bell"),
    "a denied option": rewritten(CHOICE, wrong_of(CHOICE), "A wooden cross"),
    "a barred option": rewritten(CHOICE, wrong_of(CHOICE), "An oil lamp"),
    "an option from nowhere": rewritten(CHOICE, wrong_of(CHOICE), "A flying carpet"),
    "a proof of another code": rewritten(CHOICE, wrong_of(CHOICE), wrong_of(CHOICE), proof="P7"),
    "a fact that is gone": replace(CHOICE, facts=("F999",)),
    "a fact that waits for review": replace(CHOICE, facts=("F013",)),
    "another relation": replace(CHOICE, family="carries"),
    "an unknown family": replace(CHOICE, family="smells_of"),
    "an unknown direction": replace(CHOICE, asks="somebody"),
    "too low a spoiler level": replace(CHOICE, spoiler=1),
    "a flag too few": replace(named("f008-object-number"), flags=()),
    "a wrong figure": replace(named("f008-object-number"), answer=16),
    "the key as a wrong option too": rewritten(
        named("f006-subject-single-choice"), "Marten", "Colm"
    ),
    "a place within the other": rewritten(named("f007-object-single-choice"), "Boston", "Mayo"),
    "a typed answer too many": replace(
        named("f003-object-typed"), accepted=("Otto Lund", "Ned Byrne")
    ),
    "a statement turned round": replace(
        named("f007-object-true"), prompt="Is it true that Colm lives in Boston?"
    ),
    "a false statement that is true": replace(
        named("f007-object-false"), prompt="Is it true that Colm lives in Westport?"
    ),
    "a pair exchanged": replace(
        of(Kind.MATCH, "played_by"),
        pairs=(("Colm", "Otto Lund"), ("Marten", "Ned Byrne"), ("Agnes", "Vera Holm")),
    ),
    "an order turned round": replace(
        of(Kind.ORDER, "rank"), sequence=of(Kind.ORDER, "rank").sequence[::-1]
    ),
    "an event nobody tells": replace(
        of(Kind.ORDER, "rank"), sequence=("Colm eats soup", *of(Kind.ORDER, "rank").sequence[1:])
    ),
    "an event without a rank": replace(of(Kind.ORDER, "rank"), facts=("E01", "E02", "E05")),
    "a member that is none": rewritten(
        of(Kind.MULTIPLE_CHOICE, "pastime"), "Humming old songs", "Singing old songs"
    ),
    "an outsider that is a member": rewritten(
        of(Kind.ODD_ONE_OUT, "pastime"),
        key_of(of(Kind.ODD_ONE_OUT, "pastime")),
        "Ringing the bells",
    ),
    "the wrong actor": rewritten(
        named("f009-f004-actor-single-choice"), "Vera Holm", "Ana Prosper"
    ),
}


@pytest.mark.parametrize("question", TAMPERED.values(), ids=TAMPERED.keys())
def test_what_the_facts_do_not_support_is_found(question):
    assert verify(question, facts())


def test_a_question_that_claims_no_facts_is_its_writers_own_affair():
    assert verify(replace(CHOICE, facts=(), choices=()), facts()) == []


def first_last(asks: str, right: str) -> Question:
    events = ("E01", "E02", "E03", "E04")
    texts = (
        "Colm hides the bell",
        "Marten burns the pier",
        "Agnes rings for help",
        "Ruth sails for Boston",
    )
    return Question(
        id="h-1",
        kind=Kind.SINGLE_CHOICE,
        prompt=f"Which of these events happens {asks}?",
        explanation="",
        film="harbour",
        choices=tuple(
            Choice(
                id="abcd"[n],
                text=text,
                correct=text == right,
                proof=None if text == right else "P7",
            )
            for n, text in enumerate(texts)
        ),
        facts=events,
        family="rank",
        asks=asks,
        spoiler=3,
    )


@pytest.mark.parametrize(
    ("asks", "right", "is_supported"),
    [
        ("first", "Colm hides the bell", True),
        ("first", "Marten burns the pier", False),
        ("last", "Ruth sails for Boston", True),
        ("last", "Colm hides the bell", False),
    ],
)
def test_first_and_last_go_by_rank(asks, right, is_supported):
    assert (verify(first_last(asks, right), facts()) == []) is is_supported


def test_events_told_too_close_together_are_not_ordered():
    close = tuple(
        replace(event, rank=number) for number, event in enumerate(harbour.EVENTS[:4], start=1)
    )
    assert verify(first_last("first", "Colm hides the bell"), facts(events=close))


def repeated(fact_id: str, subject: str, value: str, **more: object) -> Fact:
    return fact(
        fact_id,
        subject,
        "ambushes",
        value,
        "Somebody ambushes somebody else.",
        "burns the pier",
        spoiler=1,
        **more,
    )


AMBIGUOUS = {
    "two objects of one act": (
        repeated("F101", "marten", "colm"),
        repeated("F102", "marten", "agnes"),
    ),
    "two doers of one act": (repeated("F101", "marten", "colm"), repeated("F102", "ruth", "colm")),
}
PINNED = {
    "each in its scene": (
        repeated("F101", "marten", "colm", scene="at the pier"),
        repeated("F102", "marten", "agnes", scene="in the chapel"),
    ),
    "an alias is no second answer": (
        repeated("F101", "marten", "colm"),
        repeated("F102", "marten", "colm"),
    ),
}


@pytest.mark.parametrize("pair", AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_an_act_told_twice_is_asked_only_where_one_answer_fits(pair):
    questions = generate(facts(facts=(*FACTS, *pair))).questions
    mine = [q for q in questions if q.family == "ambushes" and q.kind is not Kind.TRUE_FALSE]
    for question in mine:
        given = pair[0].subject if question.asks == "object" else pair[0].object
        same = {
            f.object if question.asks == "object" else f.subject
            for f in pair
            if given in (f.subject, f.object)
        }
        assert len(same) == 1 or not {f.id for f in pair} & set(question.facts)


@pytest.mark.parametrize("pair", PINNED.values(), ids=PINNED.keys())
def test_an_act_told_twice_is_asked_where_the_scene_tells_them_apart(pair):
    questions = generate(facts(facts=(*FACTS, *pair))).questions
    stems = [q.prompt for q in questions if q.family == "ambushes" and q.asks == "object"]
    assert stems
    assert all(
        pair[0].scene is None or "at the pier" in stem or "in the chapel" in stem for stem in stems
    )


def test_a_handmade_question_with_two_answers_is_called_ambiguous():
    pair = AMBIGUOUS["two objects of one act"]
    known = facts(facts=(*FACTS, *pair))
    question = replace(
        CHOICE,
        id="h-2",
        prompt="Whom does Marten ambush?",
        facts=("F101",),
        family="ambushes",
        spoiler=1,
    )
    assert verify(question, known) == ["the facts give more than one answer"]


def test_an_event_is_no_fact_of_a_relation():
    event = Event(id="F001", statement="Ida films", rank=1, orderable=True, place="L.1", spoiler=0)
    known = facts(facts=FACTS[1:], events=(event,))
    assert verify(named("f001-object-single-choice"), known)
