"""Questions that join two facts: who plays the one who …, who has which jobs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from quiz.films.facts import Fact
from quiz.films.relations import RELATIONS
from quiz.questions.generate.asks import OBJECT, Ask, ask_of, written
from quiz.questions.generate.build import LETTERS, capital, counted, made, paired, slug_of
from quiz.questions.generate.choose import with_options
from quiz.questions.generate.distractors import Wrong, draw, wrong_answers
from quiz.questions.generate.sets import MOST_VARIANTS, PAIRS
from quiz.questions.generate.single import accepted_of, others_of
from quiz.questions.generate.templates import TEMPLATES, filled
from quiz.questions.generate.world import CREDITS, World
from quiz.questions.lint import lint_question
from quiz.questions.model import Choice, Kind, Question

JOINS_PER_ACTOR = 6


def joined(world: World) -> Iterator[Question]:
    """Yield the joins that the facts allow."""
    yield from _joins(world)
    yield from _jobs(world)


def _joins(world: World) -> Iterator[Question]:
    """Yield "which actor plays the character who …": the act must have one doer, the doer one actor."""
    cast = {fact.subject: fact for fact in world.usable if fact.relation == "played_by"}
    found: list[Question] = []
    for act in world.usable:
        played, rest = cast.get(act.subject), deed_of(world, act)
        if played is None or rest is None or act.relation == "played_by":
            continue
        pattern = TEMPLATES["played_by"].forward
        ask = ask_of(world, played, OBJECT, pattern)
        if ask:
            ask = replace(ask, prompt=f"Who plays the character who {rest}?")
            # One of the two, so that the stem stands once.
            make = _typed_join if draw("join kind", act.id) % 3 == 0 else _choice_join
            found += [
                question
                for question in make(world, ask, [act, played])
                if not lint_question(question)
            ]
    found.sort(key=lambda question: draw("join", question.id))
    asked: Counter[str] = Counter()
    for question in found:
        asked[question.facts[1]] += 1
        if asked[question.facts[1]] <= JOINS_PER_ACTOR:
            yield question


def deed_of(world: World, act: Fact) -> str | None:
    """Return what a fact says its subject does, without the subject, if the facts know nobody else who does it."""
    relation, template = RELATIONS[act.relation], TEMPLATES.get(act.relation)
    if (
        template is None
        or not relation.inverse_functional
        or not template.statement.startswith("{subject} ")
    ):
        return None
    others = {
        fact.subject
        for fact in world.subjects[(act.object, act.relation)]
        if (fact.scene, fact.whom) == (act.scene, act.whom)
    }
    clause = filled(template.statement, act, world.facts)
    name = capital(world.said(act.subject))
    if len(others) != 1 or not clause.startswith(f"{name} "):
        return None
    rest = clause.removeprefix(f"{name} ")
    return rest if world.said(act.subject) not in rest else None


def _typed_join(world: World, ask: Ask, sources: Sequence[Fact]) -> Iterator[Question]:
    accepted = accepted_of(world, ask, ask.key)
    others = others_of(world, ask, accepted)
    yield _join(world, Kind.TYPED, ask, sources, accepted=accepted, others=others)


def _choice_join(world: World, ask: Ask, sources: Sequence[Fact]) -> Iterator[Question]:
    question = _join(world, Kind.SINGLE_CHOICE, ask, sources)
    act = sources[0]
    wrong = [
        one
        for one in wrong_answers(world, ask, seed=question.id)
        if is_fair_for(world, act, one.end)
    ]
    if found := with_options(question, written(world, ask, ask.key), wrong):
        yield counted(world, found[0], [one.end for one in found[1]])


def is_fair_for(world: World, act: Fact, actor: str) -> bool:
    """Return whether an actor is certainly wrong for a deed: so must everybody be whom that actor plays."""
    played = [fact.subject for fact in world.subjects.get((actor, "played_by"), ())]
    ends = (act.object, *((act.whom,) if act.whom else ()))
    return not any(
        part in act.unsafe or any(world.facts.is_barred(part, end) for end in ends)
        for part in played
    )


def _join(world: World, kind: Kind, ask: Ask, sources: Sequence[Fact], **answer: Any) -> Question:
    return made(
        world,
        kind,
        slug=slug_of(kind, "actor", sources),
        prompt=ask.prompt,
        sources=sources,
        tags=(ask.relation.family, "join"),
        family="actor_of",
        asks="actor",
        **answer,
    )


def jobs_of(world: World) -> Mapping[str, dict[str, Fact]]:
    """Return for each credited person the jobs that the credits give, with the fact of each."""
    jobs: dict[str, dict[str, Fact]] = {}
    for fact in world.usable:
        template = TEMPLATES.get(fact.relation)
        if template and template.job and RELATIONS[fact.relation].family == CREDITS:
            jobs.setdefault(fact.object, {})[template.job] = fact
    return jobs


def _jobs(world: World) -> Iterator[Question]:
    """Yield who did which job, with the jobs that the film's credit lines name; each line is closed (P1)."""
    jobs = jobs_of(world)
    every = {job for mine in jobs.values() for job in mine}
    for person, mine in sorted(jobs.items()):
        others = sorted(
            (job for job in every - mine.keys() if not _is_barred(world, person, job, jobs)),
            key=lambda job: draw(person, job),
        )
        if len(mine) == 1 and len(others) >= 2:
            yield from _job_choice(world, person, mine, others)
        elif len(mine) > 1 and others:
            yield from _job_set(world, person, mine, others)
    yield from _job_match(world, jobs)


