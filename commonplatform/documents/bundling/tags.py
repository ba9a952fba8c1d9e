"""The tags of the parts, joined under one root: what could be read aloud before can be read aloud in the bundle."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, PdfError, String

BROKEN = (PdfError, TypeError, ValueError, KeyError, AttributeError, RuntimeError, IndexError, NotImplementedError)


def is_tagged(source: Pdf) -> bool:
    """Has the part a structure that could be taken over?"""
    tree = source.Root.get("/StructTreeRoot")
    return isinstance(tree, Dictionary) and "/ParentTree" in tree


class TagRoot:
    """The structure tree of a bundle while it grows; keys of the parent tree are given once and never twice."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        before = document.Root.get("/StructTreeRoot")
        self.root = before if isinstance(before, Dictionary) else self._new_root()
        self._whole = self.root.K[0]
        self._parents: dict[int, Any] = {}
        if isinstance(before, Dictionary):
            self._parents = {int(key): value for key, value in NumberTree(before.ParentTree).items()}
        self.next_key = max(self._parents, default=-1) + 1

    def sections(self) -> list[Object]:
        """The element of each part in order, after that of the front."""
        return list(self._whole.K)

    def empty_section(self, title: str) -> Object:
        """An element for a part, with nothing in it yet."""
        return self._document.make_indirect(
            Dictionary(Type=Name("/StructElem"), S=Name("/Part"), P=self._whole, T=String(title), K=Array())
        )

    def take_over(self, section: Object, source: Pdf, pages: list[Page]) -> None:
        """Put the source's tags under `section`; nothing where they are broken."""
        try:
            copied = self._document.copy_foreign(source.Root.StructTreeRoot)
            moves = self._moves(pages)
            parents = NumberTree(copied.ParentTree)
            added = {new: parents[old] for old, new in moves.items()}
            self._join(copied, section)
        except BROKEN:
            section.K = Array()
            for holder, key in _keys(pages):
                del holder[key]
            return
        for holder, key in _keys(pages):
            holder[key] = moves[int(holder[key])]
        self._parents |= added
        self.next_key += len(moves)

    def drop(self, pages: list[Page]) -> None:
        """These pages leave the bundle, and with them what the parent tree says of them."""
        for holder, key in _keys(pages):
            self._parents.pop(int(holder[key]), None)

    def add(self, parents: list[tuple[int, Object]]) -> None:
        """Entries of the parent tree that belong to the front."""
        self._parents |= dict(parents)
        self.next_key = max(self._parents, default=-1) + 1

    def finish(self, sections: list[Object], *, complete: bool) -> None:
        """Write the tree: the front, then the parts in order."""
        for section in sections:
            section.P = self._whole
        self._whole.K = Array(sections)
        numbers = Array()
        for key in sorted(self._parents):
            numbers.append(key)
            numbers.append(self._parents[key])
        self.root.ParentTree = self._document.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = self.next_key
        self._document.Root.StructTreeRoot = self.root
        self._document.Root.MarkInfo = Dictionary(Marked=True, Suspects=not complete)

    def _new_root(self) -> Object:
        root = self._document.make_indirect(Dictionary(Type=Name("/StructTreeRoot"), RoleMap=Dictionary()))
        whole = Dictionary(Type=Name("/StructElem"), S=Name("/Document"), P=root, K=Array())
        root.K = Array([self._document.make_indirect(whole)])
        return root

    def _moves(self, pages: list[Page]) -> dict[int, int]:
        old = sorted({int(holder[key]) for holder, key in _keys(pages)})
        return {key: self.next_key + at for at, key in enumerate(old)}

    def _join(self, copied: Object, section: Object) -> None:
        kids = copied.get("/K", Array())
        elements = list(kids) if isinstance(kids, Array) else [kids]
        for element in elements:
            element.P = section
        section.K = Array(elements)
        for maps in ("/RoleMap", "/ClassMap"):
            if isinstance(copied.get(maps), Dictionary):
                held = _map(self.root, maps)
                for name, value in copied[maps].items():
                    if name not in held:
                        held[name] = value


def _map(root: Object, name: str) -> Object:
    if not isinstance(root.get(name), Dictionary):
        root[name] = Dictionary()
    return root[name]


def _keys(pages: list[Page]) -> list[tuple[Object, str]]:
    """Every page and annotation that stands in the parent tree, with the name of its key there."""
    found: list[tuple[Object, str]] = []
    for page in pages:
        if "/StructParents" in page.obj:
            found.append((page.obj, "/StructParents"))
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            found += [
                (each, "/StructParent")
                for each in annotations
                if isinstance(each, Dictionary) and "/StructParent" in each
            ]
    return found
