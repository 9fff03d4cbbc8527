"""Word lists the drafting rules look things up in. Small and closed on purpose: what is not listed waits for review."""

import re

from quiz.films.sentences import words


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a comma-separated list, longest first, so that an alternation takes the whole one."""
    return tuple(
        sorted(
            (phrase.strip() for phrase in text.split(",")),
            key=lambda phrase: (-len(phrase), phrase),
        )
    )


def in_order(text: str) -> list[str]:
    """Return the words of a space-separated list as they stand."""
    return text.split()


NATIONALITIES = phrases(
    "Afghan, Albanian, Algerian, American, Argentine, Armenian, Australian, Austrian, Azerbaijani, Bangladeshi, Belgian, "
    "Bolivian, Bosnian, Brazilian, British, Bulgarian, Cambodian, Canadian, Chilean, Chinese, Colombian, Croatian, Cuban, "
    "Czech, Czechoslovak, Danish, Dutch, East German, Egyptian, English, Estonian, Ethiopian, Finnish, French, Georgian, "
    "German, Greek, Hong Kong, Hungarian, Icelandic, Indian, Indonesian, Iranian, Iraqi, Irish, Israeli, Italian, "
    "Jamaican, Japanese, Jordanian, Kazakh, Kenyan, Korean, Latvian, Lebanese, Lithuanian, Luxembourgish, Macedonian, "
    "Malaysian, Maltese, Mexican, Mongolian, Moroccan, Nepalese, New Zealand, Nigerian, North Korean, Norwegian, "
    "Pakistani, Palestinian, Peruvian, Filipino, Polish, Portuguese, Puerto Rican, Romanian, Russian, Scottish, Senegalese, "
    "Serbian, Singaporean, Slovak, Slovenian, South African, South Korean, Soviet, Spanish, Sri Lankan, Swedish, Swiss, "
    "Syrian, Taiwanese, Thai, Tunisian, Turkish, Ukrainian, Uruguayan, Venezuelan, Vietnamese, Welsh, West German, Yugoslav"
)
COUNTRIES = frozenset(
    phrases(
        "Afghanistan, Albania, Algeria, Argentina, Armenia, Australia, Austria, Bangladesh, Belgium, Bolivia, "
        "Bosnia and Herzegovina, Brazil, Bulgaria, Cambodia, Canada, Chile, China, Colombia, Croatia, Cuba, Cyprus, "
        "Czech Republic, Czechoslovakia, Denmark, East Germany, Egypt, Estonia, Ethiopia, Finland, France, Georgia, Germany, "
        "Greece, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, "
        "Kenya, Latvia, Lebanon, Lithuania, Luxembourg, Malaysia, Malta, Mexico, Monaco, Mongolia, Morocco, Nepal, "
        "Netherlands, New Zealand, Nigeria, North Korea, Norway, Pakistan, Peru, Philippines, Poland, Portugal, Romania, "
        "Russia, Senegal, Serbia, Singapore, Slovakia, Slovenia, South Africa, South Korea, Soviet Union, Spain, Sri Lanka, "
        "Sweden, Switzerland, Syria, Taiwan, Thailand, Tunisia, Turkey, Ukraine, United Arab Emirates, United Kingdom, "
        "United States, Uruguay, Venezuela, Vietnam, West Germany, Yugoslavia"
    )
)
COUNTRY_SHORT = {
    "US": "United States",
    "U.S.": "United States",
    "USA": "United States",
    "United States of America": "United States",
    "UK": "United Kingdom",
    "U.K.": "United Kingdom",
    "Great Britain": "United Kingdom",
    "The Netherlands": "Netherlands",
    "USSR": "Soviet Union",
}
COUNTRY_ALIASES = {
    "United States": ("USA", "US", "United States of America", "America"),
    "United Kingdom": ("UK", "Britain", "Great Britain"),
}
WITH_THE = words("Netherlands Philippines") | frozenset(
    {"United States", "United Kingdom", "Czech Republic", "Soviet Union", "United Arab Emirates"}
)
LANGUAGES = frozenset(
    phrases(
        "Arabic, Bengali, Bulgarian, Cantonese, Catalan, Croatian, Czech, Danish, Dutch, English, Estonian, Finnish, French, "
        "German, Greek, Hebrew, Hindi, Hungarian, Icelandic, Indonesian, Irish, Italian, Japanese, Korean, Latin, Latvian, "
        "Lithuanian, Malay, Malayalam, Mandarin, Mandarin Chinese, Marathi, Mongolian, Norwegian, Persian, Polish, Portuguese, "
        "Punjabi, Romanian, Russian, Serbian, Slovak, Slovenian, Spanish, Swedish, Tagalog, Tamil, Telugu, Thai, Turkish, "
        "Ukrainian, Urdu, Vietnamese, Welsh, Yiddish, Zulu"
    )
)
GENRES = phrases(
    "action, adventure, animated, anthology, black comedy, biographical, biopic, comedy, comedy-drama, coming-of-age, crime, "
    "dark comedy, dark fantasy, detective, disaster, docudrama, documentary, drama, dramedy, dystopian, epic, erotic, "
    "espionage, experimental, family, fantasy, film noir, found footage, gangster, ghost, gothic, heist, historical, horror, "
    "kung fu, legal, live-action, martial arts, melodrama, mockumentary, monster, musical, mystery, neo-noir, neo-western, noir, "
    "parody, period, political, post-apocalyptic, prison, psychological, road, romance, romantic, romantic comedy, "
    "romantic comedy-drama, satire, satirical, science fiction, science-fiction, screwball comedy, silent, slapstick, slasher, "
    "splatter, sports, spy, steampunk, supernatural, superhero, surreal, survival, suspense, swashbuckler, teen, thriller, "
    "tragicomedy, tragedy, vampire, war, western, zombie"
)
COMPANY = re.compile(
    r"\b(?:Pictures|Productions?|Studios?|Films?|Entertainment|Company|Corporation|Bros|Brothers|Media|Cinemas?|"
    r"Distribution|Releasing|Group|International|Artists|Features|Animation|Television|Network|Inc|Ltd|LLC|GmbH|"
    r"Metro-Goldwyn-Mayer|Paramount|Miramax|Gaumont|Lionsgate|Netflix|Disney|Pixar|RKO|MGM|BBC|HBO|Fox|Universal)\b"
)
# What stands in brackets after a name without being an actor: groups, places, offices, works.
NO_ACTOR = re.compile(
    r"\b(?:Guards?|Group|Gang|Police|City|State|States|Street|County|Country|Company|Army|Navy|Force|Agency|Agents?|"
    r"University|School|College|Church|Hospital|Prison|Department|Administration|Bureau|Office|Organi[sz]ation|Association|"
    r"Union|Party|Republic|Kingdom|Empire|Island|Islands|River|Lake|Mount|Mountain|Sea|Ocean|North|South|East|West|"
    r"Northern|Southern|Eastern|Western|War|Day|Night|Hotel|Bank|Park|Center|Centre|Airport|Station|Ship|Team|Program|"
    r"Project|System|Unit|Squad|Division|Planet|Earth|New|The|A|An|Of|Aka|In|As|And)\b"
)
NAME_TITLES = words(
    "Mr. Mrs. Ms. Miss Dr. Doctor Prof. Professor Sir Lady Lord Dame Captain Capt. Lieutenant Lt. First Second Sergeant Sgt. "
    "Colonel Col. General Gen. Major Maj. Corporal Cpl. Private Commander Cmdr. Admiral Detective Inspector Officer Agent "
    "Special Chief Sheriff Deputy President Senator Governor Mayor Judge Father Sister Brother Reverend Rev. King Queen Prince "
    "Princess Count Countess Duke Duchess Baron Baroness Emperor Empress Uncle Aunt FBI CIA DEA NYPD LAPD MI6 KGB"
)
# Titles that belong to the name people use: "Professor Marvel", "Aunt Em", "Prince Charming".
KEPT_TITLES = words(
    "Mr. Mrs. Ms. Miss Dr. Doctor Professor Sir Lady Lord Dame King Queen Prince Princess Count Countess Duke Duchess Baron "
    "Baroness Emperor Empress Uncle Aunt Father Sister Brother"
)
KIN = (
    "father|mother|stepfather|stepmother|brother|sister|son|daughter|uncle|aunt|grandfather|grandmother|wife|husband|"
    "cousin|nephew|niece|boss|fiancée?|girlfriend|boyfriend|half-brother|half-sister|stepbrother|stepsister|partner|"
    "friend|neighbou?r|teacher|lawyer|secretary|assistant"
)
YOUNG = words(
    "girl boy child kid teenager baby infant toddler orphan schoolgirl schoolboy student pupil stowaway"
)
# Nouns that can only mean a person, so that "X, a lonely headland" names nobody.
PERSON_NOUNS = YOUNG | words(
    "man woman gentleman lady widow widower father mother lawyer attorney judge detective inspector investigator policeman "
    "policewoman officer sheriff constable agent spy soldier sergeant captain lieutenant colonel general veteran sailor pilot "
    "driver chauffeur mechanic engineer farmer fisherman hunter miner worker farmhand maid nanny nurse doctor physician surgeon "
    "psychiatrist psychologist scientist professor teacher headmaster headmistress librarian journalist reporter editor writer "
    "novelist poet playwright painter artist sculptor musician singer dancer pianist violinist actor actress director producer "
    "photographer model designer chef cook waiter waitress bartender innkeeper shopkeeper merchant trader salesman banker "
    "accountant clerk secretary typist receptionist janitor caretaker guard prisoner inmate convict thief robber burglar gangster "
    "mobster mafioso capo hitman assassin killer murderer smuggler dealer pimp prostitute gambler boxer wrestler athlete coach "
    "jockey priest nun monk vicar pastor rabbi imam king queen prince princess knight duke countess baron mayor senator politician "
    "president diplomat ambassador businessman businesswoman executive millionaire billionaire heiress tycoon landlord landlady "
    "neighbor neighbour roommate friend mistress lover fiancée teller fortune-teller magician witch wizard sorcerer keeper "
    "immigrant refugee tourist traveler traveller stranger drifter loner bully drunk hermit recluse hacker programmer astronaut "
    "cowboy outlaw bounty-hunter gunslinger samurai warrior rebel activist barber butcher baker tailor carpenter gardener"
)
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        in_order(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        in_order("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
MONTHS = {
    month: number
    for number, month in enumerate(
        in_order(
            "January February March April May June July August September October November December"
        ),
        start=1,
    )
}
PRONOUNS = words(
    "He She It They His Her Hers Its Their This That These Those There Both Who Which We I You him her them"
)
