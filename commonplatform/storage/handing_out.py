"""How a file is handed to a browser: its name, its type, and whether it is shown or only kept."""

from dataclasses import dataclass
from urllib.parse import quote

from commonplatform.storage.content import PDF, safe_file_name

# What a browser shows with one request and without running anything of it. Sound and films it would ask for again,
# piece by piece; the player of recordings answers that.
SHOWN_WHOLE = frozenset({PDF, "image/jpeg", "image/png"})
_ACTIVE = ("html", "xml", "svg", "script", "mht", "multipart", "x-shockwave", "java")


@dataclass(frozen=True, slots=True)
class FileToHandOut:
    """One object of the store as its reader gets it: a file to keep, or to be shown where `inline`."""

    object_key: str
    file_name: str
    content_type: str
    inline: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether the browser is to show it: what it would run is kept as a file whatever is asked."""
        return self.inline and self.content_type in SHOWN_WHOLE

    @property
    def told_type(self) -> str:
        """The type as it is told to browsers: nothing that would run."""
        kind = self.content_type.partition(";")[0].strip().casefold()
        return "application/octet-stream" if any(mark in kind for mark in _ACTIVE) else self.content_type

    @property
    def disposition(self) -> str:
        """The header Content-Disposition, plain ASCII."""
        name = safe_file_name(self.file_name)
        plain = name.encode("ascii", "replace").decode().replace("?", "_")
        how = "inline" if self.is_shown else "attachment"
        return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
