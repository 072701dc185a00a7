"""Parses YAML into texts, lists and groups of keys, each with line and column; mistakes are `Problem`s, not exceptions.

The file may come from a stranger. So:

- Only regular files are opened, and never more than the limit is read.
- PyYAML's *events* are read one by one, never its `load`: nothing is built, resolved or merged behind our back, nothing
  recurses, and reading stops at the first limit that is passed.
- Every scalar stays the text it is in the file. What `010`, `1:30` or `no` mean is decided by whoever asks for it.
- Anchors, aliases, tags, merge keys, directives and second documents have no use here and are mistakes.
- Characters that act on a terminal or turn the direction of reading are mistakes wherever they stand, written as
  themselves or as an escape in double quotes.

A mistake that leaves the rest readable becomes a `Faulty` node, which later checks pass over in silence; a syntax error
ends the reading and leaves what was open as not `whole`, so that nobody complains of keys that were never reached. The
one that is made most, a text with a colon and without quotes, does not: it is read again in quotes, as `Faulty`.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from coach.errors import Problem, phrase
from coach.library.limits import COLONS_AT_MOST, DEPTH_AT_MOST, TEXT_AT_MOST, VALUES_AT_MOST
from coach.library.problem_report import START, Mark, ProblemReport, TooManyProblems
from coach.library.source import FORBIDDEN, Refused, Source, decode, forbidden, read_bytes
from coach.library.suggestions import quoted
from coach.library.yaml_errors import SECOND_COLON, explain, in_quotes

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(Struct, frozen=True):
    """A scalar, as the file spells it."""

    mark: Mark
    text: str
    quoted: bool = False
    """Whether it stood in quotes or was a block of text: an empty one was then meant."""
    offset: int | None = None
    """Columns from `mark` to the first character, where the text stands in the file as it reads; else None."""

    def at(self, index: int) -> Mark:
        """The place of one of its characters, or its beginning where that cannot be said."""
        return self.mark if self.offset is None else Mark(self.mark.line, self.mark.column + self.offset + index)


class Items(Struct, frozen=True):
    """A list."""

    mark: Mark
    items: tuple[Node, ...]
    whole: bool = True


class Fields(Struct, frozen=True):
    """A group of keys with their values, no key twice."""

    mark: Mark
    pairs: tuple[tuple[Text, Node], ...]
    whole: bool = True
    """False if a mistake hides some of its keys."""


class Faulty(Struct, frozen=True):
    """Something that was wrong in itself and has been reported."""

    mark: Mark


Node = Text | Items | Fields | Faulty


class Document(Struct, frozen=True):
    """What was read of one file."""

    file: str
    """The file's name as problems show it."""
    root: Node | None
    """None: nothing of it can be used; without a problem, there is nothing in it."""
    problems: tuple[Problem, ...] = ()


class _Stop(Exception):
    """The file's rest will not be read; the reason has been reported."""


def read(path: Path, file: str) -> Document:
    """The document in the file at `path`."""
    try:
        text = decode(read_bytes(path))
    except Refused as refused:
        return Document(file, None, (refused.problem(file),))
    return parse(text, file)


def parse(text: str, file: str, loader: Any = LOADER) -> Document:
    """The document in `text`."""
    passed_over: set[Mark] = set()
    colons: list[Problem] = []
    document, colon = _parsed(text, file, loader, passed_over)
    while colon is not None and len(colons) < COLONS_AT_MOST and (quotes := in_quotes(text, colon)) is not None:
        text, value = quotes
        passed_over.add(value)
        colons.append(colon.problem(file, SECOND_COLON))
        document, colon = _parsed(text, file, loader, passed_over)
    return replace(document, problems=tuple(sorted({*document.problems, *colons}))) if colons else document


def _parsed(text: str, file: str, loader: Any, passed_over: Collection[Mark]) -> tuple[Document, Mark | None]:
    """The document in `text`, and where a second colon ended the reading, if one did.

    The values at the places that are passed over have been reported.
    """
    report = ProblemReport(file)
    builder = _Builder(Source(text), report, passed_over)
    try:
        if builder.source.replace_forbidden(report):
            builder.source.replace_blanks(report)
            builder.build(loader)
    except _Stop:
        pass
    except TooManyProblems:
        return Document(file, None, report.sorted()), None
    return Document(file, builder.finish(), report.sorted()), builder.colon


class _Frame(Struct):
    """A list or group that is still open."""

    mark: Mark
    mapping: bool
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Text, Node]] = field(default_factory=list)
    seen: dict[str, Mark] = field(default_factory=dict)
    key: Node | None = None
    """The key whose value comes next."""
    spoilt: bool = False
    """Whether one of its keys was wrong, so that what it means to hold is not known."""

    def node(self, *, whole: bool) -> Node:
        if self.mapping:
            return Fields(self.mark, tuple(self.pairs), whole and not self.spoilt)
        return Items(self.mark, tuple(self.items), whole)


