"""What a fact needs besides its words: spoiler level, content flags, and the one pattern nothing is made of unseen."""

import re

from quiz.films.article import ArticleSentence, ArticleText
from quiz.films.draft.found import Found, Thing

FLAG_WORDS = {
    "violence": r"murder\w*|kill\w*|shoot\w*|shot|stab\w*|beat(?:s|en|ing)?|assassin\w*|massacre\w*|tortur\w*|strangl\w*|"
    r"attack\w*|ambush\w*|hitm[ae]n|execut(?:es?|ed|ion)|slaughter\w*|wound\w*|kidnap\w*|hostage\w*|bomb\w*|explo\w+|"
    r"fight\w*|battle\w*|robber\w*|drown\w*|bludgeon\w*|behead\w*|maim\w*|violen\w+|blood\w*|amputat\w*|rape\w*",
    "death": r"dies|died|dead|death\w*|dying|corpse\w*|suicide|funeral\w*|buried|burial|bod(?:y|ies) of|killed|murdered",
    "weapons": r"guns?|rifles?|pistols?|shotguns?|revolvers?|firearms?|grenades?|kni(?:fe|ves)|swords?|daggers?|"
    r"machetes?|weapons?|ammunition|gunpoint|bullets?|bombs?",
    "drugs": r"drugs?|cocaine|heroin|opium|marijuana|cannabis|overdos\w+|narcotics?|meth|methamphetamine|morphine|lsd|"
    r"addict\w*|drug-addicted|alcoholi\w+|drunk\w*",
    "smoking": r"smok(?:e|es|ed|ing)|cigarettes?|cigars?|tobacco",
    "abuse": r"abus\w+|molest\w*|incest\w*|domestic violence|rape[sd]?|raping|bull(?:y|ies|ied|ying)|harass\w*|enslav\w*|slaves?",
    "sex": r"sex\w*|prostitut\w*|brothel\w*|affair|mistress\w*|make love|making love|seduc\w+|nude|naked|strip(?:per|club)\w*",
    "language": r"fuck\w*|shit\w*|bitch\w*|bastards?|whores?|damn\w*",
    "minor": r"(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen)-year-old|child(?:ren)?|bab(?:y|ies)|toddlers?|infants?|teen\w*|little (?:girl|boy)|kids?|"
    r"young (?:girl|boy|son|daughter)|school(?:girl|boy)s?|minors?|orphans?|newborn",
}
FLAGS = {
    flag: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE)
    for flag, pattern in FLAG_WORDS.items()
}
ROMANCE = re.compile(
    r"(?<![\w-])(?:love[sd]?|loving|lovers?|in love|kiss\w*|naked|nude|romanc\w*|romantic\w*|sex\w*|seduc\w*|crush|affair|"
    r"marr(?:y|ies|ied)|flirt\w*|intima\w*|make love|bed(?:s|ded)? with|rape\w*|molest\w*|wife|husband|girlfriend|boyfriend)"
    r"(?!\w)",
    re.IGNORECASE,
)

PRONOUN = re.compile(r"\b(?:he|she|him|her|they|them)\b", re.IGNORECASE)


def flags_in(text: str) -> tuple[str, ...]:
    """Return the content flags of a text, in fixed order."""
    return tuple(flag for flag, pattern in FLAGS.items() if pattern.search(text))


class Spoilers:
    """Spoiler level by place: 0 lead, info lines and the plot's first paragraph, then 1 set-up, 2 middle, 3 ending."""

    def __init__(self, article: ArticleText) -> None:
        plot = article.of("plot")
        self._paragraphs = max((sentence.paragraph or 0 for sentence in plot), default=0)
        self._start = plot[0].start if plot else 0
        self._length = max(plot[-1].end - self._start, 1) if plot else 1

    def level(self, sentence: ArticleSentence) -> int:
        if sentence.part != "plot":
            return 0
        if self._paragraphs >= 4 and sentence.paragraph:
            share = (sentence.paragraph - 1) / (self._paragraphs - 1)
        else:
            # Few paragraphs say little of where the ending begins: the place within the whole plot does.
            share = (sentence.start - self._start) / self._length
        return 0 if share < 0.12 else 1 if share < 0.3 else 2 if share < 0.6 else 3


class Minors:
    """Who in the film is under eighteen, and what brings them together with romance."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._said = (
            re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b") if names else None
        )

    def romance(self, sentence: ArticleSentence) -> bool:
        """Whether the sentence speaks of romance and of a minor, or of a "she" or "he" who may be one."""
        if not ROMANCE.search(sentence.text):
            return False
        if FLAGS["minor"].search(sentence.text):
            return True
        return bool(
            self._said and (self._said.search(sentence.text) or PRONOUN.search(sentence.text))
        )

    def touched(self, one: Found) -> bool:
        """Whether a fact must wait for a person. Who plays whom and who made the film says nothing of romance by itself."""
        ends = {end.name for end in (one.subject, one.object) if isinstance(end, Thing)}
        if ends & self._names and ROMANCE.search(one.statement):
            return True
        is_about_people = one.relation in ("plays_role", "age") or one.sentence.part == "plot"
        return is_about_people and one.relation != "played_by" and self.romance(one.sentence)
