"""What the marker says to what people type, about Léon and about anything else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.questions.marking import Verdict, accepts_cloze, mark, mark_number
from quiz.questions.marking.folding import fold, read

CAST = (
    "Jean Reno", "Gary Oldman", "Natalie Portman", "Danny Aiello", "Michael Badalucco", "Luc Besson", "Patrice Ledoux",
    "Éric Serra", "Gene Kelly",
)  # fmt: skip
CHARACTERS = (
    "Léon", "Léon Montana", "Mathilda", "Mathilda Lando", "Stansfield", "Norman Stansfield", "Stan", "Tony",
    "Mathilda's father", "Mathilda's stepmother", "Mathilda's brother", "the headmistress",
)  # fmt: skip

# Accepted answers, then what is accepted, prompted and refused, parted by bars. Rivals are the rest of the film.
LEON = [
    (["Luc Besson"],
     "Besson | luc besson | LUC BESSON | Besson, Luc | Besson Luc | Bessen | Luc Bessan | Luc Beson | by Luc Besson | "
     "director Luc Besson | L. Besson | Mr Besson | I think it was Luc Besson | Luc Besson. | Luc  Besson!",
     "Luc | luc",
     "Jean-Luc | Reno | Patrice Ledoux | Luc Besson or Jean Reno | not Luc Besson | J. Besson | Besson / Reno | bess | "
     "Luc Besson, Jean Reno | Gene Kelly"),
    (["Éric Serra"], "Eric Serra | serra | Sera | Éric Sera | É. Serra | Ｅric Serra | E\u0301ric Serra | composer Serra",
     "Eric | éric", "Sierra Leone | Serrano | Terra | Luc Besson"),
    (["Jean Reno"], "reno | Jean Reno | the actor Jean Reno | RENO | it was Jean Reno | Jean Reno, I think", "Jean",
     "Renault | Jean Renault | Gene Kelly | Gene | Jean Oldman | Gary Reno | Renoir | Jean Renoir | remo"),
    (["Gary Oldman"], "oldman | Gary Oldmann | Gary Oldman | Oldmann | garyoldman", "gary", "Gary Cooper | Tony | old"),
    (["Natalie Portman"], "Portman | natalie portman | Portmann | Natali Portman | Nat Portman", "Natalie",
     "Mathilda | port | Nathalie Kelly"),
    (["Danny Aiello"], "Aiello | Aielo | Danny Aielo | danny aiello | Dany Aiello", "Danny", "Danny Elfman | Tony | DeVito"),
    (["Michael Badalucco"], "Badalucco | Badaluco | Badalluco | M. Badalucco", "Michael", "Michael Jackson | Lucco"),
    (["Patrice Ledoux"], "Ledoux | patrice ledoux | Ledeux", "Patrice", "Luc Besson | Le Doudou"),
    (["Mathilda", "Mathilda Lando", "Lando"], "Matilda | Mathilda | Mathlida | MATHILDA | Mathilda? | Lando | "
     "Mathilda Lando | Matilda Lando | Lando, Mathilda | mathilda 🌱 | \u200fMathilda\u202c",
     "", "Natalie | Tony | Mathilda's father | Mathilda's brother | Martha | not Mathilda | Mathilda or Tony | landau"),
    (["Tony"], "tony | TONY | Tony. | it was Tony | “Tony”", "", "Toni | Stan | Tonny | Tony or Stansfield | not Tony | "
     "Tony Montana | Tony, Stansfield | Anthony | Tommy | 🎬 | <script>alert(1)</script> | isn't Tony | anyone but Tony"),
    (['Norman "Stan" Stansfield'], "Stansfield | Stan | Norman Stansfield | Stan Stansfield | Agent Stansfield | Stanfield | "
     "Stansfeild | Mr. Stansfield | norman stan stansfield | Standsfield | DEA agent Stansfield",
     "Norman", "Tony | Stanley | not Stansfield | Tony or Stansfield | Standish | Léon"),
    (["Norman"], "norman | Norman", "", "Stan | Stansfield | Normandy"),
    (["Leone", 'Leone "Léon" Montana'], "leone | Leone Montana | Léon Montana | Montana", "", "Leon Kennedy | Tony"),
    (["Léon"], "Leon | LEON | léon | le\u0301on | Леон | Leon!!!", "", "Lion | Lean | Leo | Noel | Leons"),
    (["a houseplant"], "a house plant | houseplant | house-plant | houseplants | the houseplant | houseplnt | his houseplant | "
     "I think it was a houseplant | HOUSE PLANT | a 'houseplant' | some house plants",
     "plant | a plant | the plants", "house | rifle | 🌱 | plan | planet | power plant | a houseplant or a rifle"),
    (["a delivery person"], "delivery boy | a delivery guy | delivery man | the delivery person | delivery woman | "
     "deliverry person | a delivery-girl | delivery people", "a person", "delivery | pizza | police officer | a boy"),
    (["a bathroom"], "bath room | bathroom | the bathroom | in the bathroom | bathrom | toilet | restroom | "
     "bathroom in the DEA office | BATHROOM", "room", "bedroom | classroom | bath | ballroom"),
    (["Supreme Macaroni Company"], "supreme macaroni company | Supreme Macarony Company | the Supreme Macaroni Company | "
     "Supreme Macaroni | Supreme Macaroni Co. | Supreme Macaroni restaurant | supreme maccaroni",
     "macaroni", "Supreme Court | spaghetti | Company"),
    (["$45,284,974"], "45m | 45 million | $45.3m | 45,284,974 | 45.3 million | forty-five million | 45.284.974 | "
     "45 million dollars | about 45 million | 45284974 | 45 284 974 | $45 M | USD 45m | 45 mil | roughly $45.3 million",
     "", "44m | 46 million | 4.5 million | 450m | £45m | €45m | 45 | lots | 45 billion | 45k | 54,284,974 | 45m or 46m"),
    (["14 September 1994"], "14/9/94 | September 14, 1994 | 14.9.1994 | 1994-09-14 | 14th September 1994 | 14 Sept 94 | "
     "the 14th of September, 1994 | 9/14/94 | Wednesday 14 September 1994 | fourteenth of september 1994 | 14-09-1994 | "
     "Sep 14 1994 | on 14 September 1994 | 1994 September 14 | it was 14 September 1994 | I think it is 14/9/94",
     "September 1994 | 14 September | 1994 | 14/9 | Sept 14th",
     "15 September 1994 | 18 November 1994 | 14/8/94 | 1995 | September | tomorrow | 14 September 1995 | 14/9/94 or 15/9/94 | "
     "4 September 1994 | 31/9/94 | 00/00/00 | 14 14 14"),
    (["18 November 1994"], "18.11.94 | November 18 1994 | Friday 18 November 1994", "November 1994", "14 September 1994 | 18/12/94"),
    (["1994"], "1994 | nineteen ninety-four | in 1994 | '94 | 94 | the year 1994 | １９９４", "",
     "1995 | 93 | 199 | 19944 | 1949 | 1994 or 1995 | 14 | MCM"),
    (["12"], "12 | twelve | 12 years old | 12 years | aged 12 | Twelve. | 12-year-old | ١٢", "",
     "13 | 11 | 21 | 1 | 12 or 13 | 120 | twelfe | 12.5 | -12"),
    (["four"], "4 | four | four years old | 4 years", "", "5 | fourteen | forty | for"),
    (["two"], "2 | two | two men | 2 people", "", "3 | twenty | 22 | to"),
    (["Little Italy"], "little italy | Little Italy, New York | Italy Little | Little Itly | in Little Italy | "
     "Little Italy in New York City", "Italy", "Italian | Chinatown | Little Odessa"),
    (["New Jersey"], "new jersey | New Jersy | in New Jersey | NewJersey", "jersey", "New York | Guernsey | New Delhi"),
    (["Chinatown"], "china town | chinatown | Chinatwon", "", "Little Italy | China | Koreatown"),
    (["a hitman"], "hitman | hit man | cleaner | assassin | hitmen | contract killer", "", "man | batman | hit"),
    (["a mobster"], "mafioso | mobster | gangster | a mobstar", "", "mob | lobster | monster"),
    (["firearms"], "guns | firearms | fire arms | a gun | firearm", "", "arms race | fire alarm | gum"),
    (["Mathilda's brother", "her brother"], "her brother | brother | Mathildas brother | Matilda's brother | the brother",
     "", "mother | her mother | father | stepbrother"),
    (["her stepmother"], "stepmother | step-mother | step mother | stepmom", "", "mother | stepbrother | stepfather | father"),
    (["the pin from a grenade"], "grenade pin | pin of a grenade | pin from a grenade | the pin from the grenade | a grenade's pin",
     "pin | a pin", "a grenade | pen | hand | needle"),
    (["several active grenades"], "active grenades | several active grenades | active grenade", "grenades", "guns | dynamite"),
    (["a taste for life"], "taste for life | a taste for live | taste of life", "taste | a taste", "life | waste | a wife"),
    (["Léon's apartment", "the home of Léon"], "Leons apartment | his apartment Léon | Léon’s apartments", "apartment | the home",
     "Léon | Mathilda's apartment | apartment building"),
    (["an NYPD ESU team"], "NYPD ESU team | ESU team from the NYPD", "team | ESU team", "NYPD | DEA team"),
    (["a note left for Léon"], "note left for Leon | note for Léon left", "a note", "Léon | vote"),
    (["a restaurant"], "restaurant | it is a restaurant | the restaurants", "", "rest"),
    (["the headmistress"], "headmistress | head mistress | headmistres | the head mistress", "", "headmaster | mistletoe"),
    (["calisthenics"], "calisthenics | callisthenics | calesthenics", "", "gymnastics | calcium"),
    (["an air shaft"], "air shaft | airshaft | the air-shaft", "shaft", "hair | lift shaft"),
    (["grocery shopping"], "shopping for groceries | grocery shoping | groceries shopping", "shopping", "groceries | window shopping"),
    (["France"], "france | in France | FRANCE | Franec", "", "French | Italy | not France | Francis Bacon"),
    (["United States"], "USA | the U.S. | America | united states | The United States of America | US", "", "United Kingdom | Mexico"),
    (["The Professional"], "professional | the profesional | The Professional", "", "The Amateur | The Professor"),
    (["Léon: The Professional"], "leon the professional | Leon - The Professional", "The Professional | Leon", "Leon the Lion"),
    (["DEA"], "dea | D.E.A. | the DEA", "", "FBI | CIA | DIA | NYPD"),
    (["Jean Reno and Gary Oldman"], "Gary Oldman and Jean Reno | Gary Oldman, Jean Reno | Oldman & Reno | reno, oldman | "
     "Jean Reno Gary Oldman | Jean Reno + Gary Oldman | Oldmann and Reno",
     "Jean Reno | Reno | Reno and", "Jean Oldman and Gary Reno | Jean Reno and Tony | Jean Reno, Gary Oldman and Danny Aiello | "
     "Jean Reno and Jean Reno"),
]  # fmt: skip

ANYTHING = [
    (["Rocky 2"], "Rocky II | rocky two | Rocky Part II | Rocky Part Two | rocky 2", "Rocky", "Rocky 3 | Rocky III | Rocky 22"),
    (["Rocky"], "rocky | Rockey", "", "Rocky 2 | Rocky II | Rocky Balboa | rook"),
    (["Alien"], "alien | ALIEN | the Alien", "", "Aliens | Alien 3 | Alien Resurrection | Allan"),
    (["Aliens"], "aliens", "", "Alien | Alien 3"),
    (["The Godfather Part II"], "godfather 2 | The Godfather: Part II | Godfather II | the god father 2", "The Godfather",
     "The Godfather Part III | godfather 3 | godmother 2"),
    (["Kill Bill: Vol. 2"], "Kill Bill 2 | kill bill volume two", "Kill Bill", "Kill Bill 1 | Kill Bill 3"),
    (["Crouching Tiger, Hidden Dragon"], "crouching tiger hidden dragon | Crouching Tiger, Hiden Dragon", "Crouching Tiger",
     "Hidden Figures | Crouching Dragon, Hidden Tiger"),
    (["Romeo and Juliet"], "Romeo & Juliet | Juliet and Romeo | Romeo + Juliet | romeo juliet", "Romeo", "Romeo and Julian Sands"),
    (["Dead or Alive"], "dead or alive", "", "Dead or Dying"),
    (["No Country for Old Men"], "no country for old men | No Country for Old Man", "", "Country Roads"),
    (["12 Angry Men"], "twelve angry men | 12 Angry Men", "angry men", "11 angry men | 12 monkeys"),
    (["2001: A Space Odyssey"], "two thousand and one a space odyssey | 2001 space odyssey | 2001: A Space Oddysey",
     "a space odyssey | 2001", "2010 space odyssey"),
    (["Ocean's Eleven"], "oceans 11 | Ocean’s Eleven | Oceans eleven", "Ocean's", "oceans 12 | Ocean's Twelve"),
    (["The 39 Steps"], "thirty nine steps | 39 Steps", "steps", "The 36 Steps | 38 steps"),
    (["World War II"], "second world war | world war 2 | World War Two | 2nd World War", "World War", "World War I | first world war"),
    (["fourth"], "4th | fourth | the 4th", "", "5th | fifth | forth"),
    (["Malcolm X"], "malcolm x | Malcom X", "", "Malcolm Y | American History X"),
    (["Tom Hanks"], "Hanks | tom hanks", "Tom", "Tim Robbins | Thanks | Colin Hanks"),
    (["Samuel L. Jackson"], "Samuel Jackson | Jackson | Sam L Jackson | S. L. Jackson | samuel l jackson", "Samuel",
     "Peter Jackson | Michael Jackson | jack"),
    (["Guillermo del Toro"], "del Toro | Toro | guillermo deltoro", "Guillermo", "Benicio del Toro"),
    (["Robert Downey Jr."], "Downey | robert downey junior | Robert Downey", "Robert", "Robert Duvall"),
    (["Philip Seymour Hoffman"], "Hoffman | Philip Hoffman | Philip S. Hoffman | Hofman", "Philip | Seymour", "Dustin Hoffman"),
    (["Jean-Luc Godard"], "Godard | Jean Luc Godard | Goddard", "Jean-Luc", "Truffaut"),
    (["Bong Joon-ho"], "joon ho bong | bong joon ho", "Bong | Joon-ho", "Park Chan-wook"),
    (["Max von Sydow"], "von Sydow | Sydow | Max von Sidow", "Max", "Max Schreck"),
    (["Dr. Strangelove"], "doctor strangelove | Strangelove | Dr Stranglove", "", "Dr. No | strange"),
    (["Mr. Bennet"], "Bennet | mr bennet", "", "Mrs. Bennet | Mrs Bennet"),
    (["Amélie"], "Amelie | AMÉLIE", "", "Emily"),
    (["WALL·E"], "wall-e | walle | Wall E", "", "Eve | ballet"),
    (["Pan's Labyrinth"], "pans labyrinth | Pan’s Labirynth", "labyrinth", "Peter Pan"),
    (["colour"], "color | colours | the colors", "", "collar"),
    (["theatre"], "theater | theatres", "", "threat"),
    (["an organisation"], "organization | organisations", "", "organ"),
    (["knives"], "knife | a knife", "", "knight"),
    (["North Carolina"], "north carolina", "Carolina", "South Carolina | North Dakota"),
    (["grandmother"], "grandmother | grand-mother", "", "grandfather | mother"),
    (["Australia"], "australia | Austrailia", "", "Austria"),
    (["Wednesday"], "Wensday | wednesday", "", "Thursday"),
    (["Bonnie and Clyde"], "clyde and bonnie | Bonnie & Clyde", "Bonnie", "Bonnie and Claude Rains"),
    (["40%"], "40 % | forty percent | 40", "", "41% | 4%"),
    (["one million"], "1m | 1,000,000 | a million | one million", "", "1 billion | 1,000"),
    (["$8.5 million"], "8,5 million | $8.5m | 8.5 million dollars", "", "85 million | $8"),
    (["La La Land"], "la la land | La La Land", "", "Landmark"),
    (["The Assassin"], "assassin | the assasin", "", "hitman | The Cleaner"),
    (["The Mummy"], "mummy", "", "mother | dummy"),
    (["Karate Kid"], "the karate kid", "Karate", "Karate Child"),
    (["Chanel No. 5"], "chanel number 5 | Chanel No 5", "Chanel", "Chanel No. 19"),
    (["It"], "it | IT", "", "is | its"),
    (["8½"], "8½", "", "9½ | seven"),
    (["#"], "#", "", "* | hash"),
]  # fmt: skip


def told(table, verdict):
    """Return accepted answers and what was given for every cell of a table with this verdict."""
    column = {"accept": 1, "prompt": 2, "reject": 3}[verdict]
    return [
        pytest.param(row[0], said, id=f"{row[0][0]} <- {said}")
        for row in table
        for said in row[column].split(" | ")
        if said
    ]


def rivals(accepted):
    """Return the names of the film that have nothing to do with the answer."""
    own = set(read(" ".join(accepted)).stems)
    return [name for name in (*CAST, *CHARACTERS) if not own & set(read(name).stems)]


@pytest.mark.parametrize(("accepted", "said"), told(LEON, "accept"))
def test_right_answers_about_leon_count(accepted, said):
    assert mark(accepted, said, others=rivals(accepted)) is Verdict.ACCEPT


@pytest.mark.parametrize(("accepted", "said"), told(LEON, "prompt"))
def test_half_an_answer_about_leon_asks_for_more(accepted, said):
    assert mark(accepted, said, others=rivals(accepted)) is Verdict.PROMPT


@pytest.mark.parametrize(("accepted", "said"), told(LEON, "reject"))
def test_wrong_answers_about_leon_do_not_count(accepted, said):
    assert mark(accepted, said, others=rivals(accepted)) is Verdict.REJECT


@pytest.mark.parametrize("verdict", ["accept", "prompt", "reject"])
def test_other_films_are_marked_by_the_same_rules(verdict):
    wrong = {}
    for case in told(ANYTHING, verdict):
        accepted, said = case.values
        if mark(accepted, said) != verdict:
            wrong[case.id] = str(mark(accepted, said))
    assert wrong == {}


@pytest.mark.parametrize(
    ("accepted", "said", "others", "verdict"),
    [
        ("Tony", "Stan", ["Stan"], "reject"),
        ("Stansfield", "Standsfield", ["Stanfield"], "reject"),
        ("Mathilda's brother", "Mathilda", ["Mathilda"], "reject"),
        ("Stansfield", "Stanfeld", ["Stanfield"], "reject"),
        ("Mathilda", "Matilda", ["Mathilde"], "accept"),
        ("Mathilda", "Mathild", ["Mathilde"], "reject"),
        ("alien", "aliens", ["aliens"], "reject"),
        ("Mathilda Lando", "Lando", ["Joe Lando"], "prompt"),
        ("Luc Besson", "Luc", ["Luc"], "reject"),
        ("Luc Besson", "Bessen", ["Jan Bessen"], "reject"),
        ("cleaner", "hitman", ["a hitman"], "reject"),
        ("cleaner", "hitman", [], "accept"),
        ("Jean Reno", "Jean Renoir", ["Jean Renoir"], "reject"),
        ("14 September 1994", "18 November 1994", ["18 November 1994"], "reject"),
        ("Tony", "Tony", ["Tony"], "accept"),
        ("houseplant", "plant", ["plant"], "reject"),
    ],
)
def test_an_answer_nearer_to_another_name_is_refused(accepted, said, others, verdict):
    assert mark([accepted], said, others=others) == verdict


@pytest.mark.parametrize(
    "blank",
    ["", " ", "\n\t", "\u00a0", "\u200b", "\u202e\u202c", "...", "?!", "🎬🎬", "\x00", "\ud800"],
)
def test_blank_answers_are_refused(blank):
    assert mark(["Tony", ""], blank) is Verdict.REJECT


def test_nothing_is_accepted_where_nothing_is_right():
    assert mark([], "Tony") is Verdict.REJECT


@pytest.mark.parametrize(
    "said",
    [
        "Tony" * 2_500,
        "x" * 10_000,
        "漢" * 10_000,
        "1" * 10_000,
        "a," * 5_000,
        "\u0301" * 10_000,
        "<b>" * 3_000,
        "\ufdfa" * 500,
    ],
)
@pytest.mark.parametrize(
    "accepted", ["Tony", "Reno, Oldman and Aiello", "$45,284,974", "14 September 1994"]
)
def test_ten_thousand_characters_are_no_answer(accepted, said):
    assert mark([accepted], said) is Verdict.REJECT
    assert mark_number(45.0, said) is Verdict.REJECT


def test_only_the_first_200_characters_are_read():
    assert mark(["Tony"], "Tony" + " " * 196 + "or Stansfield") is Verdict.ACCEPT
    assert mark(["Tony"], "Tony" + " " * 190 + "or Stansfield") is Verdict.REJECT


@pytest.mark.parametrize(
    ("answer", "tolerance", "said"),
    [
        (45_284_974, 0.1, "45m"), (45_284_974, 0.1, "$45.3 million"), (45_284_974, 0, "45,284,974"),
        (45_284_974, 0, "45.284.974"), (45_284_974, 0, "45 284 974"), (45_284_974, 0, "45'284'974"),
        (45_284_974, 0.1, "45 mio."), (45_284_974, 0.1, "€45m"), (45_284_974, 0.01, "forty-five million"),
        (12, None, "twelve"), (12, 0, "12"), (12, 0, "12."), (12, 0, "#12"), (12, 0, "12th"), (12, 0, "１２"), (12, 0, "١٢"),
        (12, 0, "12 years"), (1.5, 0, "1,5"), (1.5, 0, "1.5"), (1.5, 0, "1.500"), (1_500, 0, "1.500"), (1_500, 0, "1,500"),
        (1_234.5, 0, "1,234.5"), (1_234.5, 0, "1.234,5"), (0.5, 0, ".5"), (0, 0, "zero"), (0, 0, "0"), (-5, 0, "-5"),
        (-5, 0, "minus five"), (-5, 0, "\u22125"), (65, 0, "65 days"), (65, 0.1, "60"), (100, 0.01, "101"), (100, 0.01, "99"),
        (1_000_000, 0, "a million"), (500_000, 0, "half a million"), (1_994, 0, "nineteen ninety-four"), (250, 0, "two hundred and fifty"),
        (2_012, 0, "twenty twelve"), (45_000, 0, "45k"), (1.2e9, 0, "1.2bn"), (90, 0, "90 minutes"), (40, 0, "40%"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(answer, tolerance, said):
    assert mark_number(answer, said, tolerance=tolerance) is Verdict.ACCEPT


@pytest.mark.parametrize(
    ("answer", "tolerance", "said"),
    [
        (12, 0, "13"), (12, 0, "12 or 13"), (12, 0, ""), (12, 0, "a dozen or so"), (12, 0, "-12"), (12, 0, "1 2 3"), (12, 0, "12e0"),
        (65, 0.1, "58"), (65, 0.1, "72"), (100, 0.01, "101.1"), (100, 0.01, "98.9"), (45_284_974, 0.1, "45"), (2, 0, "two three"),
        (12, 0, "twelve monkeys"), (12, 0, "1,2,3"), (12, 0, "inf"), (12, 0, "nan"), (0, 0.5, "0.1"), (12, 0, "0x0c"),
    ],
)  # fmt: skip
def test_other_numbers_are_refused(answer, tolerance, said):
    assert mark_number(answer, said, tolerance=tolerance) is Verdict.REJECT


def test_a_gap_is_filled_by_what_is_accepted_and_by_nothing_less():
    assert accepts_cloze(["houseplant"], "house plant")
    assert not accepts_cloze(["houseplant"], "plant")


def test_a_list_finds_a_place_for_each_name_when_one_name_fits_two():
    cast = ["Tom Hanks, Tom Cruise and Colin Hanks"]
    assert mark(cast, "Hanks, Tom Hanks, Cruise") is Verdict.ACCEPT
    assert mark(cast, "Hanks, Hanks, Hanks") is Verdict.REJECT


ANY_TEXT = st.text(st.characters(codec=None), max_size=300)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzéüßñ ", min_size=1, max_size=30).filter(str.strip)


@given(st.lists(ANY_TEXT, max_size=4), ANY_TEXT, st.lists(ANY_TEXT, max_size=4))
def test_marking_never_fails(accepted, said, others):
    assert mark(accepted, said, others=others) in Verdict


@given(ANY_TEXT, st.floats(allow_nan=False, allow_infinity=False))
def test_marking_a_number_never_fails(said, answer):
    assert mark_number(answer, said, tolerance=0.01) in Verdict


@given(
    st.lists(ANY_TEXT.filter(lambda text: text[:200].strip()), min_size=1, max_size=4),
    st.lists(ANY_TEXT, max_size=4),
    st.data(),
)
def test_an_accepted_answer_as_it_stands_is_always_accepted(accepted, others, data):
    assert mark(accepted, data.draw(st.sampled_from(accepted)), others=others) is Verdict.ACCEPT


@given(st.lists(WORDS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_another_name_as_it_stands_is_never_taken_for_the_answer(accepted, others, data):
    said = data.draw(st.sampled_from(others))
    assume(read(said).words not in [read(answer).words for answer in accepted])
    assert mark(accepted, said, others=others) is Verdict.REJECT


@given(WORDS)
def test_case_accents_and_spaces_change_nothing(text):
    for variant in (text.upper().lower(), text.title(), f"  {text} ", text.replace("é", "e\u0301")):
        assert mark([text], variant) is Verdict.ACCEPT


@given(ANY_TEXT)
def test_folding_what_is_folded_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_figures_are_never_nearly_right(right, said):
    assert (mark([str(right)], str(said)) is Verdict.ACCEPT) == (
        right == said or _short_for(right) == str(said)
    )


def _short_for(year: int) -> str:
    return f"{year % 100:02}" if 1900 <= year <= 2099 else ""


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from(["Galaxy Police {}", "{} Nights in Reykjavik"]),
)
def test_one_number_in_a_title_is_not_another(right, said, title):
    assert (mark([title.format(right)], title.format(said)) is Verdict.ACCEPT) == (right == said)


@given(st.text("abcdefghij", min_size=1, max_size=4), st.text("abcdefghij", min_size=1, max_size=4))
def test_short_words_have_no_typing_errors(right, said):
    assume(read(right).stems != read(said).stems)
    assert mark([right], said) is not Verdict.ACCEPT


@pytest.mark.parametrize(
    ("right", "said", "accepted"),
    [
        ("Zorb", "Zorp", False), ("Zorb", "Zrob", False), ("Zorbi", "Zorpi", True), ("Zorbi", "Zrobi", True), ("Zorbi", "Zorbia", True),
        ("Zorbi", "Zobi", True), ("Zorbi", "Zarpi", False), ("Zorbi", "Xorbi", False), ("Zorbicam", "Zorbikam", True),
        ("Zorbicam", "Zarbikam", False), ("Zorbicam", "Xorbicam", False), ("Zorbicamo", "Zarbikamo", True), ("Zorbicamo", "Xorbicamo", True),
        ("Zorbicamo", "Zarbikama", False), ("Zor bi cam", "Zar bi kam", False), ("Zor bi camo", "Zar bi kamo", True),
        ("Zorbicam 7", "Zorbikam 7", True), ("Zorbicam 7", "Zorbicam 8", False), ("Zorbicam 7", "Zorbicam", None),
    ],
)  # fmt: skip
def test_longer_answers_may_hold_more_typing_errors(right, said, accepted):
    verdict = {True: Verdict.ACCEPT, False: Verdict.REJECT, None: Verdict.PROMPT}[accepted]
    assert mark([right], said) is verdict
