"""Reading XML from outside safely.

Everything hostile is refused before the parser sees it: encoding tricks, document types (and
with them entities), floods of elements. The parser itself has no entities, no network, no DTD.
"""

import re
from dataclasses import dataclass
from threading import local

from lxml import etree

from cases.intake.exceptions import MessageRefused
from cases.intake.problems import problem

MOST_MARKUP = 40_000
MOST_EQUALS_SIGNS = 5_000  # attributes on one element cost the square of their number
DEEPEST_ELEMENT = 40
_SPACE = " \t\r\n"
_of_thread = local()

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}?\?>")
_DECLARED_ENCODING = re.compile(rb"<\?xml\s[^>]{0,150}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859-15",
    "windows-1252": "cp1252",
}


@dataclass(slots=True)
class Element:
    """An element by its local name: feeds differ in prefixes and namespaces, never in names.

    ``text`` is what stood inside before any child, untrimmed; ``groups`` holds the children by name, a
    child without children of its own as its text alone. Comments and processing instructions are gone.
    """

    name: str
    text: str
    groups: dict[str, list["Element | str"]]

    def child(self, *names: str) -> "Element | None":
        """The first child on the path of names, or nothing."""
        found = self
        for name in names:
            group = found.groups.get(name)
            if group is None:
                return None
            found = as_element(name, group[0])
        return found

    def every(self, name: str) -> "list[Element]":
        """All direct children of that name."""
        return [as_element(name, each) for each in self.groups.get(name, ())]

    def text_of(self, *names: str) -> str | None:
        """The untrimmed text of the child on the path; nothing when it is absent."""
        found = self.child(*names)
        return None if found is None else found.text


def as_element(name: str, child: Element | str) -> Element:
    """A child as an element, also one that is kept as its text alone."""
    return Element(name, child, {}) if isinstance(child, str) else child


def text_within(child: Element | str) -> str:
    """The untrimmed text of a child."""
    return child if isinstance(child, str) else child.text


def parse_xml(raw: bytes) -> Element:
    """The document in received bytes. Raises `MessageRefused` with a code for whatever is wrong."""
    return parse_xml_text(decode_xml(raw))


def decode_xml(raw: bytes) -> str:
    """The text of received bytes in their declared encoding (UTF-8 when none is declared)."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    else:
        declared = _DECLARED_ENCODING.match(raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:250])
        name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
        if name not in _ENCODINGS:
            raise MessageRefused(problem("ENCODING_INVALID", name))
        encoding = _ENCODINGS[name]
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise MessageRefused(problem("ENCODING_INVALID", f"{encoding}, byte {error.start}")) from None


def parse_xml_text(text: str) -> Element:
    """The document in a text, such as one carried escaped inside another document."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise MessageRefused(problem("XML_DOCTYPE_FORBIDDEN", "DOCTYPE"))
    if text.count("<") > MOST_MARKUP or text.count("=") > MOST_EQUALS_SIGNS:
        raise MessageRefused(problem("XML_TOO_COMPLEX", "markup"))
    body = _DECLARATION.sub("", text, count=1) if text.lstrip(_SPACE).startswith("<?xml") else text
    try:
        root = etree.fromstring(body.strip(_SPACE).encode("utf-8"), _parser())
    except etree.XMLSyntaxError as error:
        raise MessageRefused(problem("XML_MALFORMED", f"line {error.lineno or 0}")) from None
    except (ValueError, UnicodeEncodeError):
        raise MessageRefused(problem("XML_MALFORMED", "characters")) from None
    return _element(root, DEEPEST_ELEMENT)


def _parser() -> etree.XMLParser:
    """This thread's parser; making one costs as much as parsing a message."""
    made: etree.XMLParser | None = getattr(_of_thread, "parser", None)
    if made is None:
        made = _of_thread.parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            load_dtd=False,
            dtd_validation=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            recover=False,
        )
    return made


def _element(node: etree._Element, depth: int) -> Element:
    if depth == 0:
        raise MessageRefused(problem("XML_TOO_DEEP", f"more than {DEEPEST_ELEMENT} levels"))
    groups: dict[str, list[Element | str]] = {}
    for each in node:
        name = each.tag.rpartition("}")[2]
        child = _element(each, depth - 1) if len(each) else each.text or ""
        group = groups.get(name)
        if group is None:
            groups[name] = [child]
        else:
            group.append(child)
    return Element(node.tag.rpartition("}")[2], node.text or "", groups)
