"""Words that help to retell a note about somebody to that very person; English only, like the notes they fit."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REGULAR = """
admire adore agree answer appreciate arrive ask avoid bake believe belong bicycle blame borrow breed brew build buy
call care carry celebrate change choose claim clean climb clip close collect come compare compete complain cook cost
count cross cut cycle dance deal decide demand depend design dislike draw dream dress drink drive eat embroider
enjoy expect explain fear feed feel fetch find finish fish fit fix fly follow forage forget forgive garden gather
get give go graft grill grow guess handle hang hate hear help hike hold hope hunt imagine insist invite join joke
keep knit know laugh lead lean learn leave lend lift like listen live long look lose love make manage mean measure
mend mind miss mow move name need notice offer open order organise organize own pack paint pay photograph pick plan
plant play point practise prefer prepare pretend prune pull put quote raise read recommend refuse remember rent
repair reply respect restore return ride rise row run sail save say search see seem sell send serve sew share ship
show sing sit skate ski sketch sleep smell smile sneeze sow speak spend stand start stay stop study suffer swear
swim take talk taste teach tell tend thank think throw tidy train travel treat trust try turn understand use value
visit volunteer wait wake walk want wash watch water wave wear weave weed welcome winter wish wonder work worry
worship write
"""
VERBS = _set(_REGULAR)
"""Verbs in their first form."""

FINITE = _set(
    """
    is are was were am be has have had does do did will would can could may might must should shall isn't aren't
    wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
    """
)

_PAST = """
ate baked began bought bred broke brought built came caught chose cut did drank drew drove fed fell felt fetched
fixed flew forgave found fought gave got grew had heard held hid hung kept knew knitted laid lent left let lit
lost made met paid put ran rang read rode rose said sang sat saw sent set sewed shook showed slept sold sowed
spent spoke stood stayed stuck swam swept taught thought threw told took understood went woke won wore wove
wrote
"""
PAST = _set(_PAST)
"""Past forms that do not end in -ed, and a few that do."""

FAMILY = _set(
    """
    daughter daughters son sons wife husband partner mother father mum mom dad parents sister sisters brother
    brothers grandmother grandfather grandma grandpa grandson granddaughter grandchild grandchildren grandparents
    child children kid kids baby twins niece nephew aunt uncle cousin cousins fiancé fiancée boyfriend girlfriend
    stepson stepdaughter family dog dogs cat cats horse horses puppy kitten godson goddaughter
    """
)
OTHERS = FAMILY | _set(
    """
    neighbour neighbours neighbor neighbors colleague colleagues boss team guest guests customer customers client
    clients friend friends assistant gardener doctor crew people everybody somebody someone woman man girl boy
    """
)
"""Nouns for somebody else: a pronoun after one of them may no longer mean the person."""

ADVERBS = _set(
    """
    also always already almost even ever first fondly gladly just mostly never now often once only rarely really
    secretly seldom sometimes soon still then too usually
    """
)
SUBORDINATORS = _set("when because if while until unless since although")
RELATIVES = _set("that which who whom whose where you")
"""After a noun they begin a clause that only describes it: "figs on a balcony that faces north"."""
BEFORE_NOUNS = _set(
    """
    a an the your my our his her their its this that these those some with of for in on at by from to about and or
    no two three four five six many few more old new first last
    """
)
"""What stands before a noun and not before a verb in -s."""
DETERMINERS = _set("a an the your my our his her its their this that these those some")

TENDER = (
    "accident", "alone", "bankrupt", "biops", "buried", "cancer", "chemo", "clinic", "dead", "death", "debt",
    "dement", "depress", "diagnos", "died", "divorce", "dying", "fired", "funeral", "grie", "hospice", "hospital",
    "ill ", "illness", "lawsuit", "miscarr", "mourn", "operation", "passed away", "redundan", "rehab", "separated",
    "sick", "stroke", "suicid", "surgery", "unemploy", "widow", "beerdig", "gestorben", "krank", "scheidung",
    "starb", "tod ", "trauer",
)  # fmt: skip
"""Parts of words that a letter never repeats, however they were noted."""

NOT_OWNED = _set(
    """
    a about after again all an and as at because before but by every for from if in into like more most much now of
    on or our over so some than that the then there they this to today tomorrow under until when while with without
    """
)
"""Words before which "her" is no possessive: "showed her the hedge"."""

ALWAYS_CAPITAL = _set(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday christmas easter midsummer english german french swedish finnish italian spanish
    dutch danish norwegian russian polish japanese chinese american british i i'm i've i'd i'll
    """
)

_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_SPOKEN_YOU = ("uni", "use", "usu", "uti", "eu", "ewe", "one ", "one-", "once", "ukulele", "ubiq")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def article(word: str) -> str:
    """ "a" or "an", as it is said before a word: "an hour", "a unicorn"."""
    low = word.lower()
    if low.startswith(_SILENT_H):
        return "an"
    if low.startswith(_SPOKEN_YOU) or low == "one":
        return "a"
    return "an" if low and low[0] in "aeiouàáâäåæèéêëìíîïòóôöøùúûü" else "a"


def number_word(number: int) -> str:
    """A small number in a sentence, "seven", figures from thirteen on."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def is_third_person(word: str) -> bool:
    """Whether a word is a known verb as it follows she: "likes", "carries", "has"."""
    return word in ("has", "does", "is", "goes", "was") or (word.endswith("s") and first_form(word) in VERBS)


def first_form(word: str) -> str:
    """A verb that follows she as it follows you: "likes" is "like", "is" is "are", in small letters."""
    if "’" in word:
        return first_form(word.replace("’", "'")).replace("'", "’")
    known = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't",
             "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"}  # fmt: skip
    if word in known:
        return known[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def is_tender(text: str) -> bool:
    """Whether a note touches what hurts: grief, illness, parting, money lost."""
    low = f" {text.lower()} "
    words = "".join(letter if letter.isalpha() else " " for letter in low)
    return any(f" {part}" in words for part in TENDER)
