"""Drafts of whole articles: what is auto, what waits, and that every draft passes the proof of a facts file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.errors import QuizError
from quiz.films.article import read_article
from quiz.films.check import check
from quiz.films.draft import NothingToDraft, counts, draft
from quiz.films.facts import FactStatus, FactTier, FilmFacts
from quiz.films.reading import parse, to_json
from quiz.questions.generate import generate
from quiz.questions.lint import lint

OURS = Path(__file__).parents[1] / "articles"
SAMPLES = Path(__file__).parents[3] / "shared" / "articles"
with_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the sample articles are not beside this checkout"
)
EVERY = [*sorted(OURS.glob("*.txt")), *sorted(SAMPLES.glob("*.txt"))]


def drafted(name: str) -> FilmFacts:
    return draft(read_article((OURS / name).read_bytes(), name))


def draft_of(text: str) -> FilmFacts:
    return draft(read_article(text.encode(), "grey_tide.txt"))


def said(facts: FilmFacts, tier: FactTier, *relations: str) -> list[str]:
    """Return "subject relation object" of the facts of a tier, each once, by name."""

    def name(end: str) -> str:
        entity = facts.entity(end)
        return entity.name if entity else end

    return [
        f"{name(fact.subject)} {fact.relation} {name(fact.object)}"
        + (f" {fact.scene}" if fact.scene else "")
        for fact in facts.facts
        if fact.tier is tier
        and fact.status is FactStatus.STATED
        and (not relations or fact.relation in relations)
    ]


def auto(facts: FilmFacts, *relations: str) -> list[str]:
    return said(facts, FactTier.AUTO, *relations)


def review(facts: FilmFacts, *relations: str) -> list[str]:
    return said(facts, FactTier.REVIEW, *relations)


def test_every_info_line_becomes_facts():
    facts = drafted("harbour_lights.txt")
    info = {one.id for one in facts.article.sentences if one.part == "info"}
    covered = {fact.place for fact in facts.facts} & info
    assert info - covered == {"I.8", "I.20"}  # who narrates, how it sounds: nothing asks for those


@pytest.mark.parametrize(
    "fact",
    [
        "Harbour Lights title_alias The Last Pilot",
        "Harbour Lights release_year 1987",
        "Harbour Lights nationality British",
        "Harbour Lights nationality Irish",
        "Harbour Lights genre mystery",
        "Harbour Lights genre drama",
        "Harbour Lights directed_by Orla Fenwick",
        "Harbour Lights produced_by Basil Okoro",
        "Harbour Lights produced_by Greta Lindqvist",
        "Harbour Lights written_by Tomas Varga",
        "Harbour Lights written_by Orla Fenwick",
        "Harbour Lights screenplay_by Tomas Varga",
        "Harbour Lights story_by Orla Fenwick",
        "Harbour Lights based_on The Pilot's Daughter by Edith Marlowe",
        "Harbour Lights starring Jonas van der Meer",
        "Harbour Lights music_by Aurel Stanca",
        "Harbour Lights cinematography_by Pietro Lanza",
        "Harbour Lights edited_by Winifred Opel",
        "Harbour Lights production_company Saltwater Pictures",
        "Harbour Lights production_company Tern Films",
        "Harbour Lights distributed_by Northquay Releasing",
        "Harbour Lights release_date 1987-10-03 in Ireland",
        "Harbour Lights release_date 1987-10-16 in the United Kingdom",
        "Harbour Lights running_time 113",
        "Harbour Lights country the United Kingdom",
        "Harbour Lights language Irish",
        "Harbour Lights budget 3200000 GBP",
        "Harbour Lights box_office 11480250 GBP",
        "Ines Calloway plays_role a lighthouse keeper",
        "Silas Thorne played_by Rupert Dane",
        "Mina Aldous feature_film_debut Harbour Lights",
        "Mina Aldous plays_role a 14-year-old stowaway",
        "Agnes Morrow played_by Ines Calloway",
        "Tilly Garvan played_by Mina Aldous",
        "Tilly Garvan age 14",
        "a fourteen-year-old girl person_named Tilly Garvan",
        "Elias Brandt played_by Jonas van der Meer",
    ],
)
def test_what_an_article_with_all_lines_gives_untouched(fact):
    assert fact in auto(drafted("harbour_lights.txt"))


def test_a_lead_without_info_lines_still_yields_what_it_holds():
    facts = drafted("quiet_orchard.noinfo.txt")
    assert auto(facts) == [
        "The Quiet Orchard release_year 1962",
        "The Quiet Orchard nationality French",
        "The Quiet Orchard nationality Italian",
        "The Quiet Orchard genre romantic comedy",
        "The Quiet Orchard directed_by Lucille Arnaud",
        "The Quiet Orchard written_by Lucille Arnaud",
        "The Quiet Orchard starring Yves Montclair",
        "Yves Montclair plays_role a retired tax inspector",
        "The Quiet Orchard starring Paola Ricci",
        "Countess Bianca Serafini played_by Paola Ricci",
        "The Quiet Orchard starring Denis Aubry",
    ]


def test_doubtful_lines_wait_for_review():
    facts = drafted("night_ferry.txt")
    assert auto(facts) == [
        "Night Ferry release_year 2003",
        "Night Ferry nationality American",
        "Night Ferry genre crime",
        "Night Ferry genre thriller",
        "Night Ferry starring Leo Marsh",
        "Night Ferry starring Carla Esposito",
        "Night Ferry starring Ruth Okafor",
        "Night Ferry directed_by Dana Whitlock",
        "Night Ferry produced_by Petra Nyberg",
        "Night Ferry written_by Dana Whitlock",
        "Night Ferry starring Ben Marsh",
        "Night Ferry release_date 2003-09-05 at the Telluride Film Festival",
        "Night Ferry country the United States",
        "Night Ferry language English",
        "Nora Quill played_by Carla Esposito",
    ]
    waiting = review(facts)
    assert "Night Ferry budget 8500000 USD" in waiting  # a range
    assert "Night Ferry box_office 27000000 USD" in waiting  # an estimate
    assert "Night Ferry running_time 104" in waiting  # a range
    assert "Night Ferry distributed_by Toho-Nord" in waiting  # for a part of the world
    assert "Night Ferry produced_by Sol Abrams" in waiting  # with a note
    assert "Night Ferry release_date 2004-05-07" in waiting  # no place beside one that has one


def test_one_name_with_two_actors_and_one_actor_with_two_names_are_quarantined():
    facts = drafted("night_ferry.txt")
    assert review(facts, "played_by") == [
        "Danny played_by Leo Marsh",
        "Danny played_by Ben Marsh",
        "Amos Pike played_by Ruth Okafor",
        "Nora's sister played_by Ruth Okafor",
    ]


def test_groups_and_places_in_brackets_are_no_actors():
    names = {entity.name for entity in drafted("night_ferry.txt").entities}
    assert not names & {"Harbor Boys", "Frank Doyle", "Oregon Company", "Salt House", "Kessler"}


def test_citations_abbreviations_and_other_currencies():
    facts = drafted("salt_road.txt")
    assert auto(
        facts, "starring", "country", "running_time", "budget", "box_office", "played_by"
    ) == [
        "Salt Road starring Karl-Heinz Bauer Sr.",
        "Salt Road starring Anneliese Vogt",
        "Salt Road starring Max O'Dell",
        "Salt Road running_time 125",
        "Salt Road country West Germany",
        "Salt Road country Switzerland",
        "Salt Road box_office 2750000 EUR",
        "Dr. Emil Hauk played_by Max O'Dell",
        "Paul Reiss played_by Karl-Heinz Bauer Sr.",
        "Eva Lindt played_by Anneliese Vogt",
    ]


def test_romance_near_a_minor_never_is_auto():
    facts = drafted("paper_kites.txt")
    kissing = [fact for fact in facts.facts if fact.place in ("P1.2", "P1.3")]
    assert kissing
    assert all(fact.tier is FactTier.REVIEW for fact in kissing)
    assert not any(event.place in ("P1.2", "P1.3") for event in facts.events)


def test_spoilers_rise_through_the_plot():
    facts = drafted("harbour_lights.txt")
    by_place = {fact.place.split(".")[0]: fact.spoiler for fact in facts.facts}
    assert by_place == {"L": 0, "I": 0, "P1": 0, "P2": 2, "P3": 3, "P4": 3}


def test_events_and_reasons_are_drafts_only():
    facts = drafted("harbour_lights.txt")
    assert "Brandt threatens Silas".replace("Brandt", "Elias Brandt").replace(
        "Silas", "Silas Thorne"
    ) in (" ".join(event.statement for event in facts.events))
    assert not any(event.orderable or event.rank or event.causes for event in facts.events)
    assert review(facts, "meets") == ["Silas Thorne meets Elias Brandt"]


def test_a_reason_is_a_draft_only():
    facts = draft_of(
        "Grey Tide is a 1994 Danish drama film directed by Ida Holm.\n\nStarring - Bo Lund\n\n"
        "Ole Krag (Bo Lund) sails north. Ole steals the boat because his own has sunk."
    )
    assert [event.statement for event in facts.events] == ["Ole Krag steals the boat."]
    assert review(facts, "why") == ["Ole Krag steals the boat why his own has sunk"]


@pytest.mark.parametrize(
    ("plot", "quoted"),
    [
        ('Ole says ",;" and goes.', []),
        ('Ole says " ... " and goes.', []),
        ('"Ole (Bo Lund) says "no".', ["no"]),
        ('Ole says "the sea," and goes.', ["the sea"]),
    ],
)
def test_a_slip_in_the_quotation_marks_makes_no_odd_phrase(plot, quoted):
    facts = draft_of(f"Grey Tide is a 1994 Danish drama film.\n\n{plot}")
    assert [entity.name for entity in facts.entities if entity.type == "quote"] == quoted


def typeset(text: str) -> str:
    """Return the same article as a word processor would write it."""
    return (
        text.replace(" - ", "\t–\xa0")
        .replace(' "', " “")
        .replace('"', "”")
        .replace("'", "’")
        .replace("\n", "\r\n")
    )


@pytest.mark.parametrize("name", ["harbour_lights.txt", "night_ferry.txt", "salt_road.txt"])
def test_typesetting_changes_no_fact(name):
    raw = (OURS / name).read_text()
    plain, set_up = draft_of(raw), draft_of(typeset(raw))
    assert auto(set_up) == auto(plain)
    assert sorted(review(set_up)) == sorted(review(plain))
    assert check(to_json(set_up), typeset(raw)).problems == ()


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_every_draft_passes_the_proof_with_its_article(path):
    article = read_article(path.read_bytes(), path.name)
    raw = to_json(draft(article))
    assert check(raw, article.text).problems == ()
    assert to_json(parse(raw)) == raw


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_same_article_same_bytes(path):
    once, again = (to_json(draft(read_article(path.read_bytes(), path.name))) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("Saltwater Pictures", ("Saltwater",)),
        ("Keller Bros.", ("Keller Brothers", "Keller")),
        ("Long Pier Pictures", ()),  # two words left: as likely a person's name
        ("Studio Haneul", ()),
    ],
)
def test_a_company_is_known_by_what_people_call_it(company, short):
    facts = draft_of(f"Grey Tide is a 1994 Danish drama film.\n\nDistributed by - {company}")
    assert [one.aliases for one in facts.entities if one.name == company] == [short]


def test_a_work_may_be_named_without_its_author():
    works = [one for one in drafted("harbour_lights.txt").entities if one.type == "work"]
    assert [one.aliases for one in works] == [("The Pilot's Daughter",)]


def test_a_short_name_that_may_mean_somebody_else_is_left_out():
    facts = draft_of(
        "Grey Tide is a 1994 Danish drama film.\n\nDirected by - Ida Holm\nDistributed by - Holm Films"
    )
    aliases = {one.name: one.aliases for one in facts.entities}
    assert (aliases["Ida Holm"], aliases["Holm Films"]) == ((), ())


def test_statements_name_film_and_thing_apart():
    said = {fact.statement for fact in drafted("harbour_lights.txt").facts}
    assert "In the film Harbour Lights, Silas Thorne is played by Rupert Dane." in said
    assert "In the film Harbour Lights, the age of Tilly Garvan, in years, is 14." in said


def test_counts_tell_what_is_ready_and_what_waits():
    counted = counts(drafted("night_ferry.txt"))
    assert (counted.auto, counted.duplicate) == (15, 5)
    assert ("release_date", 1, 1) in counted.relations
    assert str(counted).endswith(
        f"15 auto, {counted.review} review, 5 said twice, {counted.events} events, {counted.entities} entities"
    )


def test_the_film_is_named_as_asked():
    article = read_article((OURS / "salt_road.txt").read_bytes(), "salt_road.txt")
    assert draft(article).film.id == "salt_road"
    assert draft(article, "salt-1978").film.id == "salt-1978"
    with pytest.raises(NothingToDraft, match="'no spaces!' is no id for a film; use letters"):
        draft(article, "no spaces!")


def test_text_without_facts_is_refused_with_what_to_do():
    with pytest.raises(
        NothingToDraft, match=r"grey_tide.txt: no fact can be taken .* begins “X is a"
    ):
        draft_of("nothing but small words here.")


@with_samples
@pytest.mark.parametrize(
    ("name", "least"),
    [("leon.txt", 40), ("goodfellas.txt", 40), ("forrest_gump.txt", 40), ("the_wizard_of_oz.noinfobox.txt", 20)],
)  # fmt: skip
def test_a_sample_article_gives_questions_untouched(name, least):
    facts = draft(read_article((SAMPLES / name).read_bytes(), name))
    bank = generate(facts)
    assert len(bank.questions) >= least
    assert lint(bank, facts) == []


@with_samples
def test_goodfellas_finds_its_actors_by_surname_and_drops_strangers():
    facts = draft(read_article((SAMPLES / "goodfellas.txt").read_bytes(), "goodfellas.txt"))
    assert auto(facts, "played_by") == [
        "Henry Hill played_by Ray Liotta",
        "Paulie played_by Paul Sorvino",
        "Jimmy played_by Robert De Niro",
        "Tommy DeVito played_by Joe Pesci",
        "Karen played_by Lorraine Bracco",
    ]
    assert review(facts, "played_by") == []


@with_samples
def test_forrest_gump_quarantines_the_two_forrests():
    facts = draft(read_article((SAMPLES / "forrest_gump.txt").read_bytes(), "forrest_gump.txt"))
    assert review(facts, "played_by") == [
        "Forrest Gump played_by Tom Hanks",
        "Forrest played_by Haley Joel Osment",
    ]
    assert "Dan Taylor played_by Gary Sinise" in auto(facts, "played_by")


@with_samples
def test_oz_lives_on_its_lead_and_plot():
    name = "the_wizard_of_oz.noinfobox.txt"
    facts = draft(read_article((SAMPLES / name).read_bytes(), name))
    assert "a phony fortune teller person_named Professor Marvel" in auto(facts)
    assert review(facts, "directed_by") == [
        "The Wizard of Oz directed_by Victor Fleming"
    ]  # "primarily"
    assert not auto(facts, "produced_by")  # a studio is no person


PIECES = st.sampled_from(
    [
        "Grey Tide is a 1994 Danish drama film directed by Ida Holm and written by Holm. ", "It stars Bo Lund as Ole Krag. ",
        "\n\n", "\n\n\n", "Directed by - Ida Holm, Ida Holm", "Starring - Bo Lund, Irish, Bo Lund", "Language - Irish, English",
        "Country - Irish, Denmark", "Budget - $1,2,3 million", "Release date - 31 February 1994, 1994-02-28 (Oslo)", "\n",
        "Ole Krag (Bo Lund) meets Ida. ", "Ole (Lund), a 9-year-old boy, kisses Ida. ", "Irish (Bo Lund) says \"Irish\". ",
        "\"", "(", ")", "[1]", "[a]", " - ", "…", "\x0b", "\u2028", "\xa0\xa0", "ｅ\u0301", "\U0001f3ac", "Mr. ", "a mobster named X. ",
        "The Crew (2001 film), 12, a thief, ", "’s father (Bo Lund) ",
    ]
)  # fmt: skip


def outcome(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the refusal, or what the proof says of the draft."""
    try:
        article = read_article(raw, "x.txt")
        return "", check(to_json(draft(article)), article.text).problems
    except QuizError as refused:
        return str(refused), ()


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=30))
def test_any_text_is_drafted_soundly_or_refused_in_a_line(pieces):
    refusal, problems = outcome("".join(pieces).encode("utf-8", "surrogatepass"))
    assert "\n" not in refusal
    assert problems == ()


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_drafted_or_refused_in_a_line(raw):
    refusal, problems = outcome(raw)
    assert refusal.startswith("x.txt") or not refusal
    assert problems == ()
