"""Reference data read once and kept for a batch of messages."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from operator import attrgetter

from cases.intake.hearing_time import FORCES_SENDING_CLOCK_TIME
from cases.intake.rules.code_sets import known_by_default
from cases.intake.rules.reference import CodeSet, CourtFacts, OffenceFacts, ProsecutorFacts
from commonplatform.reference.models import Code, Court, Offence, Prosecutor

POLICE = Prosecutor.Category.POLICE


class ReferenceSnapshot:
    """Courts, prosecutors, code lists and offences as they stood when first asked for.

    Serves any number of messages; take a new one for each batch, or now and then in a process that
    lives long. Offences are read code by code unless `load_offences` was called.
    """

    def __init__(self) -> None:
        self._offences: dict[str, list[tuple[date | None, date | None, OffenceFacts]]] = {}
        self._every_offence_loaded = False

    def load_offences(self) -> None:
        """Read the whole offence list, for a batch of many messages."""
        self._read_offences(None)
        self._every_offence_loaded = True

    def prosecutor(self, ou_code: str) -> ProsecutorFacts | None:
        """The prosecutor with exactly that organisation unit code."""
        return self._prosecutors[0].get(ou_code)

    def police_force(self, force_code: str) -> ProsecutorFacts | None:
        """The police force with that two-digit code."""
        return self._prosecutors[1].get(force_code)

    def sends_clock_time(self, force_code: str) -> bool:
        """Whether the force labels London clock time as universal time.

        Reference data says so of each force it knows; the list of known senders speaks for the others.
        """
        if force_code in self._prosecutors[1]:
            return force_code in self._prosecutors[2]
        return force_code in FORCES_SENDING_CLOCK_TIME

    def court(self, ou_code: str) -> CourtFacts | None:
        """The court by its five-character centre and any room."""
        courts = self._courts[0]
        return courts.get(ou_code) or courts.get(f"{ou_code[:5]}00")

    def court_serving(self, prosecutor: ProsecutorFacts, postcode: str) -> CourtFacts | None:
        """The open magistrates' court that serves the prosecutor, else one in the postcode's area."""
        _, by_area, by_postcode_area = self._courts
        for code in (prosecutor.force_code, prosecutor.ou_code, prosecutor.short_name):
            if code and code in by_area:
                return by_area[code]
        return by_postcode_area.get(postcode_area(postcode))

    def default_court(self) -> CourtFacts | None:
        """Some open magistrates' court, so that no case is out of every court's sight."""
        return self._first_court

    def offence(self, code: str, on: date | None) -> OffenceFacts | None:
        """The record of the offence valid on that day; the latest one when none was valid then."""
        records = self._offences.get(code)
        if records is None:
            if not self._every_offence_loaded:
                self._read_offences(code)
            records = self._offences.setdefault(code, [])
        if not records:
            return None
        if on is not None:
            for valid_from, valid_to, facts in records:
                if (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to):
                    return facts
        return records[0][2]

    def knows(self, code_set: CodeSet, code: str) -> bool:
        """Whether the list holds the code; a list that reference data leaves empty has its defaults."""
        listed = self._codes.get(code_set)
        if not listed:
            return known_by_default(code_set, code)
        return code.upper() in listed

    @cached_property
    def _prosecutors(self) -> tuple[dict[str, ProsecutorFacts], dict[str, ProsecutorFacts], frozenset[str]]:
        by_code: dict[str, ProsecutorFacts] = {}
        by_force: dict[str, ProsecutorFacts] = {}
        clock: set[str] = set()
        for each in Prosecutor.objects.all():
            facts = ProsecutorFacts(
                id=each.pk,
                ou_code=each.ou_code,
                short_name=each.short_name,
                name=each.name,
                force_code=each.police_force_code,
                is_police=each.category == POLICE,
                may_use_sjp=each.single_justice,
                may_offer_aocp=each.fixed_offer_approved,
            )
            by_code[each.ou_code.upper()] = facts
            if each.police_force_code:
                by_force[each.police_force_code] = facts
                if each.labels_clock_time_as_utc:
                    clock.add(each.police_force_code)
        return by_code, by_force, frozenset(clock)

    @cached_property
    def _courts(self) -> tuple[dict[str, CourtFacts], dict[str, CourtFacts], dict[str, CourtFacts]]:
        by_code: dict[str, CourtFacts] = {}
        by_area: dict[str, CourtFacts] = {}
        by_postcode_area: dict[str, CourtFacts] = {}
        for each in sorted(Court.objects.filter(is_open=True), key=attrgetter("ou_code")):
            facts = CourtFacts(each.pk, each.ou_code, each.name, each.opens_at, each.closes_at)
            by_code[each.ou_code.upper()] = facts
            by_code.setdefault(f"{each.ou_code[:5].upper()}00", facts)
            if each.jurisdiction == Court.Jurisdiction.MAGISTRATES:
                for code in each.police_area_codes:
                    by_area.setdefault(str(code), facts)
                if each.postcode:
                    by_postcode_area.setdefault(postcode_area(each.postcode), facts)
        return by_code, by_area, by_postcode_area

    @cached_property
    def _first_court(self) -> CourtFacts | None:
        magistrates = Court.objects.filter(is_open=True, jurisdiction=Court.Jurisdiction.MAGISTRATES)
        first = magistrates.order_by("ou_code").first()
        return self.court(first.ou_code) if first else None

    @cached_property
    def _codes(self) -> dict[str, frozenset[str]]:
        listed: defaultdict[str, set[str]] = defaultdict(set)
        for code_list, code in Code.objects.values_list("code_list", "code"):
            listed[code_list].add(code.upper())
        return {code_list: frozenset(codes) for code_list, codes in listed.items()}

    def _read_offences(self, code: str | None) -> None:
        records = Offence.objects.all() if code is None else Offence.objects.filter(code=code)
        for each in sorted(records, key=lambda record: record.valid_from or date.min, reverse=True):
            facts = OffenceFacts(
                id=each.pk,
                code=each.code,
                mode_of_trial=each.mode_of_trial,
                title=each.title,
                title_welsh=each.title_welsh,
                legislation=each.legislation,
                legislation_welsh=each.legislation_welsh,
                in_effect_from=each.starts_on,
                in_effect_until=each.ends_on,
                time_limit_months=each.time_limit_months,
                location_required=each.location_required,
                drink_or_drugs=each.drink_or_drugs,
                back_duty=each.back_duty,
            )
            self._offences.setdefault(each.code, []).append((each.valid_from, each.valid_to, facts))


def postcode_area(postcode: str) -> str:
    """The letters a postcode begins with: CF for Cardiff, empty for none."""
    return postcode[: next((at for at, each in enumerate(postcode) if each.isdigit()), 0)].upper()
