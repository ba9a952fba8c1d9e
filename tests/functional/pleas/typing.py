"""What an obliging citizen types on each page of the journey, by the name of its step."""

from collections.abc import Mapping, Sequence

EMAIL = "ada@example.org"

TYPED: dict[str, dict[str, str]] = {
    "contact": {"email": EMAIL, "telephone": ""},
}


def typed_on(path: str, *, pleas: Sequence[str], instead: Mapping[str, str]) -> dict[str, str]:
    """The fields of the page at this path of the journey; `instead` replaces those that the page has."""
    name, _, number = path.removeprefix("/plea/").strip("/").partition("/")
    if name == "charge":
        return {"plea": pleas[int(number) - 1]}
    typed = TYPED[name.replace("-", "_")]
    return {**typed, **{field: value for field, value in instead.items() if field in typed}}
