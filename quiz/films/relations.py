"""The relations a fact may use, each declared once: types of its ends and what is known about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`functional`: a subject has one object. `inverse_functional`: an object has one subject. `closed`: the facts
    list every object a subject has (so anything else is false). `within_scene`: those claims hold for one subject and
    one scene, so every question names the scene.
    """

    name: str
    family: str
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]  # entity types, or literal types: text, quote, year, date, money, number, trait
    functional: bool = False
    inverse_functional: bool = False
    closed: bool = False
    within_scene: bool = False
