"""Under which kind an event about a document is recorded.

Even that a document of a closed section exists is not everybody's business: its events bear a name of their own, by
which row security (`cases.access.tables`) and the timeline keep them from those who may not read the section.
"""

from disclosure.sections import SectionCode

_NAMES = {
    SectionCode.MEANS: "means_form",
    SectionCode.PRIVATE: "private_document",
    SectionCode.SENSITIVE_UNUSED: "sensitive_document",
}


def document_event(deed: str, section: str) -> str:
    """The kind of the event: "read" in the section of witness statements is "document.read"."""
    return f"{_NAMES.get(SectionCode(section), 'document')}.{deed}"
