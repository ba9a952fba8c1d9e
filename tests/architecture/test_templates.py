"""Every template keeps the rules of the kit: a layout, one h1, nothing inline, no untranslated text."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from commonplatform.ui.jinja import environment

TEMPLATES = Path(__file__).parents[2] / "templates"
NOT_PAGES = {"layouts", "components", "forms", "emails", "documents", "django"}
ON_PAPER = {"documents", "emails"}
HOLDS = "\N{REPLACEMENT CHARACTER}"
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN_ATTRIBUTE = re.compile(r'\s(?:aria-label|alt|placeholder|title|data-[a-z-]*text)="([^"]*)"')
TEXT_ARGUMENTS = {
    *("text", "title", "label", "caption", "summary", "hint", "legend", "key", "status", "subtitle"),
    *("description", "byline", "heading", "titleText", "summaryText", "menuButtonText", "visuallyHiddenText"),
}
FIRST_ARGUMENT_IS_TEXT = {
    "button",
    "alert",
    "inset_text",
    "warning_text",
    "details",
    "empty_state",
    "working",
    "panel",
}
H1 = re.compile(r"<h1\b|heading\s*=\s*true|\bpanel\(|\bidentity_bar\((?!.*heading\s*=\s*false)")
PLACEHOLDER_TEXT = {"gallery/pieces.jinja"}


@cache
def env() -> Environment:
    return environment(loader=FileSystemLoader(TEMPLATES))


def names() -> list[str]:
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.jinja"))


def source_of(name: str) -> str:
    return (TEMPLATES / name).read_text()


@cache
def tree_of(name: str) -> nodes.Template:
    return env().parse(source_of(name))


def is_library(name: str) -> bool:
    """Only macros, imports and comments: nothing to show by itself."""
    shown = (nodes.Output, nodes.Extends, nodes.Block, nodes.If, nodes.For, nodes.Include)
    return not any(isinstance(node, shown) and not _is_blank(node) for node in tree_of(name).body)


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes
    )


def pages() -> list[str]:
    return [
        name
        for name in names()
        if name.split("/")[0] not in NOT_PAGES and not is_library(name) and not Path(name).name.startswith("_")
    ]


def parents_of(name: str) -> list[str]:
    chain: list[str] = []
    while parent := _parent(name):
        chain.append(parent)
        if parent.startswith("govuk_frontend_jinja/"):
            break
        name = parent
    return chain


def _parent(name: str) -> str | None:
    extends = next(tree_of(name).find_all(nodes.Extends), None)
    return extends.template.value if extends and isinstance(extends.template, nodes.Const) else None


def own_and_included(name: str) -> Iterator[str]:
    """The page, those it extends below the layouts, and what they include."""
    for part in [name, *(parent for parent in parents_of(name) if parent.split("/")[0] not in NOT_PAGES)]:
        if part.startswith("govuk_frontend_jinja/"):
            continue
        yield part
        for include in tree_of(part).find_all(nodes.Include):
            if isinstance(include.template, nodes.Const):
                yield include.template.value


def markup_of(name: str) -> str:
    """The markup as written, each expression a placeholder, translated blocks left out."""
    parts: list[str] = []
    translated = opening = False
    for _line, kind, value in env().lex(source_of(name)):
        if kind == "block_begin":
            opening = True
        elif opening and kind == "name":
            translated = value == "trans" or (translated and value != "endtrans")
            opening = False
        elif kind == "variable_begin":
            parts.append(HOLDS)
        elif kind == "data" and not translated:
            parts.append(value)
    return "".join(parts)


def visible_text_of(name: str) -> str:
    without_comments = re.sub(r"<!--.*?-->", " ", markup_of(name), flags=re.DOTALL)
    without_tags = re.sub(r"<[^<>]*>", " ", without_comments)
    return re.sub(r"&#?\w+;", " ", without_tags)


def literal_arguments_of(name: str) -> Iterator[str]:
    """Texts handed to components as plain strings."""
    for call in tree_of(name).find_all(nodes.Call):
        yield from (_constant(kwarg.value) for kwarg in call.kwargs if kwarg.key in TEXT_ARGUMENTS)
        called = call.node.name if isinstance(call.node, nodes.Name) else ""
        if called in FIRST_ARGUMENT_IS_TEXT and call.args:
            yield _constant(call.args[0])
    for pair in tree_of(name).find_all(nodes.Pair):
        if _constant(pair.key) in TEXT_ARGUMENTS:
            yield _constant(pair.value)


def _constant(node: nodes.Node) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("name", pages())
def test_a_page_extends_a_layout(name: str) -> None:
    assert any(parent.startswith("layouts/") for parent in parents_of(name)), f"{name} extends no layout"


@pytest.mark.parametrize("name", pages())
def test_a_page_has_one_h1(name: str) -> None:
    """The layout writes it from the title; a page that empties the heading block brings its own."""
    parts = list(own_and_included(name))
    own_headings = sum(len(H1.findall(source_of(part))) for part in parts)
    replaced = any(
        block.name == "heading" and "super()" not in source_of(part)
        for part in parts
        for block in tree_of(part).find_all(nodes.Block)
    )
    if replaced:
        assert own_headings, f"{name} replaces the heading block but has no h1"
    else:
        assert not own_headings, f"{name} has an h1 beside the one of the layout: empty the heading block"


@pytest.mark.parametrize("name", [name for name in pages() if "layouts/error.jinja" not in parents_of(name)])
def test_a_page_has_a_title(name: str) -> None:
    blocks = {block.name for part in [name, *parents_of(name)[:-2]] for block in tree_of(part).find_all(nodes.Block)}
    assert "title" in blocks, f"{name} does not fill the title block"


@pytest.mark.parametrize("name", [name for name in names() if name.split("/")[0] not in ON_PAPER])
def test_a_template_has_no_inline_script_or_style(name: str) -> None:
    markup = markup_of(name)
    assert not re.search(r"<style\b|\sstyle=", markup), f"{name} has inline style"
    assert not re.search(r"<script\b(?![^>]*\ssrc=)", markup), f"{name} has inline script"
    assert not re.search(r"<[^<>]*\son[a-z]+=", markup), f"{name} has an inline event handler"


@pytest.mark.parametrize("name", names())
def test_a_template_has_no_untranslated_text(name: str) -> None:
    words = WORD.findall(visible_text_of(name))
    assert words == [], f"{name}: put {' '.join(words)!r} through _()"
    spoken = [text for text in SPOKEN_ATTRIBUTE.findall(markup_of(name)) if WORD.search(text)]
    assert spoken == [], f"{name}: put {spoken} through _()"


@pytest.mark.parametrize("name", [name for name in names() if name not in PLACEHOLDER_TEXT])
def test_a_template_hands_no_untranslated_text_to_components(name: str) -> None:
    literal = [text for text in literal_arguments_of(name) if WORD.search(text)]
    assert literal == [], f"{name}: put {literal} through _()"


@pytest.mark.parametrize("name", names())
def test_forms_leave_checking_to_the_server(name: str) -> None:
    forms = re.findall(r"<form\b[^>]*>", markup_of(name))
    assert all("novalidate" in form for form in forms), f"{name}: add novalidate to every form"


@pytest.mark.parametrize("name", names())
def test_forms_that_change_something_carry_the_csrf_token(name: str) -> None:
    posts = len(re.findall(r'<form\b[^>]*method="post"', markup_of(name)))
    assert source_of(name).count("{{ csrf_input }}") >= posts, f"{name}: print csrf_input in each post form"
