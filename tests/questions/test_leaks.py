"""A deal never holds two questions of which one gives away the other; being listed beside others gives nothing away."""

import pytest

from quiz.questions.leaks import clash, graph, leaks, pick
from quiz.questions.model import Choice, Kind
from tests.questions.samples import choices, make_question


def about(question_id: str, prompt: str, key: str, told: str = "", **more):
    """Return a question on a fact of its own."""
    row = {"choices": choices(key, "Agnes", "Bo", "Cleo")} | more
    return make_question(
        id=question_id, prompt=prompt, explanation=told, facts=(question_id.upper(),), **row
    )


KEEPER = about("f1", "Who keeps the lighthouse?", "Marten", "Marten keeps the lighthouse.")


@pytest.mark.parametrize(
    ("a", "b", "gives_away"),
    [
        (KEEPER, about("f2", "Who rows to the island?", "Colm", "Colm rows to the island."), False),
        # told: prompt, answer and explanation
        (about("f2", "What does Marten, who keeps the lighthouse, drink?", "Tea"), KEEPER, True),
        (about("f3", "Whom does Ruth marry?", "Marten", "Ruth marries the man who keeps the lighthouse."), KEEPER, True),
        # the same name about something else
        (about("f4", "What does Marten drink?", "Tea"), KEEPER, False),
        (about("f5", "Who drinks tea?", "Marten", "Marten drinks tea."), KEEPER, False),
        # listed only
        (about("f6", "Who drinks milk?", "Ruth", choices=choices("Ruth", "Marten", "Colm")), KEEPER, False),
        # a thing that is no name gives itself away wherever it is told
        (about("f7", "What sinks?", "a boat"), about("f8", "What does Bo steal?", "A boat", "Bo steals a boat."), True),
        # … and, if the answer must be recalled, wherever it is listed
        (
            about("f9", "What burns?", "a pier", choices=choices("a pier", "a brass bell", "a net")),
            make_question(Kind.TYPED, id="t", prompt="What does Bo steal?", accepted=("a brass bell",), facts=("T",)),
            True,
        ),
        (
            about("f9", "What burns?", "a pier", choices=choices("a pier", "a brass bell", "a net")),
            about("f10", "What does Bo steal?", "A brass bell", "Bo steals a brass bell."),
            False,
        ),
        (
            about("f11", "Who drowns at the age of twelve?", "Bo"),
            make_question(Kind.NUMBER, id="n", prompt="How old is Bo?", answer=12, facts=("N",)),
            True,
        ),
    ],
)  # fmt: skip
def test_what_gives_away_what(a, b, gives_away):
    assert leaks(a, b) is gives_away


def test_questions_on_one_fact_give_each_other_away():
    other = make_question(Kind.TYPED, id="t1", facts=KEEPER.facts)
    assert leaks(KEEPER, other)
    assert leaks(other, KEEPER)


def statement(question_id: str, prompt: str, *, true: bool):
    options = (
        Choice(id="a", text="True", correct=true),
        Choice(id="b", text="False", correct=not true),
    )
    return make_question(
        Kind.TRUE_FALSE,
        id=question_id,
        prompt=prompt,
        choices=options,
        facts=(question_id,),
        explanation="",
    )


def test_a_statement_is_given_away_by_whoever_says_it_all():
    claim = statement("s1", "Is it true that Marten keeps the old lighthouse?", true=True)
    assert leaks(
        about("f2", "Who drinks tea?", "Bo", "Marten, who keeps the old lighthouse, drinks none."),
        claim,
    )
    assert not leaks(about("f3", "Who drinks tea?", "Bo", "Marten keeps the tea."), claim)


def test_the_word_true_gives_away_no_statement():
    assert not clash(
        statement("s1", "Is it true that Bo sinks the boat?", true=True),
        statement("s2", "Is it true that Ruth marries Colm?", true=True),
    )


def test_the_graph_is_the_pairs_that_clash():
    questions = [
        KEEPER,
        about("f2", "What does Marten, who keeps the lighthouse, drink?", "Tea"),
        about("f3", "Who swims?", "Bo"),
    ]
    barred = graph(questions)
    assert barred["f2"] == {KEEPER.id}
    assert barred[KEEPER.id] == {"f2"}
    assert barred["f3"] == frozenset()


def test_picking_takes_the_first_that_do_not_clash():
    questions = [
        KEEPER,
        about("f2", "What does Marten, who keeps the lighthouse, drink?", "Tea"),
        about("f3", "Who swims?", "Bo"),
        about("f4", "Who dives?", "Cleo"),
    ]
    assert [question.id for question in pick(questions, number=2)] == ["f1", "f3"]
    assert len(pick(questions, number=10)) == 3
