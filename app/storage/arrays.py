"""Many ids as one value of a query: `IN (SELECT value FROM carray(?))`."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import apsw

_NOBODY = array("q", [-1])


def carray(numbers: Iterable[int]) -> Any:
    """The ids bound as an array, without a limit on their number; ids begin at 1, so none at all is one of -1."""
    return apsw.carray(array("q", numbers) or _NOBODY)
