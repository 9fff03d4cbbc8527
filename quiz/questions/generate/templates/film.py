"""Templates about a film as a work: credits, titles, releases, money. They serve every film."""

from quiz.questions.generate.templates.template import Template, declared


def _credit(relation: str, job: str, done: str) -> Template:
    """Return the template of a credit line; `done` completes "credited with"."""
    return Template(
        relation=relation,
        statement=f"{{object}} is credited with {done} the film {{film}}",
        forward=f"Who is credited with {done} the film {{film}}?",
        multiple=f"Which of these people are credited with {done} the film {{film}}?",
        odd=f"Which of these people is NOT credited with {done} the film {{film}}?",
        job=job,
    )


FILM = declared(
    _credit("directed_by", "director", "directing"),
    _credit("produced_by", "producer", "producing"),
    _credit("written_by", "writer", "writing"),
    _credit("screenplay_by", "screenwriter", "the screenplay of"),
    _credit("story_by", "author of the story", "the story of"),
    _credit("cinematography_by", "cinematographer", "the cinematography of"),
    _credit("edited_by", "editor", "editing"),
    _credit("music_by", "composer", "the music of"),
    Template(
        relation="production_company",
        statement="{object} is named as a production company of the film {film}",
        forward="Which production company is named in the credits of the film {film}?",
        multiple="Which of these companies are named as producing the film {film}?",
        odd="Which of these companies is NOT named as producing the film {film}?",
    ),
    Template(
        relation="distributed_by",
        statement="{object} is named as the distributor of the film {film}",
        forward="Which company is named as the distributor of the film {film}?",
        multiple="Which of these companies are named as distributors of the film {film}?",
        odd="Which of these companies is NOT named as a distributor of the film {film}?",
    ),
    Template(
        relation="starring",
        statement="{object} is named in the starring credits of the film {film}",
        forward="Which of these people is named in the starring credits of the film {film}?",
        multiple="Which of these people are named in the starring credits of the film {film}?",
        odd="Which of these people is NOT named in the starring credits of the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="billed",
        statement="{subject} is listed {object} in the starring credits of the film {film}",
        backward="Who is listed {object} in the starring credits of the film {film}?",
        order="In which order do the starring credits of the film {film} list these people?",
    ),
    Template(
        relation="feature_film_debut",
        statement="{subject} made {subject:their} feature film debut in the film {film}",
        backward="Which cast member made a feature film debut in the film {film}?",
    ),
    Template(
        relation="based_on",
        statement="the film {film} is based on {object}",
        forward="On which work is the film {film} based?",
    ),
    Template(
        relation="title_alias",
        statement="the film {film} is also known as {object}",
        forward="Which of these is another title of the film {film}?",
        multiple="Which of these are other titles of the film {film}?",
        odd="Which of these is NOT another title of the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="release_year",
        statement="the film {film} is from the year {object}",
        forward="From which year is the film {film}?",
        number="From which year is the film {film}?",
    ),
    Template(
        relation="release_date",
        statement="the film {film} was released {scene} on {object}",
        forward="On which date was the film {film} released {scene}?",
    ),
    Template(
        relation="release_place",
        statement="the film {film} was released {scene} in {object}",
        forward="In which country was the film {film} released {scene}?",
    ),
    Template(
        relation="release_month",
        statement="the film {film} was released {scene} in {object}",
        forward="In which month was the film {film} released {scene}?",
    ),
    Template(
        relation="first_released_in",
        statement="the film {film} was released first in {object}",
        forward="In which country was the film {film} released first?",
    ),
    Template(
        relation="nationality",
        statement="the nationality of the film {film} is {object}",
        forward="What is the nationality of the film {film}?",
    ),
    Template(
        relation="genre",
        statement="one genre given for the film {film} is {object}",
        forward="Which genre is given for the film {film}?",
    ),
    Template(
        relation="country",
        statement="{object} is named as a country of origin of the film {film}",
        forward="Which country is named as a country of origin of the film {film}?",
        multiple="Which of these are named as countries of origin of the film {film}?",
        odd="Which of these is NOT named as a country of origin of the film {film}?",
    ),
    Template(
        relation="language",
        statement="{object} is named as a language of the film {film}",
        forward="Which language is given for the film {film}?",
        multiple="Which of these are named as languages of the film {film}?",
        odd="Which of these is NOT named as a language of the film {film}?",
    ),
    Template(
        relation="running_time",
        statement="the running time of the film {film} is {object}",
        forward="What is the running time of the film {film}?",
        number="What is the running time of the film {film}, in minutes?",
    ),
    Template(
        relation="budget",
        statement="the film {film} had a budget of {object}",
        forward="What was the budget of the film {film}?",
        number="What was the budget of the film {film}, in {object:unit}?",
    ),
    Template(
        relation="box_office",
        statement="the film {film} took {object} at the box office",
        forward="How much did the film {film} take at the box office?",
        number="How much did the film {film} take at the box office, in {object:unit}?",
    ),
    Template(
        relation="quoted_term",
        statement="one of the quoted phrases is {object}",
    ),
    Template(
        relation="person_named",
        statement="the name of {subject:the} in the film {film} is {object}",
        forward="What is the name of {subject:the} in the film {film}?",
    ),
    Template(
        relation="played_by",
        statement="{subject} is played by {object} in the film {film}",
        forward="Who plays {subject} in the film {film}?",
        backward="Which character does {object} play in the film {film}?",
        match="Which actor plays which character in the film {film}?",
    ),
    Template(
        relation="plays_role",
        statement="{subject} plays {object} in the film {film}",
        forward="Which role does {subject} play in the film {film}?",
        backward="Who plays {object:the} in the film {film}?",
        match="Which actor plays which role in the film {film}?",
        typed_forward=False,
    ),
    Template(
        relation="age",
        statement="{subject} is aged {object} in the film {film}",
        forward="How old is {subject} in the film {film}?",
        backward="Which character in the film {film} is aged {object}?",
        number="How old is {subject} in the film {film}?",
    ),
)
