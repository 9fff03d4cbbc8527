"""Statements in our own words, one template a relation: no sentence of an article is ever repeated."""

from datetime import date

from quiz.films.draft.words import WITH_THE

# The object comes last, so that a statement can be asked with its end left blank.
TOLD = {
    "directed_by": "The director of the film {film} is {object}.",
    "produced_by": "A producer of the film {film} is {object}.",
    "written_by": "A writing credit on the film {film} goes to {object}.",
    "screenplay_by": "A screenplay credit on the film {film} goes to {object}.",
    "story_by": "A story credit on the film {film} goes to {object}.",
    "based_on": "The source of the film {film} is {object}.",
    "starring": "One of the stars of the film {film} is {object}.",
    "cinematography_by": "The cinematographer of the film {film} is {object}.",
    "edited_by": "The editor of the film {film} is {object}.",
    "music_by": "The music of the film {film} is credited to {object}.",
    "production_company": "A company behind the making of the film {film} is {object}.",
    "distributed_by": "The film {film} was distributed by {object}.",
    "running_time": "The running time of the film {film}, in minutes, is {object}.",
    "country": "The film {film} was made in {object}.",
    "language": "A language of the film {film} is {object}.",
    "budget": "The budget of the film {film} was {object}.",
    "box_office": "The box office of the film {film} came to {object}.",
    # Not certain enough to ask: a range, an estimate, a sum for a part of the world.
    "budget?": "For the budget of the film {film} the article gives: {object}.",
    "box_office?": "For the box office of the film {film} the article gives: {object}.",
    "release_year": "The film {film} is from the year {object}.",
    "nationality": "The nationality given for the film {film} is {object}.",
    "genre": "A genre given for the film {film} is {object}.",
    "title_alias": "Another title of the film {film} is {object}.",
    "person_named": "In the film {film} the name of {subject} is {object}.",
    "meets": "One of the people whom {subject} meets is {object}.",
    "mentions": "The plot of the film {film} mentions {object}.",
    "played_by": "In the film, {subject} is played by {object}.",
    "plays_role": "The role of {subject} is {object}.",
    "feature_film_debut": "The first feature film of {subject} is {object}.",
}


def told(relation: str, *, film: str, subject: str = "", object: str = "") -> str:
    """Return the statement of a fact; "Warner Bros." brings its own full stop."""
    statement = TOLD[relation].format(film=film, subject=subject, object=object)
    return f"{statement[:-1]}" if statement.endswith("..") else statement


def told_release(film: str, day: date, scene: str | None) -> str:
    """Return the statement of a release date; `scene` says where ("in France")."""
    where = f" {scene}" if scene else ""
    return f"The film {film} was released{where} on {day.day} {day:%B} {day.year}."


def told_age(subject: str, years: int) -> str:
    return f"{subject} is {years} {'year' if years == 1 else 'years'} old."


def with_article(place: str) -> str:
    """Return a place as a sentence says it: "the United States", but "France"."""
    return f"the {place}" if place in WITH_THE else place
