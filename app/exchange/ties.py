"""Words for how people stand to each other, read in the direction Keepwarm keeps them."""

from __future__ import annotations

from app.domain.customer import RelationshipKind
from app.domain.incoming import IncomingRelationship

_THEY_ARE = {
    RelationshipKind.PARTNER: "partner spouse husband wife sweetheart fiance date conjoint conjoint(e) ehepartner",
    RelationshipKind.CHILD: "parent mother father mutter vater",
    RelationshipKind.PARENT: "child son daughter children kind kinder enfants",
    RelationshipKind.SIBLING: "sibling brother sister",
    RelationshipKind.FRIEND: "friend",
    RelationshipKind.NEIGHBOUR: "neighbour neighbor",
    RelationshipKind.REFERRED_BY: "referred_by referredby referred-by",
    RelationshipKind.OTHER: "contact other",
}
_KINDS = {word: kind for kind, words in _THEY_ARE.items() for word in words.split()}


def relationship(name: str, they_are: str) -> IncomingRelationship:
    """The tie of a customer to `name`, who is `they_are` ("child") to the customer; unknown words become the note."""
    word = "_".join(they_are.casefold().split()).replace("domestic_", "")
    kind = _KINDS.get(word, RelationshipKind.OTHER)
    note = they_are if kind is RelationshipKind.OTHER and word not in _KINDS else ""
    return IncomingRelationship(name, kind, note)