class _Builder:
    """Puts nodes together from events, with a list of open frames in the place of recursion."""

    def __init__(self, source: Source, report: ProblemReport, passed_over: Collection[Mark]) -> None:
        self.source = source
        self.report = report
        self.passed_over = passed_over
        self.colon: Mark | None = None
        """The second colon of a line, which ended the reading."""
        self.frames: list[_Frame] = []
        self.root: Node | None = None
        self.values = 0

    def build(self, loader: Any) -> None:
        """Read the events to their end, or to the first thing that ends the reading."""
        try:
            for event in yaml.parse(self.source.text, Loader=loader):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            mark, what = explain(error, self.source.text, self.frames[-1].mark if self.frames else START)
            self.colon = mark if what == SECOND_COLON else None
            self.report.add(mark, what)
        except (yaml.YAMLError, ValueError, OverflowError):
            # The pure Python parser lets Python's own errors through, for numbers in escapes and directives.
            unreadable = phrase("this is not YAML that can be read")
            self.report.add(self.frames[-1].mark if self.frames else START, unreadable)
        else:
            return
        raise _Stop

    def finish(self) -> Node | None:
        """The root, with what is still open closed where the reading ended."""
        while self.frames:
            self._add(self.frames.pop().node(whole=False))
        return self.root

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._document(event)
            case yaml.AliasEvent():
                mark = _start(event)
                name = quoted(str(event.anchor))
                self.report.add(mark, phrase("*{name} repeats another part (an alias); write it out here", name=name))
                self._count(mark)
                self._add(Faulty(mark))
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.CollectionStartEvent():
                mark = _start(event)
                self._count(mark)
                self._refuse_properties(event, mark)
                if len(self.frames) == DEPTH_AT_MOST:
                    what = phrase(
                        "this is nested deeper than {limit} levels; no file needs more than 4", limit=DEPTH_AT_MOST
                    )
                    self.report.add(mark, what)
                    raise _Stop
                self.frames.append(_Frame(mark, isinstance(event, yaml.MappingStartEvent)))
            case yaml.CollectionEndEvent():
                self._add(self.frames.pop().node(whole=True))
            case _:
                pass

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        mark = _start(event)
        if self.root is not None:
            self.report.add(mark, phrase("a second document begins here; write one routine or exercise per file"))
            raise _Stop
        if event.version or event.tags:
            what = phrase("lines that begin with % have no place here; leave them out, and the --- too")
            self.report.add(mark, what)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark, text = _start(event), event.value
        start, end = _index(event.start_mark), _index(event.end_mark)
        self._count(mark)
        if self._refuse_properties(event, mark) or mark in self.passed_over:
            self._add(Faulty(mark))
        elif FORBIDDEN.search(text):
            escape = self.source.forbidden_escape(start, end) if event.style == '"' else None
            if escape is not None:
                self.report.add(self.source.mark(escape[0]), forbidden(escape[1], escape=True))
            self._add(Faulty(mark))  # not an escape: reported before the parsing
        elif len(text) > TEXT_AT_MOST:
            what = phrase("this text has {count:,} characters; at most {limit:,}", count=len(text), limit=TEXT_AT_MOST)
            self.report.add(mark, what)
            self._add(Faulty(mark))
        else:
            plain = event.style is None or event.style == ""
            self._add(Text(mark, text, not plain, self.source.offset(start, end, text)))

    def _refuse_properties(self, event: yaml.NodeEvent, mark: Mark) -> bool:
        """Report an anchor or a tag; whether there was one."""
        tag: str | None = getattr(event, "tag", None)
        if event.anchor is not None:
            what = phrase(
                "&{name} names a part to repeat it (an anchor); leave the name out", name=quoted(event.anchor)
            )
            self.report.add(mark, what)
        if tag is not None:
            name = quoted(tag.rpartition(":")[2].lstrip("!"))
            self.report.add(mark, phrase("!{name} is a tag; leave it out", name=name))
        return event.anchor is not None or tag is not None

    def _count(self, mark: Mark) -> None:
        self.values += 1
        if self.frames and self.frames[-1].mapping and self.frames[-1].key is None:
            self.values -= 1  # a key, not a value
        if self.values > VALUES_AT_MOST:
            what = phrase(
                "the file has more than {limit:,} values; split it into several routines", limit=VALUES_AT_MOST
            )
            self.report.add(mark, what)
            raise _Stop

    def _add(self, node: Node) -> None:
        """Put a finished node where it belongs: the root, a list, a key or that key's value."""
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
            self._check_key(frame, node)
        else:
            if isinstance(frame.key, Text) and frame.seen.get(frame.key.text) == frame.key.mark:
                frame.pairs.append((frame.key, node))
            frame.key = None

    def _check_key(self, frame: _Frame, key: Node) -> None:
        match key:
            case Text(mark, "<<", quoted=False):
                self.report.add(mark, phrase("<< merges another part into this one; write its keys out here"))
                frame.spoilt = True
            case Text(mark, text) if text in frame.seen:
                twice = phrase(
                    "{key} is here twice, first in line {line}; keep one of them",
                    key=quoted(text),
                    line=frame.seen[text].line,
                )
                self.report.add(mark, twice)
            case Text(mark, text):
                frame.seen[text] = mark
            case Faulty():
                frame.spoilt = True
            case Items(mark) | Fields(mark):
                written = "{…}" if isinstance(key, Fields) else "[…]"
                what = phrase("{written} cannot be a key; put text that contains brackets in quotes", written=written)
                self.report.add(mark, what)
                frame.spoilt = True


def _start(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return START if mark is None else Mark(mark.line + 1, mark.column + 1)


def _index(mark: Any) -> int:
    return 0 if mark is None else int(mark.index)
