"""A crowd of invented customers of any size, the same for the same seed, put into a file straight through SQL."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import apsw

from app.storage import search, standings
from app.storage.store import Store
from app.storage.tables.fields import to_day_number

SEED = 20
_GIVEN = """
    Maja Sofia Tomas Eero Noor Priya Klara Jonas Aino Elias Ingrid Lars Freya Nils Greta Oskar Signe Emil Astrid
    Hugo Linnéa Viggo Saga Theo Alma Anton Iris Felix Edith Otto Wilma Axel Stella Leo Tuva Malte Elsa Arvid Märta
    Folke Håkan Søren Åse Øyvind Jürgen Łukasz Zoë Renée François Inés"""
_FAMILY = """
    Holmström Wikström Berglund Salonen Haddad Raman Lindqvist Virtanen Korhonen Nieminen Mäkelä Hämäläinen Laine
    Heikkinen Koskinen Järvinen Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson
    Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Olofsson Lindström
    Lindgren Axelsson Berg Bergström Lundberg Lind Lundgren Mattsson Berggren Sandberg Henriksson Forsberg Sjöberg
    Wallin Engström Eklund Danielsson Lundin Håkansson Björk Bergman Gunnarsson Holm Wikberg Fransson Isaksson
    Nyström Blomqvist Ekström"""
_CITIES = """
    Turku Kaarina Naantali Raisio Parainen Salo Paimio Lieto Masku Mynämäki Åbo Sauvo"""
_WORDS = """
    meadow bench oak path lilies birch pot roses terrace hedge apple pruning winter shade water stone gravel
    delivery invoice school August daughter garden fair wedding Saturday morning tea coffee dog plums herbs lavender
    bulbs fence gate light photo sketch visit quality price quiet neighbour balcony roof wall pond moss fern grass
    mower compost"""
GIVEN, FAMILY, CITIES, WORDS = (words.split() for words in (_GIVEN, _FAMILY, _CITIES, _WORDS))
CHANNELS = ("visit", "call", "text", "email", "card", "coffee")
_DIRECTIONS = ("from_us", "from_them", "both_ways")
_MOODS = (None, None, None, "pleased", "calm", "delighted", "uneasy")
_KINDS = ("likes", "dislikes", "family", "how_we_met")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many there are of each; `today` ends their past."""

    customers: int
    touchpoints: int
    today: date
    seed: int = SEED


def fill(store: Store, crowd: Crowd) -> None:
    """Put the crowd into an empty file, with standings and search; leaves no history."""
    connection = store._writer.connection()
    rng = Random(crowd.seed)
    with store.history.unrecorded():
        _put_customers(connection, crowd, rng)
        _put_touchpoints(connection, crowd, rng)
        search.rebuild(store._writer)
        standings.refresh_all(store._writer, crowd.today)


def name_of(rng: Random) -> tuple[str, str]:
    """Given and family name; some family names are double."""
    family = rng.choice(FAMILY)
    return rng.choice(GIVEN), family if rng.random() < 0.7 else f"{family}-{rng.choice(FAMILY)}"


def sentence(rng: Random, words: int) -> str:
    """So many words in a row."""
    return " ".join(rng.choices(WORDS, k=words)).capitalize() + "."


