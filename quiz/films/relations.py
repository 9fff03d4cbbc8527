"""The relations a fact may use, each declared once: types of its ends and what is known about it."""

from dataclasses import dataclass

# A relation whose object types hold one of these may have a literal as object, written the way given here.
LITERALS = {
    "year": r"\d{4}",
    "date": r"\d{4}-\d\d-\d\d",
    "money": r"\d{1,15} [A-Z]{3}",
    "number": r"\d{1,9}",
    "minutes": r"\d{1,4}",
    "text": r".+",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`functional`: a subject has one object. `inverse_functional`: an object has one subject. `closed`: the facts
    list every object a subject has, so anything else is false. `within_scene`: those claims hold for one subject, one
    scene and one third party, so every question names them. `foils_only`: other objects of the same type may fit
    too, so that only wrong answers cleared by a person are offered for the object.
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


# name | family | types of the subject | types of the object | F functional, I inverse functional, C closed,
# S within its scene, O only foils
_TABLE = """
directed_by          | credits  | film      | person                  | C
produced_by          | credits  | film      | person                  | C
written_by           | credits  | film      | person                  | C
screenplay_by        | credits  | film      | person                  | C
story_by             | credits  | film      | person                  | C
cinematography_by    | credits  | film      | person                  | C
edited_by            | credits  | film      | person                  | C
music_by             | credits  | film      | person                  | C
production_company   | credits  | film      | organisation            | C
distributed_by       | credits  | film      | organisation            | C
starring             | starring | film      | person                  | C
billed               | starring | person    | ordinal                 | F I
feature_film_debut   | starring | person    | film                    | F I
based_on             | origin   | film      | title work text         | F
title_alias          | titles   | film      | title                   | C
release_year         | release  | film      | year                    | F
release_date         | release  | film      | date                    | F S
release_place        | release  | film      | country place           | F S
release_month        | release  | film      | month                   | F S
first_released_in    | release  | film      | country place           | F
nationality          | origin   | film      | nationality text        | C
genre                | origin   | film      | genre text              | C
country              | origin   | film      | country                 | C
language             | origin   | film      | language text           | C
running_time         | length   | film      | minutes                 | F
budget               | money    | film      | money                   | F
box_office           | money    | film      | money                   | F
quoted_term          | quotes   | film character | quote text         |
person_named         | names    | role      | character               | F
mentions             | quotes   | film      | text                    |

played_by            | cast     | character | person                  | F I
plays_role           | cast     | person    | role text               | F I
age                  | ages     | character | number                  | F I
full_name            | names    | character | text                    | F I
given_name           | names    | character | text                    | F I
surname              | names    | character | text                    | F I
nickname             | names    | character | text                    | F I
name_kind            | names    | quote     | name_kind               | F S O
occupation           | work     | character | job                     | F I
own_word             | work     | character | quote                   | F I
gives_work           | work     | character | character               | F I
operates_from        | places   | character | site                    | F I
place_kind           | places   | site      | place_kind              | F O
way_of_life          | life     | character | way_of_life             | F O
lives_in             | places   | character | district                | F
lives_in_city        | places   | character | city                    | F
part_of              | places   | district  | city                    | F
pastime              | life     | character | activity                | C O
best_friend          | life     | character | object                  | F I
watches_musicals_of  | life     | character | person                  | F I S
kind_of_film_watched | life     | character | film_kind               | F S O
says                 | quotes   | character | quote                   | F I S
refers_to            | quotes   | quote     | character               | F
has_trait            | traits   | character | trait                   | C O
feature              | traits   | group gang object site spot | trait        | F O

meets                | meeting  | character | character               |
injury               | meeting  | character | injury                  | F I S O
busy_with            | doing    | character | activity                | F I S
lives_with           | family   | character | household                | F S O
home_from            | places   | character | direction               | F S O
has_stopped          | doing    | character | activity                | F S O
school_for           | places   | site      | pupils                  | F O
fails_to_notice      | learning | character | news                    | F O

angers               | crime    | character | group                   | F I S O
pays                 | crime    | group     | character               | F I S
paid_to              | crime    | character | deed                    | F I S O
stores               | crime    | character | substance               | F I S O
kept_at              | crime    | substance | site                    | F S
steals               | crime    | character | object                  | F I O
storms               | raid     | group     | site                    | F I S
led_by               | raid     | happening | character               | F
murders              | raid     | character | group                   | F I O
notices              | learning | character | happening               | F I S O
responds_by          | doing    | character | means                   | F I S O
gets_sanctuary_from  | shelter  | character | character               | F I S
takes_in             | shelter  | character | character               | F I S
taken_in_after       | shelter  | character | happening               | F O
attitude             | traits   | character | trait                   | F I S O

discovers            | learning | character | news                    | F I S O
begs_to_become       | asking   | character | job                     | F I S O
begs_to_teach        | asking   | character | skill                   | F I S O
wants_to_avenge      | revenge  | character | character               | F I
claims_to_have_loved | family   | character | character               | F I
regrets              | family   | character | happening               | F O
teaches              | teaching | character | skill                   | F I S O
lesson_weapon        | teaching | character | weapon                  | F I S O
offers_to_be         | asking   | character | job                     | C S O
remedies             | teaching | character | condition               | F I S O
unable_to            | teaching | character | deed                    | F I S O
fills                | packing  | character | object                  | F I S
packs                | packing  | character | object weapon           | F I S O
takes_guns_of        | packing  | character | character               | F
sets_out_to_kill     | revenge  | character | character               | F I
gains                | packing  | character | skill                   | F I S O
bluffs_into          | places   | character | site                    | F I
poses_as             | disguise | character | disguise                | F I S
ambushes             | fight    | character | character group         | F I S
ambushed_in          | fight    | character | spot                    | F S O
learns_from          | learning | character | character group         | C S
has_killed           | fight    | character | character               | F I S O
killed_in            | fight    | character | district                | F S
learns_plan_from     | learning | character | object                  | F S O
rushes_to_rescue     | rescue   | character | character               | F I S
shoots               | fight    | character | character group         | F I S
men_shot             | fight    | character | number                  | F S

why                  | reasons  | act       | reason                  | F O
purpose              | reasons  | act       | purpose                 | F O
by_means             | reasons  | act       | means                   | F O
beats                | fight    | character | character               | F I S
forces_to_give_up    | fight    | character | information             | F I S O
gives_up_whereabouts | fight    | character | character               | F I
returns_from         | doing    | character | activity                | F I S O
sent_by              | raid     | group     | character               | F
belongs_to           | raid     | group     | organisation            | F
takes_hostage        | raid     | group     | character               | F I
tries_to_infiltrate  | raid     | group     | site                    | F I
frees                | rescue   | character | character               | F I S
creates_escape_for   | rescue   | character | character               | F I
chops_hole_in        | rescue   | character | spot                    | F I S O
comes_for            | raid     | group     | character               | F I S
sneaks_out_of        | places   | character | site                    | F I S
recognises           | fight    | character | character               | F I S
places_object        | ending   | character | spot                    | F I S O
said_to_be_from      | ending   | object    | character               | F
last_act             | ending   | character | deed                    | F O
finds                | ending   | character | object weapon           | F I S O
rips_open            | ending   | character | object                  | F I
on_body              | ending   | object weapon | bodypart            | F S O
killed_by            | ending   | character | happening               | F O

heads_to             | places   | character | site                    | F I S
instructs            | asking   | character | character               | F I S
holds_for            | money    | character | object                  | F I S O
fortune_kept_for     | money    | character | character               | F I
amassed              | money    | character | object                  | F I O
gives_at_most        | money    | character | amount                  | F I S O
offers               | money    | character | object                  | F I S O
paid_every           | money    | object    | frequency               | F O
priority             | asking   | character | topic                   | F I S O
asks_for             | asking   | character | object                  | F I S O
claims_skill         | asking   | character | deed                    | F I S O
refuses              | asking   | character | object                  | F I S O
speaks               | traits   | character | manner                  | F I S O
travels_to           | places   | character | state                   | F I
school_in            | places   | site      | state                   | F
tells_story_to       | telling  | character | character               | F I S
tells                | telling  | character | information             | F I S O
seemingly            | telling  | character | happening               | F S O
walks_into           | places   | character | spot                    | F I S O
carries              | planting | character | object                  | F I S
plants               | planting | character | object                  | F I S O
digs                 | planting | character | object                  | F I S
had_told_to          | planting | character | deed                    | F I S O

confides             | excluded | character | character manner quote |
"""


def _read(line: str) -> Relation:
    name, family, subjects, objects, marks = (cell.strip() for cell in line.split("|"))
    return Relation(
        name=name,
        family=family,
        subject_types=tuple(subjects.split()),
        object_types=tuple(objects.split()),
        functional="F" in marks,
        inverse_functional="I" in marks,
        closed="C" in marks,
        within_scene="S" in marks,
        foils_only="O" in marks,
    )


RELATIONS: dict[str, Relation] = {
    relation.name: relation for relation in map(_read, filter(str.strip, _TABLE.splitlines()))
}
ENTITY_TYPES = (
    frozenset(
        kind
        for relation in RELATIONS.values()
        for kind in (*relation.subject_types, *relation.object_types)
    )
    - LITERALS.keys()
)
