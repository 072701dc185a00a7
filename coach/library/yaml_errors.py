"""Translates PyYAML's errors for an author of routines: the place, and one kind sentence.

PyYAML's two parsers word the same mistake differently, so each pattern knows both wordings. What no pattern knows
is passed on in the parser's words: it is still one line with its place.
"""

from __future__ import annotations

import re

import yaml

from coach.errors import Phrase, phrase
from coach.library.problem_report import START, Mark
from coach.library.suggestions import quoted

OWN_WORDS = (
    (
        r"undefined tag handle",
        phrase("words that begin with ! (tags) have no place here; put text that begins with ! in quotes"),
    ),
    (
        r"incompatible YAML|%YAML|%TAG|directive",
        phrase("lines that begin with % have no place here; leave this one out"),
    ),
    (
        r"unknown escape",
        phrase("a backslash means something special in double quotes; use single quotes around this text"),
    ),
    (
        r"escape sequence|hexdecimal|Unicode character escape",
        phrase("this escape is no character; use single quotes around text"),
    ),
    (r"sequence entries are not allowed", phrase("a list with dashes begins on a line of its own, below its key")),
    (
        r"mapping keys are not allowed",
        phrase("a ? at the beginning has no place here; put text that begins with ? in quotes"),
    ),
    (
        r"document start|document indicator",
        phrase("the text before this is complete; what follows does not belong to it"),
    ),
    (r"violates indentation|tab character", phrase("a tab cannot indent a line; use spaces")),
    (r"expected '-' indicator", phrase("this does not line up with the list above it; begin it with - or indent it")),
)

SECOND_COLON = phrase("this is the second colon in the line; put text that contains a colon in quotes")
_KEY = re.compile(r" *(?:- +)*[\w-]+: +")


def in_quotes(text: str, colon: Mark) -> tuple[str, Mark] | None:
    """The file with the value in quotes that has this second colon, and where the value begins.

    None where it is no text in a line of its own: what it is meant to be is anybody's guess.
    """
    lines = text.split("\n")
    line = lines[colon.line - 1]
    key, column = _KEY.match(line), len(line) - len(line.lstrip(" -"))
    below = next((each for each in lines[colon.line :] if each.strip() and not each.lstrip().startswith("#")), "")
    goes_on = len(below) - len(below.lstrip()) > column
    if key is None or goes_on or colon.column <= key.end() or line[key.end()] in "\"'|>":
        return None
    comment = line.find(" #", key.end())
    value = line[key.end() : comment if comment >= 0 else len(line)].rstrip()
    inner = value.replace("'", "''")
    lines[colon.line - 1] = f"{key[0]}'{inner}'{line[key.end() + len(value) :]}"
    return "\n".join(lines), Mark(colon.line, key.end() + 1)


def explain(error: yaml.MarkedYAMLError, text: str, innermost: Mark) -> tuple[Mark, Phrase]:
    """Where the mistake is and what to do about it.

    `text` is the whole file, `innermost` the place of the list or group that is still open.
    """
    lines = text.splitlines()
    mark, context = _mark(error.problem_mark), _mark(error.context_mark)
    problem = str(error.problem or error)
    scanning = str(error.context or "")
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    char = line[mark.column - 1 : mark.column]
    if "mapping values are not allowed" in problem:
        return _colon(mark, lines)
    if "cannot start any token" in problem:
        if char == "\t":
            return mark, phrase("a tab cannot indent a line; use spaces")
        return mark, phrase("text that begins with {char} must stand in quotes", char=quoted(char))
    if "scanning an alias" in scanning or "scanning an anchor" in scanning:
        return context, phrase("text that begins with * or & must stand in quotes")
    if "quoted scalar" in scanning and ("end of stream" in problem or "document" in problem):
        return context, phrase("this quote is never closed")
    if "block scalar" in scanning:
        return mark, phrase("text that begins with | or > must stand in quotes, or begin on the next line")
    if "flow" in scanning and mark.line == context.line and char in {"{", "["}:
        return mark, phrase("text that holds a {char} must stand in quotes here", char=char)
    if "flow" in scanning and ("or '}'" in problem or "or ']'" in problem):
        return _unclosed(mark, context, "}" if "}'" in problem.split("but")[0] else "]", at_end=not char)
    if "node content" in problem and not char:
        opening = "".join(lines[innermost.line - 1 : innermost.line])[innermost.column - 1 :][:1]
        return _unclosed(mark, innermost, "}" if opening == "{" else "]", at_end=True)
    if "node content" in problem:
        return mark, phrase("something is missing before {char}", char=quoted(char))
    if "expected ':'" in problem:
        if "：" in (written := "".join(lines[context.line - 1 : context.line])):
            wide = Mark(context.line, written.index("：") + 1)
            return wide, phrase("this is a fullwidth colon (U+FF1A); write : and a space")
        return context, phrase(
            "this line has no colon with a space behind it; write key: value, or indent it to go on a text"
        )
    if "parsing a block" in scanning:
        if "sequence" in scanning or "".join(lines[context.line - 1 : context.line])[context.column - 1 :].startswith(
            "- "
        ):
            return mark, phrase("this does not line up with the list above it; begin it with - or indent it")
        if char in {"}", "]"}:
            return mark, phrase("this {char} closes nothing; leave it out, or put the text in quotes", char=char)
        if char == ":":
            return mark, phrase("the key before this colon is missing")
        if line[: mark.column - 1].rstrip().endswith(("}", "]")):
            return mark, phrase("text that begins with {{ or [ must stand in quotes, to its end")
        if line[: mark.column - 1].rstrip().endswith("'"):
            return mark, phrase("the text in quotes ends before this; write '' for a ' inside single quotes")
        if line[: mark.column - 1].rstrip().endswith('"'):
            return mark, phrase('the text in quotes ends before this; write \\" for a " inside double quotes')
        return mark, phrase(
            "this does not line up with the keys above it; keys that belong together begin in the same column"
        )
    for pattern, sentence in OWN_WORDS:
        if re.search(pattern, problem):
            return mark, sentence
    return mark, phrase("this is not YAML: {problem}", problem=quoted(problem))


def _mark(mark: yaml.Mark | None) -> Mark:
    return START if mark is None else Mark(mark.line + 1, mark.column + 1)


def _colon(mark: Mark, lines: list[str]) -> tuple[Mark, Phrase]:
    """A colon too many: on its own line, or because the line before lost the space behind its own."""
    before = lines[mark.line - 1][: mark.column - 1]
    if ": " in before:
        return mark, SECOND_COLON
    above = next((at for at in range(mark.line - 2, -1, -1) if lines[at].strip()), None)
    if above is not None and (glued := re.match(r"\s*(?:- )*[\w-]+:(?=\S)", lines[above])):
        return Mark(above + 1, glued.end() + 1), phrase("a space is missing after the colon")
    begins = len(before) - len(before.lstrip()) + 1
    return Mark(mark.line, begins), phrase("this key is indented further than the keys it belongs with")


def _unclosed(mark: Mark, context: Mark, closing: str, *, at_end: bool) -> tuple[Mark, Phrase]:
    """A list or group in brackets that breaks off: said where it began if its end is on another line."""
    if mark.line == context.line and not at_end:
        return mark, phrase("a comma or a closing {closing} is missing before this", closing=closing)
    opening = {"}": "{", "]": "["}[closing]
    what = phrase(
        "this {opening} is never closed with {closing}, or a comma is missing after one of its parts",
        opening=opening,
        closing=closing,
    )
    return context, what
