"""What a page brings along that must not work, or could not work, inside a bundle."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf, String

from commonplatform.documents.bundling.tags import BROKEN

_HARMLESS = {Name.GoTo, Name.URI}
_LEFT_BEHIND = ("/AA", "/B", "/Thumb", "/PieceInfo", "/Metadata", "/PresSteps")


def clean(page: Page, named: dict[str, Object], *, tagged: bool) -> None:
    """No programs, no forms that send, no annotations that are none; links inside the part go on working.

    A page of a part without a structure takes no part in that of the bundle either.
    """
    for key in _LEFT_BEHIND if tagged else (*_LEFT_BEHIND, "/StructParents"):
        if key in page.obj:
            del page.obj[key]
    if "/Annots" not in page.obj:
        return
    annotations = page.obj.Annots
    kept = Array()
    for each in annotations if isinstance(annotations, Array) else ():
        if isinstance(each, Dictionary) and "/Subtype" in each:
            _disarm(each, named)
            if not tagged and "/StructParent" in each:
                del each["/StructParent"]
            kept.append(each)
    page.obj.Annots = kept


def named_destinations(source: Pdf) -> dict[str, Object]:
    """The named places of a part; none where the list is broken."""
    found: dict[str, Object] = {}
    try:
        old = source.Root.get("/Dests")
        if isinstance(old, Dictionary):
            found |= {name.lstrip("/"): place for name, place in old.items()}
        names = source.Root.get("/Names")
        if isinstance(names, Dictionary) and "/Dests" in names:
            found |= {str(name): place for name, place in NameTree(names.Dests).items()}
    except BROKEN:
        return {}
    return found


def _disarm(annotation: Object, named: dict[str, Object]) -> None:
    if "/AA" in annotation:
        del annotation["/AA"]
    action = annotation.get("/A")
    if action is not None and (not isinstance(action, Dictionary) or action.get("/S") not in _HARMLESS):
        del annotation["/A"]
        action = None
    if action is not None and "/Next" in action:
        del action["/Next"]
    for holder, key in ((annotation, "/Dest"), (action, "/D")):
        if holder is not None and isinstance(holder.get(key), String | Name):
            _resolve(holder, key, named)


def _resolve(holder: Object, key: str, named: dict[str, Object]) -> None:
    """A named place becomes the page itself, for names of two parts may be the same."""
    place = named.get(str(holder[key]).lstrip("/"))
    if isinstance(place, Dictionary):
        place = place.get("/D")
    if isinstance(place, Array):
        holder[key] = place
    else:
        del holder[key]