def _put(connection: apsw.Connection, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(columns.split(", ")))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _put_customers(connection: apsw.Connection, crowd: Crowd, rng: Random) -> None:
    today, moment = to_day_number(crowd.today), to_day_number(crowd.today) * 86400
    numbers = range(1, crowd.customers + 1)
    companies = [number for number in numbers if number % 10 == 0]
    people = [number for number in numbers if number % 10]
    stages, tiers = ("attraction", "conversion", "retention"), ("inner_circle", "regular", "occasional")

    def cards() -> Iterator[tuple[Any, ...]]:
        for number in numbers:
            given, family = name_of(rng)
            is_company = number % 10 == 0
            name = f"{family} {rng.choice(WORDS).capitalize()}" if is_company else f"{given} {family}"
            yield (
                number, rng.randbytes(16), "company" if is_company else "person", name, "" if is_company else given,
                "" if is_company else family,
                f"{rng.choice(WORDS)}, {rng.choice(CITIES)}" if rng.random() < 0.3 else "",
                sentence(rng, 8) if rng.random() < 0.3 else "", rng.choice(stages), rng.choice(tiers),
                moment - rng.randrange(1200) * 86400,
            )  # fmt: skip

    columns = "id, uuid, kind, name, given_name, family_name, subtitle, notes, stage, tier, created_at"
    _put(connection, "customer", columns, cards())
    _put(connection, "stage_period", "customer_id, stage, since", ((n, "retention", today - 400) for n in numbers))
    mails = ((n, "email", f"mail{n}@{rng.choice(FAMILY).lower()}.example", True, 0) for n in numbers)
    _put(connection, "contact_detail", "customer_id, kind, value, is_preferred, position", mails)
    phones = ((n, "phone", f"+358 40 {rng.randrange(10**7):07d}", False, 1) for n in numbers)
    _put(connection, "contact_detail", "customer_id, kind, value, is_preferred, position", phones)
    born = ((n, "birthday", n % 12 + 1, n // 12 % 28 + 1, 1940 + n % 60, True) for n in people)
    _put(connection, "occasion", "customer_id, kind, month, day, year, is_yearly", born)
    facts = (
        (rng.randbytes(16), n, rng.choice(_KINDS), sentence(rng, 5), "said", today - rng.randrange(900), moment)
        for n in numbers
    )
    _put(connection, "fact", "uuid, customer_id, kind, text, basis, known_on, created_at", facts)
    places = (
        (rng.randbytes(16), n, rng.choice(companies), "Owner") for n in people if companies and rng.random() < 0.3
    )
    _put(connection, "stakeholder", "uuid, person_id, company_id, title", places)
    _put(connection, "tag", "name, folded", ((word, word) for word in WORDS[:20]))
    tags = ((n, rng.randrange(1, 21)) for n in numbers if rng.random() < 0.3)
    _put(connection, "customer_tag", "customer_id, tag_id", tags)
    bought = (
        (rng.randbytes(16), n, today - rng.randrange(900), sentence(rng, 2), rng.randrange(500, 500_000), "EUR", moment)
        for n in numbers
        for _ in range(rng.randrange(4))
    )
    _put(connection, "purchase", "uuid, customer_id, day, title, amount_minor, currency, created_at", bought)
    promises = (
        (rng.randbytes(16), n, sentence(rng, 3), today + rng.randrange(-5, 60), "open", moment)
        for n in numbers
        if rng.random() < 0.05
    )
    _put(connection, "promise", "uuid, customer_id, text, due, state, created_at", promises)
    slips = (
        (rng.randbytes(16), n, sentence(rng, 4), 2, today - rng.randrange(200), moment)
        for n in numbers
        if rng.random() < 0.01
    )
    _put(connection, "slip", "uuid, customer_id, text, severity, happened_on, created_at", slips)


def _put_touchpoints(connection: apsw.Connection, crowd: Crowd, rng: Random) -> None:
    """Every customer gets about the same number, spread over three years; one in a hundred is still to come."""
    today, moment = to_day_number(crowd.today), to_day_number(crowd.today) * 86400
    whose = list(itertools.islice(itertools.cycle(range(1, crowd.customers + 1)), crowd.touchpoints))
    days = [today + (rng.randrange(1, 90) if rng.random() < 0.01 else -rng.randrange(1100)) for _ in whose]
    rows = (
        (
            place, rng.randbytes(16), rng.choice(CHANNELS), rng.choice(_DIRECTIONS),
            "planned" if day > today else "done", day,
            rng.choice((None, 540, 600, 720)), rng.choice(_MOODS), "" if rng.random() < 0.5 else sentence(rng, 2),
            sentence(rng, 6), moment,
        )
        for place, day in enumerate(days, 1)
    )  # fmt: skip
    _put(
        connection,
        "touchpoint",
        "id, uuid, channel, direction, state, day, minute, mood, title, notes, created_at",
        rows,
    )
    pairs = ((place, n, day) for place, (n, day) in enumerate(zip(whose, days, strict=True), 1))
    _put(connection, "participant", "touchpoint_id, customer_id, day", pairs)


def crowd_of(size: int, today: date) -> Crowd:
    """The usual crowd of a size: 20 touchpoints each, 10 in the largest."""
    return Crowd(size, size * (20 if size <= 10_000 else 10), today + timedelta(0))
