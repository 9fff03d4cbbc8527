"""Templates about who the characters are: names, work, homes, habits, traits, words."""

from quiz.questions.generate.templates.template import Template, declared

PEOPLE = declared(
    Template(
        relation="full_name",
        statement="{subject:'s} full name is {object}",
        forward="What is {subject:'s} full name?",
    ),
    Template(
        relation="given_name",
        statement="{subject:'s} given name is {object}",
        forward="What is {subject:'s} given name?",
        backward="Which character has the given name {object}?",
    ),
    Template(
        relation="surname",
        statement="{subject:'s} surname is {object}",
        forward="What is {subject:'s} surname?",
        backward="Which character has the surname {object}?",
        match="Which surname belongs to which character?",
        typed_backward=False,
    ),
    Template(
        relation="nickname",
        statement="{subject:'s} nickname is {object}",
        forward="What is {subject:'s} nickname?",
        backward="Which character has the nickname {object}?",
    ),
    Template(
        relation="name_kind",
        statement="{subject} is {object} {scene}",
        forward="What kind of name is {subject} {scene}?",
    ),
    Template(
        relation="occupation",
        statement="{subject} is {object}",
        forward="What is {subject:'s} occupation?",
        backward="Which character is {object}?",
        match="Which character has which line of work?",
    ),
    Template(
        relation="own_word",
        statement="the word that {subject} uses to describe {subject:themselves} is {object}",
        forward="Which word does {subject} use to describe {subject:themselves}?",
        backward="Which character uses the word {object} as a self-description?",
        typed_forward=False,
    ),
    Template(
        relation="gives_work",
        statement="{subject} gives assignments to {object}",
        forward="Which character does {subject} give assignments to?",
        backward="Who gives {object} {object:their} assignments?",
    ),
    Template(
        relation="operates_from",
        statement="{subject} operates from {object}",
        forward="Where does {subject} operate from?",
        backward="Which character operates from {object}?",
    ),
    Template(
        relation="place_kind",
        statement="{subject} is {object}",
        forward="What kind of place is {subject}?",
    ),
    Template(
        relation="way_of_life",
        statement="{subject} leads {object}",
        forward="What kind of life does {subject} lead at the start of the film?",
        typed_forward=False,
    ),
    Template(
        relation="lives_in",
        statement="{subject} lives in {object}",
        forward="In which neighbourhood does {subject} live?",
    ),
    Template(
        relation="lives_in_city",
        statement="{subject} lives in {object}",
        forward="In which city does {subject} live?",
    ),
    Template(
        relation="part_of",
        statement="the {subject} of the film is in {object}",
        forward="In which city is the {subject} of the film?",
    ),
    Template(
        relation="pastime",
        statement="{subject} is seen passing the time {object}",
        forward="How is {subject} seen passing the time?",
        backward="Which character is seen passing the time {object}?",
        multiple="In which of these ways is {subject} seen passing the time?",
        odd="In which of these ways is {subject} NOT seen passing the time?",
        typed_forward=False,
    ),
    Template(
        relation="best_friend",
        statement="{subject} says early on that {subject:their} best friend is {object}",
        forward="What does {subject} call {subject:their} best friend early in the film?",
    ),
    Template(
        relation="watches_musicals_of",
        statement="{subject} watches old musicals starring {object} {scene}",
        forward="Which star's old musicals does {subject} watch {scene}?",
        backward="Which character watches old musicals starring {object} {scene}?",
    ),
    Template(
        relation="kind_of_film_watched",
        statement="the old films that {subject} watches {scene} are {object}",
        forward="Which kind of old films does {subject} watch {scene}?",
    ),
    Template(
        relation="says",
        statement="{subject} uses the words {object} {scene}",
        forward="Which words does {subject} use {scene}?",
        backward="Who uses the words {object} {scene}?",
        typed_forward=False,
    ),
    Template(
        relation="refers_to",
        statement="the words {subject} refer to {object}",
        forward="Which character do the words {subject} refer to?",
    ),
    Template(
        relation="has_trait",
        statement="{subject} is described as {object}",
        forward="Which word describes {subject}?",
        backward="Which character is described as {object}?",
        typed_forward=False,
    ),
    Template(
        relation="feature",
        statement="{subject:the} {subject:is|are} described as {object}",
        forward="Which word describes {subject:the}?",
        typed_forward=False,
    ),
    Template(
        relation="home_from",
        statement="{subject:'s} home is {object} from {whom:'s}",
        forward="Where is {subject:'s} home in relation to {whom:'s}?",
        typed_forward=False,
    ),
    Template(
        relation="lives_with",
        statement="{subject} lives with {object} {scene}",
        forward="Who does {subject} live with {scene}?",
        typed_forward=False,
    ),
    Template(
        relation="school_for",
        statement="{subject} is meant for {object}",
        forward="Which pupils is {subject} meant for?",
    ),
    Template(
        relation="belongs_to",
        statement="{subject} belongs to {object}",
        forward="Which force does {subject} belong to?",
    ),
    Template(
        relation="school_in",
        statement="{subject} is in {object}",
        forward="In which US state is {subject}?",
    ),
)
