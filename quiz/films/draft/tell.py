"""Statements in our own words, one template a relation: no sentence of an article is ever repeated."""

from datetime import date

from quiz.films.draft.words import WITH_THE

TITLE_WORDS_MAX = 6

# The object comes last, so that a statement can be asked with its end left blank.
TOLD = {
    "directed_by": "The director of {film} is {object}.",
    "produced_by": "A producer of {film} is {object}.",
    "written_by": "A writing credit on {film} goes to {object}.",
    "screenplay_by": "A screenplay credit on {film} goes to {object}.",
    "story_by": "A story credit on {film} goes to {object}.",
    "based_on": "The source of {film} is {object}.",
    "starring": "One of the stars of {film} is {object}.",
    "cinematography_by": "The cinematographer of {film} is {object}.",
    "edited_by": "The editor of {film} is {object}.",
    "music_by": "The music of {film} is credited to {object}.",
    "production_company": "A company behind the making of {film} is {object}.",
    "distributed_by": "{film} was distributed by {object}.",
    "running_time": "The running time of {film}, in minutes, is {object}.",
    "country": "A country of origin of {film} is {object}.",
    "language": "A language of {film} is {object}.",
    "budget": "The budget of {film} was {object}.",
    "box_office": "The box office of {film} came to {object}.",
    # Not certain enough to ask: a range, an estimate, a sum for a part of the world.
    "budget?": "For the budget of {film} the article gives: {object}.",
    "box_office?": "For the box office of {film} the article gives: {object}.",
    "release_year": "{film} is from the year {object}.",
    "nationality": "The nationality given for {film} is {object}.",
    "genre": "A genre given for {film} is {object}.",
    "title_alias": "Another title of {film} is {object}.",
    "person_named": "In {film}, the name of {subject} is {object}.",
    "meets": "One of the people whom {subject} meets is {object}.",
    "mentions": "The plot of {film} mentions {object}.",
    "played_by": "In {film}, {subject} is played by {object}.",
    "plays_role": "In {film}, {subject} plays the part of {object}.",
    "feature_film_debut": "The first feature film of {subject} is {object}.",
}


def told(relation: str, *, film: str, subject: str = "", object: str = "") -> str:
    """Return the statement of a fact, not yet with a capital; what ends like a sentence ("Warner Bros.") brings its own full stop."""
    statement = TOLD[relation].format(film=film_said(film), subject=subject, object=object)
    return statement[:-1] if statement[-2] in ".!?" else statement


def film_said(title: str) -> str:
    """Return "the film Léon"; a title longer than a few words would repeat the article's wording."""
    return f"the film {title}" if len(title.split()) <= TITLE_WORDS_MAX else "this film"


def told_release(film: str, day: date, scene: str | None) -> str:
    """Return the statement of a release date; `scene` says where ("in France")."""
    where = f" {scene}" if scene else ""
    return f"{film_said(film)} was released{where} on {day.day} {day:%B} {day.year}."


def told_age(subject: str, years: int, film: str) -> str:
    return f"In {film_said(film)}, the age of {subject}, in years, is {years}."


def with_article(place: str) -> str:
    """Return a place as a sentence says it: "the United States", but "France"."""
    return f"the {place}" if place in WITH_THE else place
