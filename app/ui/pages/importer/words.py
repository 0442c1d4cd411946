"""Sentences of the import: what a file looks like, what a column becomes, what would come in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.incoming import FileKind, Inspection
from app.domain.mapping import VALUE_TARGETS, Certainty, ColumnMapping, MappingKind, target_words
from app.services.import_plan import Draft, ImportPlan
from app.ui.formatting import count_text, joined, number_text

CONTEXT = "ImportWords"


def tr(text: str) -> str:
    """The sentence in the owner's language."""
    return QCoreApplication.translate(CONTEXT, text)


def recognised(inspection: Inspection) -> str:
    """What the file looks like, in a whole sentence."""
    reading = inspection.reading
    name = reading.system_name
    if reading.kind is FileKind.RECORDS:
        return tr("This is a file that Keepwarm wrote. Everything in it comes back.")
    if reading.kind is FileKind.VCARD:
        known = tr("These are vCards, written by {program}.").format(program=name)
        return known if name and not name.casefold().startswith("vcard") else tr("These are vCards.")
    if not name:
        return tr("No program we know wrote this table. Please look at the columns.")
    if name.startswith("a "):
        return tr("This looks like {thing}.").format(thing=name)
    return tr("This looks like a {system} export.").format(system=name)


def not_this(inspection: Inspection) -> str:
    """The button that doubts it: "Not HubSpot"."""
    name = inspection.reading.system_name
    if not name or name.startswith("a "):
        return tr("Something else")
    return tr("Not {program}").format(program=name.split(" ", 1)[0])


def size_words(inspection: Inspection) -> str:
    """The file and how much is in it: "contacts.csv, 247 rows"."""
    reading = inspection.reading
    is_cards = reading.kind in (FileKind.VCARD, FileKind.RECORDS)
    one, many = (tr("1 card"), tr("{count} cards")) if is_cards else (tr("1 row"), tr("{count} rows"))
    words = [reading.file_name, count_text(reading.row_count, one, many)]
    if reading.sheet:
        words.insert(1, tr("sheet “{sheet}”").format(sheet=reading.sheet))
    return ", ".join(words)


def column_words(column: ColumnMapping) -> str:
    """What a column becomes: "Phone, mobile", "Stage (3 values matched)"."""
    words = target_words(column.target)
    if column.target in VALUE_TARGETS and column.values:
        return tr("{target} ({count} values matched)").format(target=words, count=column.matched_values)
    return f"{words}, {column.label}" if column.label else words


def certainty_words(column: ColumnMapping) -> str:
    """How sure that is."""
    unmatched = len(column.values) - column.matched_values if column.target in VALUE_TARGETS else 0
    if unmatched:
        return tr("{count} to match").format(count=unmatched)
    if column.ambiguous_dates is not None and column.certainty is not Certainty.LEFT_OUT:
        return tr("see above")
    words = {Certainty.CERTAIN: tr("certain"), Certainty.LIKELY: tr("likely"), Certainty.LEFT_OUT: tr("left out")}
    return words[column.certainty]


def button_words(draft: Draft, plan: ImportPlan) -> str:
    """What the primary button says."""
    if draft.purchases:
        count = len(draft.purchases)
        return count_text(count, tr("Bring in 1 purchase"), tr("Bring in {count} purchases"))
    count = len(plan.new) + len(plan.meeting)
    return count_text(count, tr("Bring in 1 person"), tr("Bring in {count} people"))


def outcome_words(draft: Draft, plan: ImportPlan) -> str:
    """What would happen: "235 new people, 11 merged, 1 row left out"."""
    left_out = plan.skipped + len({problem.line for problem in draft.problems if problem.severity == "left_out"})
    if draft.purchases:
        parts = [count_text(len(draft.purchases), tr("1 purchase"), tr("{count} purchases"))]
    else:
        parts = [count_text(len(plan.new), tr("1 new person"), tr("{count} new people"))]
    if plan.meeting:
        parts.append(tr("{count} merged").format(count=number_text(len(plan.meeting))))
    if plan.again:
        parts.append(count_text(len(plan.again), tr("1 row put together"), tr("{count} rows put together")))
    if left_out:
        parts.append(count_text(left_out, tr("1 row left out"), tr("{count} rows left out")))
    return ", ".join(parts)


def brought_words(created: int, updated: int, purchases: int, skipped: int) -> str:
    """What came in: "235 new people, 11 merged with yours, 1 left as it was"."""
    parts = []
    if created:
        parts.append(count_text(created, tr("1 new person"), tr("{count} new people")))
    if updated:
        parts.append(count_text(updated, tr("1 merged with yours"), tr("{count} merged with yours")))
    if purchases:
        parts.append(count_text(purchases, tr("1 purchase"), tr("{count} purchases")))
    if skipped:
        parts.append(count_text(skipped, tr("1 left as it was"), tr("{count} left as they were")))
    return joined(tuple(parts)) if parts else tr("Nothing new")


def matched_words(matched: int, left_out: int) -> str:
    """How many columns come in: "8 of 14 matched, 6 left out"."""
    words = tr("{matched} of {all} matched, {left} left out")
    return words.format(matched=matched, all=matched + left_out, left=left_out)


def kind_words(kind: MappingKind) -> str:
    """What the rows of the file are."""
    return tr("Customers") if kind is MappingKind.CUSTOMERS else tr("Purchases")
