"""The relations a fact may use, each declared once: types of its ends and what is known about it."""

from dataclasses import dataclass

# Objects of these types are literals, written the one way given here; every other object is the id of an entity.
LITERALS = {
    "year": "four digits: 1994",
    "date": "ISO: 1994-09-14",
    "money": "whole units and currency: 45284974 USD",
    "number": "digits: 2",
    "minutes": "digits: 110",
    "text": "free text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`functional`: a subject has one object (for one scene and third party). `inverse_functional`: an object has one
    subject. `closed`: the facts list every object a subject has, so anything else is false. `within_scene`: those
    claims hold for one subject and one scene, so every question names the scene. `foils_only`: other objects of the
    same type may be true too, so only wrong answers cleared by a person are offered for the object.
    """

    name: str
    family: str
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]  # entity types, or literal types (see LITERALS)
    functional: bool = False
    inverse_functional: bool = False
    closed: bool = False
    within_scene: bool = False
    foils_only: bool = False


def _declared(*relations: Relation) -> dict[str, Relation]:
    return {relation.name: relation for relation in relations}


def _credit(name: str, *object_types: str, closed: bool = True) -> Relation:
    """Return a line of the film's credits. Closed: the line names everybody who has the credit."""
    return Relation(
        name=name,
        family="credits",
        subject_types=("film",),
        object_types=object_types or ("person",),
        closed=closed,
    )


FILM = ("film",)
PLACES = ("country", "state", "city", "district", "site", "spot", "place")

RELATIONS = _declared(
    _credit("directed_by"),
    _credit("produced_by"),
    _credit("written_by"),
    _credit("screenplay_by"),
    _credit("story_by"),
    _credit("cinematography_by"),
    _credit("edited_by"),
    _credit("music_by"),
    _credit("production_company", "organisation"),
    _credit("distributed_by", "organisation"),
    _credit("starring"),
    Relation(
        name="billed",
        family="starring",
        subject_types=("person",),
        object_types=("ordinal",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="feature_film_debut",
        family="starring",
        subject_types=("person",),
        object_types=FILM,
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="based_on", family="film", subject_types=FILM, object_types=("work",), functional=True
    ),
    Relation(
        name="based_on_work_by",
        family="film",
        subject_types=FILM,
        object_types=("person",),
        closed=True,
    ),
    Relation(
        name="title_alias",
        family="titles",
        subject_types=FILM,
        object_types=("title",),
        closed=True,
    ),
    Relation(
        name="release_year",
        family="release",
        subject_types=FILM,
        object_types=("year",),
        functional=True,
    ),
    Relation(
        name="release_date",
        family="release",
        subject_types=PLACES,
        object_types=("date",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="released_on",
        family="release",
        subject_types=FILM,
        object_types=("date",),
        functional=True,
    ),
    Relation(
        name="release_month",
        family="release",
        subject_types=PLACES,
        object_types=("month",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="first_released_in",
        family="release",
        subject_types=FILM,
        object_types=PLACES,
        functional=True,
    ),
    Relation(
        name="nationality",
        family="film",
        subject_types=FILM,
        object_types=("nationality",),
        closed=True,
    ),
    Relation(name="genre", family="film", subject_types=FILM, object_types=("genre",), closed=True),
    Relation(
        name="country", family="film", subject_types=FILM, object_types=("country",), closed=True
    ),
    Relation(
        name="language", family="film", subject_types=FILM, object_types=("language",), closed=True
    ),
    Relation(
        name="running_time",
        family="film",
        subject_types=FILM,
        object_types=("minutes",),
        functional=True,
    ),
    Relation(
        name="budget", family="money", subject_types=FILM, object_types=("money",), functional=True
    ),
    Relation(
        name="box_office",
        family="money",
        subject_types=FILM,
        object_types=("money",),
        functional=True,
    ),
    Relation(
        name="played_by",
        family="cast",
        subject_types=("character",),
        object_types=("person",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="plays_role",
        family="cast",
        subject_types=("person",),
        object_types=("role",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="age",
        family="ages",
        subject_types=("character",),
        object_types=("number",),
        functional=True,
        inverse_functional=True,
    ),
    Relation(
        name="quoted_term",
        family="quotes",
        subject_types=FILM,
        object_types=("quote",),
        closed=False,
    ),
)
