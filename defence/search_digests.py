"""What is kept of the terms of a search: keyed digests, which prove a search and tell nothing."""

from django.utils.crypto import salted_hmac

from cases.references import fold_name, reference_variants
from defence.types import SearchTerms


def _folded(terms: SearchTerms) -> dict[str, str]:
    """The terms given, in the one form in which they are compared, however they were typed."""
    forms = {
        "reference": next(iter(reference_variants(terms.reference)), terms.reference.strip()),
        "surname": fold_name(terms.surname),
        "first_name": fold_name(terms.first_name),
        "born_on": str(terms.born_on or ""),
        "hearing_on": str(terms.hearing_on or ""),
    }
    return {name: form for name, form in forms.items() if form}


def digest_of(terms: SearchTerms) -> str:
    """The same for the same search however it was typed; keyed, so that nobody can try dates against it."""
    parts = [f"{name}={form}" for name, form in _folded(terms).items()]
    return _keyed("all", "\n".join(parts))


def digests_of(terms: SearchTerms) -> dict[str, str]:
    """Each term for itself. Names are kept together: a first name alone would say too much by how often it comes."""
    folded = _folded(terms)
    names = " ".join((folded.pop("surname", ""), folded.pop("first_name", ""))).strip()
    return {name: _keyed(name, form) for name, form in {**folded, "name": names}.items() if form}


def _keyed(name: str, form: str) -> str:
    return salted_hmac(f"defence.search.{name}", form, algorithm="sha256").hexdigest()