def _is_barred(world: World, person: str, job: str, jobs: Mapping[str, dict[str, Fact]]) -> bool:
    """Return whether a job is no fair wrong answer: makers of a film often help to produce it."""
    holders = [other for other, theirs in jobs.items() if job in theirs]
    half_true = person in world.makers and any(
        theirs.get(job) and theirs[job].relation == "produced_by" for theirs in jobs.values()
    )
    return half_true or any(world.facts.is_barred(person, holder) for holder in holders)


def _job_choice(
    world: World, person: str, mine: Mapping[str, Fact], others: Sequence[str]
) -> Iterator[Question]:
    ((job, fact),) = mine.items()
    question = made(
        world,
        Kind.SINGLE_CHOICE,
        slug=slug_of(Kind.SINGLE_CHOICE, "job", [fact]),
        prompt=f"Which job do the credits of the film {world.facts.film.title} give {world.said(person)}?",
        sources=[fact],
        tags=(CREDITS,),
        family="job",
        asks="job",
    )
    if found := with_options(question, job, [Wrong(other, other, "P1") for other in others]):
        yield found[0]


def _job_set(
    world: World, person: str, mine: Mapping[str, Fact], others: Sequence[str]
) -> Iterator[Question]:
    rows = [(job, True) for job in mine] + [(job, False) for job in others[: len(mine)]]
    slug = slug_of(Kind.MULTIPLE_CHOICE, "job", list(mine.values()))
    rows.sort(key=lambda row: draw(slug, row[0]))
    question = made(
        world,
        Kind.MULTIPLE_CHOICE,
        slug=slug,
        prompt=f"Which jobs do the credits of the film {world.facts.film.title} give {world.said(person)}?",
        sources=list(mine.values()),
        choices=tuple(
            Choice(
                id=LETTERS[index],
                text=capital(job),
                correct=correct,
                proof=None if correct else "P1",
            )
            for index, (job, correct) in enumerate(rows)
        ),
        tags=(CREDITS, "needs_options"),
        family="job",
        asks="job",
    )
    if not lint_question(question):
        yield question


def _job_match(world: World, jobs: Mapping[str, dict[str, Fact]]) -> Iterator[Question]:
    """Yield people and jobs to be paired; of somebody with two jobs one is shown, and nobody shares a job."""
    single = [
        (person, job, fact)
        for person, mine in sorted(jobs.items())
        for job, fact in sorted(mine.items())[:1]
        if sum(job in theirs for theirs in jobs.values()) == 1
    ]
    for size in PAIRS:
        sets = sorted(
            combinations(single, size), key=lambda rows: draw("jobs", *(row[0] for row in rows))
        )
        for rows in sets[:MOST_VARIANTS]:
            sources = [fact for _, _, fact in rows]
            pairs = tuple((world.said(person), capital(job)) for person, job, _ in rows)
            yield made(
                world,
                Kind.MATCH,
                slug=slug_of(Kind.MATCH, "job", sources),
                prompt=f"Who has which job on the film {world.facts.film.title}?",
                sources=sources,
                explanation=paired(pairs),
                pairs=pairs,
                tags=(CREDITS,),
                family="job",
                asks="pairs",
            )
