"""What we know about people: facts with their basis, objectives, and what to ask next."""

from __future__ import annotations

from dataclasses import replace

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.fact import Basis, Fact
from app.domain.stakeholder import Objective, Plan
from app.services.service import Service
from app.storage.shelves import FACTS, OBJECTIVES, PLANS

MOST_OBJECTIVES = 3


class FactService(Service):
    """Facts keep their history: editing one leaves the earlier wording behind it."""

    def of(self, customer_id: int) -> tuple[Fact, ...]:
        """Living facts of a customer in their present wording, oldest first."""
        return FACTS.living_of(self._store.db, customer_id, unset=("replaced_by_id",))

    def earlier(self, fact: Fact) -> tuple[Fact, ...]:
        """Earlier wordings of a fact, newest first."""
        found: list[Fact] = []
        step = FACTS.of(self._store.db, fact.id, by=("replaced_by_id",))
        while step:
            found.extend(step)
            step = FACTS.of(self._store.db, step[0].id, by=("replaced_by_id",))
        return tuple(found)

    def add(self, fact: Fact) -> Fact:
        """A new fact, known since today unless it says otherwise."""
        if not fact.text.strip():
            raise KeepwarmError("There is nothing written yet.", "Write the one thing worth remembering.")
        name = self._customer(fact.customer_id).first_name
        with self._action(
            f"Fact about {name}: {fact.text}", Topic.FACTS, "note", fact.customer_id, basis_words(fact.basis)
        ):
            return FACTS.add(self._store.db, replace(fact, known_on=fact.known_on or self._today), self._now)

    def edit(self, fact: Fact) -> Fact:
        """The fact in its new wording; the old one stays behind it."""
        before = FACTS.get(self._store.db, fact.id)
        name = self._customer(before.customer_id).first_name
        with self._action(
            f"Fact about {name}: {fact.text}", Topic.FACTS, "note", before.customer_id, f"was: {before.text}"
        ):
            if (before.text, before.basis, before.value) == (fact.text, fact.basis, fact.value):
                return FACTS.save(self._store.db, fact)
            stored = FACTS.add(self._store.db, replace(fact, id=0, uuid="", created_at=None), self._now)
            FACTS.change(self._store.db, before.id, replaced_by_id=stored.id)
            return stored

    def remove(self, fact: Fact) -> None:
        """Move a fact to the trash."""
        name = self._customer(fact.customer_id).first_name
        with self._action(f"Removed a fact about {name}", Topic.FACTS, "trash", fact.customer_id, fact.text):
            FACTS.change(self._store.db, fact.id, trashed_at=self._now)

    def ask_next(self, fact: Fact, ask: bool = True) -> Fact:
        """Put the question behind an assumption on the next conversation, or take it off."""
        name = self._customer(fact.customer_id).first_name
        words = f"Ask {name} about: {fact.text}" if ask else f"No need to ask {name} about: {fact.text}"
        with self._action(words, Topic.FACTS, "question", fact.customer_id):
            return FACTS.change(self._store.db, fact.id, ask_next=ask)

    def set_objectives(self, customer_id: int, texts: tuple[str, ...]) -> tuple[Objective, ...]:
        """A person's own aims in their order, three at most."""
        wanted = tuple(text.strip() for text in texts if text.strip())
        if len(wanted) > MOST_OBJECTIVES:
            raise KeepwarmError("Three aims are the most.", "Keep the three that matter most to this person.")
        name = self._customer(customer_id).first_name
        with self._action(f"What {name} wants", Topic.PLANS, "target", customer_id, "; ".join(wanted)):
            stored = OBJECTIVES.living_of(self._store.db, customer_id)
            for old in stored:
                if old.text not in wanted:
                    OBJECTIVES.change(self._store.db, old.id, trashed_at=self._now)
            kept = {old.text: old for old in stored if old.text in wanted}
            for rank, text in enumerate(wanted, start=1):
                if text in kept:
                    OBJECTIVES.change(self._store.db, kept[text].id, rank=rank)
                else:
                    OBJECTIVES.add(self._store.db, Objective(0, customer_id, rank, text, self._today))
            return OBJECTIVES.living_of(self._store.db, customer_id, "rank")

    def set_plan(self, plan: Plan) -> Plan:
        """Win, win, win for a person, new (id 0) or changed."""
        name = self._customer(plan.customer_id).first_name
        with self._action(f"Win-win-win plan for {name}", Topic.PLANS, "users3", plan.customer_id):
            if plan.id:
                return PLANS.save(self._store.db, plan)
            return PLANS.add(self._store.db, plan)

    def remove_plan(self, plan: Plan) -> None:
        """Move a win-win-win plan to the trash."""
        name = self._customer(plan.customer_id).first_name
        with self._action(f"Removed the win-win-win plan for {name}", Topic.PLANS, "trash", plan.customer_id):
            PLANS.change(self._store.db, plan.id, trashed_at=self._now)


def basis_words(basis: Basis) -> str:
    """How we know, in a history line."""
    return {Basis.SAID: "they said", Basis.OBSERVED: "we saw", Basis.ASSUMED: "we assume"}[basis]
