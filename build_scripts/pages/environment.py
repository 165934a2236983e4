"""What every template may use: the vocabulary of marks, source links and glossary tooltips."""

import re
from functools import lru_cache

import jinja2

from build_scripts.audit import disputes
from build_scripts.content.glossary import Glossary
from build_scripts.content.load import Content
from build_scripts.ledger import record_of_file
from build_scripts.paths import DOCS, TEMPLATES
from calculator import describe
from calculator.drawing import icons
from calculator.drawing.answer import NUMBERS
from calculator.drawing.glance import short_mark
from calculator.drawing.markup import Markup, element, escape, join
from calculator.quantities import plain


def environment(content: Content) -> jinja2.Environment:
    """The templates, with the marks and words that every page uses.

    Comments are written `<%# ... %>`, because `{#id}` is the id of a heading in Markdown. Source
    links lead from the page's own `root`.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, DOCS]),
        bytecode_cache=jinja2.FileSystemBytecodeCache(),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="<%#",
        comment_end_string="%>",
    )

    @jinja2.pass_context
    def src(
        context: jinja2.runtime.Context,
        reference: str,
        locator: str | None = None,
        of: str | None = None,
    ) -> Markup:
        return source_link(content, context["root"], reference, locator, of)

    found = disputes(content)
    made.globals.update(
        icon=icons.icon,
        verdict=icons.verdict,
        standing=icons.standing,
        our_copy=icons.our_copy,
        our_copy_mark=icons.our_copy_mark,
        src=src,
        disputes=found,
        disputed={record for record, each in found.items() if any(one.by_us for one in each)},
        percent_95=element("span", "95 %", data_record="method/interval"),
    )
    made.filters.update(
        plain=plain,
        gloss=lambda text: glossed(text, content.glossary),
        criterion=describe.criterion_text,
        range_signs=lambda wanted: describe.range_text(wanted, describe.EDGE_SIGNS),
        capitalized=capitalized,
        slug=slug,
        record_of_file=record_of_file,
        short_mark=short_mark,
        number_word=number_word,
    )
    return made


def source_link(
    content: Content, root: str, reference: str, locator: str | None = None, of: str | None = None
) -> Markup:
    """The quiet link after a claim: the paper and the place in it.

    On a page about one source, `of` is that source, and its name is left out.
    """
    name = content.references[reference].short
    words = f"{name}: {locator}" if locator else name
    if locator and reference == of:
        words = locator
    href = f"{root}references/#{reference}"
    return element("a", words, class_="src", data_search_exclude="yes", href=href)


def number_word(number: int) -> str:
    """A number up to nine in words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def capitalized(text: str) -> str:
    """A text with its first letter in upper case and the others as they are."""
    return f"{text[:1].upper()}{text[1:]}"


def slug(text: str) -> str:
    """A text as the id of an element: lower case, digits and hyphens; "Ph+" is "ph-plus"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("+", "-plus")).strip("-")


def glossed(text: str, glossary: Glossary) -> Markup:
    """A text in which each abbreviation of the glossary is explained where it first stands.

    Powers of ten are set as such ("× 10⁹/L").
    """
    text = text.replace("x 10^9", "× 10⁹").replace("10^9", "10⁹")
    meanings = _meanings(glossary)
    pattern = _pattern(tuple(meanings))
    seen: set[str] = set()
    parts: list[str] = []
    last = 0
    for match in pattern.finditer(text):
        word = match.group()
        if word in seen:
            continue
        seen.add(word)
        parts.append(escape(text[last : match.start()]))
        parts.append(element("abbr", word, title=meanings[word]))
        last = match.end()
    return join(*parts, escape(text[last:]))


def _meanings(glossary: Glossary) -> dict[str, str]:
    return {
        word: each.meaning
        for each in glossary.terms
        for word in (each.term, *each.also)
        if word != word.lower()
    }


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w:-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w:])")
