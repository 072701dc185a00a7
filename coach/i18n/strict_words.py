"""A file of words that is not plain or not right, read as strictly as a routine; see `words`."""

from __future__ import annotations

from typing import Any

from coach.errors import FilesInvalid
from coach.i18n.catalog import Kind, Sort, text_of
from coach.library.fields import WRONG, Convert, Field, Table, Wrong, group
from coach.library.report import START, Enough, Report
from coach.library.suggestions import both
from coach.library.yaml_reader import Document, Fields, Node, Text


def words_in(document: Document, sort: Sort[Kind]) -> Kind:
    """The words in a document: every key there is, and in each text its own names in braces and no others."""
    report = Report(document.file, list(document.problems))
    found: Kind | None = None
    try:
        if isinstance(document.root, Fields):
            values = group(document.root, "a language", _table(sort), report).values
            found = None if report.problems else sort.kind(**values)
        elif not report.problems:
            report.say(START, "a file of words is keys and texts; copy the English one and translate it")
    except Enough:
        pass
    if found is None:
        raise FilesInvalid(report.sorted())
    return found


def _table(sort: Sort[Any]) -> Table:
    return tuple(Field(name, _words(sort), "its text", required=True) for name in sort.kind.__struct_fields__)


def _words(sort: Sort[Any]) -> Convert:
    """A converter for a text of this sort."""

    def convert(node: Node, key: str, report: Report) -> str | tuple[str, ...] | Wrong:
        if not isinstance(node, Text) or not node.text.strip():
            report.say(node.mark, f"{key} should be text; put text that begins with a brace in quotes")
            return WRONG
        if (value := text_of(key, node.text, sort)) is not None:
            return value
        report.say(node.mark, f"{key} {_needs(key, sort)}")
        return WRONG

    return convert


def _needs(key: str, sort: Sort[Any]) -> str:
    """What belongs into a text."""
    if key in sort.lists:
        return f"needs {sort.lists[key]} words, with a comma between them"
    names = sort.filled.get(key, ())
    if not names:
        return "has nothing to fill in"
    braced = both([f"{{{name.rstrip('?')}}}" for name in names])
    return f"may have {braced}, once" if names[0][-1] == "?" else f"needs {braced}, each once"
