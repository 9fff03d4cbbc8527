"""Words the marker knows: which ones do not matter, which mean the same, and which never stand for one another."""

from typing import Final


def _listed(words: str, between: str | None = None) -> list[str]:
    return words.split(between)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES: Final = _words("the a an le la les l un une el los las il lo gli der das")
HONORIFICS: Final = {
    "mr": "m", "mister": "m", "sir": "m", "monsieur": "m", "senor": "m", "herr": "m",
    "mrs": "f", "ms": "f", "miss": "f", "madame": "f", "mme": "f", "mademoiselle": "f", "dame": "f", "frau": "f",
    "mx": "", "dr": "", "doctor": "", "prof": "", "professor": "",
}  # fmt: skip
PARTICLES: Final = _words("de del della di da du la le van von der den ter bin al el dos of")
SUFFIXES: Final = _words("jr sr junior senior esq")
# What a firm or a house is, after its name.
FIRMS: Final = _words("company co inc incorporated ltd limited corp corporation restaurant")

# What people write around an answer without changing it.
CHATTER: Final = _words(
    "i think guess believe it is its was that thats he she they are were answer my called named name maybe perhaps "
    "probably definitely obviously um uh er hmm ok please must be in at from to on by with for into inside "
    "actor actress director composer producer writer screenwriter star character film movie agent detective officer "
    "played year his her their some several many of dea fbi cia nypd"
)
LEADING: Final = _words("several some many in at on from to by inside into his her their its my")
LINKS: Final = _words(
    "of in at on from to by and or the a an with his her its their for near into as"
)
PREPOSITIONS: Final = _words("of in at on from to by with for near into left")
# "Little Italy in New York" says where; "Lord of War" would say what.
WHEREABOUTS: Final = _words("in at near from")
# Run together; what people add after a comma: "Little Italy, New York".
PLACES: Final = _words(
    "newyork newyorkcity nyc ny us usa unitedstates america uk england scotland wales britain london france paris italy "
    "rome spain germany berlin ireland canada mexico australia japan tokyo china california ca la losangeles hollywood "
    "newjersey nj chicago illinois texas florida manhattan brooklyn"
)
REFUSALS: Final = _words("not isnt aint wasnt never neither nor except without")
ALTERNATIVES: Final = _words("or either versus vs")

NUMBER_UNITS: Final = _words("year years yr yrs old aged age yo")
PARTS: Final = _words("part vol volume chapter episode number no")

UNITS: Final = {
    word: value
    for value, word in enumerate(
        _listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        _listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
} | {"fourty": 40}
SCALES: Final = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        _listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}
ROMAN: Final = {
    numeral: value
    for value, numeral in enumerate(
        _listed(
            "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv"
        ),
        start=1,
    )
}
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        _listed(
            "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|"
            "november nov|december dec",
            "|",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)

# One spelling for words that are written in two ways; the general endings are in `folding._spelling`.
SPELLINGS: Final = {
    "grey": "gray", "theatre": "theater", "centre": "center", "metre": "meter", "litre": "liter", "fibre": "fiber",
    "calibre": "caliber", "sombre": "somber", "lustre": "luster", "defence": "defense", "offence": "offense",
    "licence": "license", "pretence": "pretense", "practise": "practice", "programme": "program", "cheque": "check",
    "tyre": "tire", "pyjama": "pajama", "plough": "plow", "moustache": "mustache",
    "aluminium": "aluminum", "aeroplane": "airplane", "plane": "airplane", "jewellery": "jewelry", "kerb": "curb",
    "storey": "story", "sceptic": "skeptic", "whisky": "whiskey", "doughnut": "donut", "catalogue": "catalog",
    "dialogue": "dialog", "monologue": "monolog", "saint": "st", "mount": "mt", "mountain": "mt", "okay": "ok", "jan": "january", "feb": "february",
    "aug": "august", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "versus": "vs", "telly": "tv", "television": "tv", "motorcycle": "motorbike", "usa": "us", "enquiry": "inquiry",
    "ageing": "aging", "judgement": "judgment", "marvellous": "marvelous", "traveller": "traveler",
    "travelling": "traveling", "cancelled": "canceled", "jeweller": "jeweler", "axe": "ax", "omelette": "omelet",
}  # fmt: skip
PLURALS: Final = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "knives": "knife", "wives": "wife", "wolves": "wolf",
    "lives": "life", "leaves": "leaf", "thieves": "thief", "people": "person", "scarves": "scarf", "shelves": "shelf",
    "halves": "half", "movies": "movie", "zombies": "zombie", "cookies": "cookie", "pies": "pie", "ties": "tie",
}  # fmt: skip
# Names of one and the same place.
SAME_PLACES: Final = {
    "united states of america": "us", "united states": "us", "america": "us", "united kingdom": "uk",
    "great britain": "uk", "nyc": "new york city", "new york": "new york city",
}  # fmt: skip
# Accepted for one another in descriptions, not in names: "Smoke" and "The Assassin" are films. A question that asks for
# one word against another names the other in `others`.
SYNONYMS: Final = {
    "mafioso": "mobster", "mafiosi": "mobster", "gangster": "mobster", "cleaner": "hitman", "assassin": "hitman",
    "hired killer": "hitman", "contract killer": "hitman", "hit man": "hitman", "firearm": "gun",
    "cop": "policeman", "police officer": "policeman", "movie": "film", "kid": "child",
    "little brother": "younger brother", "baby brother": "younger brother", "kid brother": "younger brother",
    "little sister": "younger sister", "baby sister": "younger sister", "stepmom": "stepmother", "stepdad": "stepfather",
    "dad": "father", "daddy": "father", "mom": "mother", "mum": "mother", "mommy": "mother", "mummy": "mother",
    "cig": "cigarette", "smoke": "cigarette", "head teacher": "headmistress", "restroom": "bathroom",
    "toilet": "bathroom", "washroom": "bathroom",
}  # fmt: skip
# The last word of "delivery person" and its like, where the other words agree.
PERSONS: Final = _words("man boy guy person girl woman lady lad")

# Words that are an answer of their own: a typing error never turns one into another.
APART: Final = _words(
    "north south east west northern southern eastern western left right upper lower inner outer "
    "mother father brother sister son daughter uncle aunt cousin nephew niece husband wife "
    "stepmother stepfather stepbrother stepsister stepson stepdaughter grandmother grandfather grandson granddaughter "
    "grandma grandpa godmother godfather godson goddaughter half "
    "man woman boy girl male female king queen prince princess lord lady hero heroine heroin actor actress "
    "black white red green blue yellow brown gray pink purple orange gold golden silver good bad old new young "
    "day night dawn dusk morning evening before after prequel sequel first last "
    "australia austria slovakia slovenia iran iraq niger nigeria guinea guyana ireland iceland mauritius mauritania "
    "sweden switzerland korea china india indiana carolina dakota virginia "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday "
    "alien aliens batman catman superman spiderman antman monster lobster chest vest rifle pistol knife gun grenade"
)
