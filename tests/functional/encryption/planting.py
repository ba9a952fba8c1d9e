"""Texts that must not be readable in the database, planted through the doors that people use."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from cases.intake.receipts import IntakeReceipt
from cases.intake.services import receive_message
from cases.models import Case, Offence, ProposedChange
from cases.services.decide_change import accept_change
from commonplatform.accounts.roles import Role
from commonplatform.audit.models import Effect
from commonplatform.audit.services.run_effect import run_effect
from commonplatform.encryption.sessions import SessionStore
from commonplatform.reference.models import Offence as Record
from pleas.models import Draft
from tests.functional.disclosure.steps import make_world, published
from tests.functional.disclosure.test_annotations import noted
from tests.functional.intake.conftest import FEED as FEED_ACTOR
from tests.functional.intake.conftest import make_reference_data
from tests.functional.pleas.test_asking import ask
from tests.functional.pleas.test_assisted import CALLER, helped
from tests.functional.pleas.test_feedback import send as send_feedback
from tests.functional.pleas.walking import Citizen
from tests.support.world import Person, actor_of, court_staff, make_case, make_organisation, make_person, signed_in
from tests.unit.intake.messages import SJP_NOTICE, address, element, new_case, person, routed, submission

TODAY = timezone.localdate()
BORN = {"born_on_day": "30", "born_on_month": "4", "born_on_year": "1979"}

NOTICE = {
    "street": "7 Gwdihw Terrace",
    "town": "Tylluanfa",
    "postcode": "CF14 9QZ",
    "e-mail": "gwdihw@prosecuted.example.org",
    "second e-mail": "tylluan@prosecuted.example.org",
    "mobile": "07700 900777",
    "home telephone": "029 2018 0777",
    "insurance number": "QQ 77 12 34 C",
}
FEED = {
    "feed street": "Brongrwydr Lane",
    "feed town": "Cigfranwen",
    "feed postcode": "SS14 7QX",
    "feed e-mail": "brongrwydr@police.example.org",
    "bail": "Live and sleep at Ydfran House",
    "needs": "Interpreter of Pwyleg dialect",
    "special needs": "Deaf in the gwrandawiad ear",
}
ANSWERED = {
    "e-mail": "telor@answered.example.org",
    "telephone": "029 2018 0888",
    "line_1": "8 Teloriaid Avenue",
    "postcode": "CF15 8QW",
    "insurance_number": "AB 98 76 54 C",
    "driver_number": "PROSS 754309 M99XY",
    "statement": "My mother was in the ysbyty that night",
    "disputed_evidence": "The photograph of the llwynog",
    "address_1": "9 Draenog Mews",
    "disability_needs": "A ramp for my cadair olwyn",
    "amount": "1976.43",
    "employee_reference": "Cyflog-4455",
    "employer": "Wiwer Goch Bakery",
    "hardship": "My dyled is with the baker",
}
ELSEWHERE = {
    "request": "My solicitor the dyfrgi told me",
    "comment": "The bochdew page was slow",
    "feedback e-mail": "bochdew@feedback.example.org",
    "session": "typed into a carwr session",
    "caller's statement": "I rang about the mochyn daear",
    "other driver's address": "11 Pili-pala Cottages",
    "half typed": "half a crwban at",
    "draft's e-mail": "unfinished.ystlum@answered.example.org",
    "note on a document": "Ask the gwenyn keeper about page two",
}
CANARIES = {
    f"{place}: {name}": text
    for place, texts in (("notice", NOTICE), ("feed", FEED), ("answered", ANSWERED), ("elsewhere", ELSEWHERE))
    for name, text in texts.items()
}
TYPED = {
    "first_name": "Mair",
    "last_name": "Prosser",
    **BORN,
    "email": ANSWERED["e-mail"],
    **{
        name: ANSWERED[name]
        for name in (
            "telephone",
            "insurance_number",
            "driver_number",
            "statement",
            "disputed_evidence",
            "address_1",
            "disability_needs",
            "amount",
            "employee_reference",
            "hardship",
        )
    },
    "name": ANSWERED["employer"],
}


def plant_everything(client: Client) -> Case:
    """Every door used once, and every effect carried out."""
    make_reference_data()
    case = _notice_received()
    _police_message_received()
    citizen = Citizen(case, postcode=NOTICE["postcode"], born=BORN)
    citizen.finds_the_case().reaches("address/", **TYPED)
    moved = citizen.post("address/", address_is_correct="no", line_1=ANSWERED["line_1"], postcode=ANSWERED["postcode"])
    assert moved.status == 302, moved.text
    citizen.answers("not_guilty", **TYPED)
    sent = citizen.sends()
    assert sent.leads_to == "/plea/receipt/", sent.text
    _details_accepted(case)
    _request_made()
    _keeper_answered()
    _feedback_sent()
    _helped(client)
    _draft_left()
    _document_noted_on()
    session = SessionStore()
    session["typed"] = ELSEWHERE["session"]
    session.save()
    _run_effects()
    return case


def _notice_received() -> Case:
    receipt = _receive(
        submission(
            SJP_NOTICE,
            prosecutionSubmissionDetails__writtenChargePostingDate=TODAY.isoformat(),
            defendant__offences__0__chargeDate=TODAY.isoformat(),
            defendant__defendantPerson__address={
                "address1": NOTICE["street"],
                "address2": NOTICE["town"],
                "postcode": NOTICE["postcode"],
            },
            defendant__defendantPerson__contactDetails={
                "primaryEmail": NOTICE["e-mail"],
                "secondaryEmail": NOTICE["second e-mail"],
                "mobileTelephoneNumber": NOTICE["mobile"],
                "homeTelephoneNumber": NOTICE["home telephone"],
            },
        )
    )
    assert receipt.case_id is not None, receipt.problems
    return Case.objects.get(pk=receipt.case_id)


def _police_message_received() -> None:
    where = address(
        PAON="12", StreetDescription=FEED["feed street"], Town=FEED["feed town"], PostCode=FEED["feed postcode"]
    )
    told = person(
        where=where,
        emails=(FEED["feed e-mail"],),
        custody="B",
        bail_conditions=FEED["bail"],
        more=element("LanguageNeeds", FEED["needs"]) + element("SpecialNeeds", FEED["special needs"]),
    )
    assert _receive(routed(new_case(hearing_on=_soon(), defendants=(told,))).encode()).case_id is not None
    refused = routed(new_case(urn="42AB7777726", court="nowhere", defendants=(told,)), correlation="corr-2")
    assert _receive(refused.encode()).case_id is None


def _receive(raw: bytes) -> IntakeReceipt:
    return receive_message(actor=FEED_ACTOR, raw=raw, source_name="m", received_at=timezone.now())


def _soon() -> str:
    return (TODAY + timedelta(days=40)).isoformat()


def _details_accepted(case: Case) -> None:
    assert case.court is not None
    officer = actor_of(make_person(Role.COURT_OFFICER, court_staff(case.court)))
    for change in ProposedChange.objects.filter(case=case):
        accept_change(actor=officer, change_id=change.pk)


def _request_made() -> None:
    pleaded = Citizen(make_case()).has_sent("guilty")
    assert ask(pleaded, kind="withdraw", reason=ELSEWHERE["request"]).leads_to == "/plea/asked/"


def _keeper_answered() -> None:
    case = make_case(defendants=[Person(offences=[("VE94094", "Keeper")])])
    record = Record.objects.create(code="VE94094", title="Keeper", mode_of_trial="SNONIMP", keeper_liability=True)
    Offence.objects.filter(case=case).update(record=record)
    keeper = Citizen(case).finds_the_case().reaches("defence/1/", "not_guilty")
    denied = {"statement": "I had sold it.", "other_driver_address": ELSEWHERE["other driver's address"]}
    assert keeper.post("defence/1/", other_driver="Charles Babbage", **denied).status == 302
    assert keeper.answers("not_guilty").sends().leads_to == "/plea/receipt/"


def _feedback_sent() -> None:
    send_feedback(comment=ELSEWHERE["comment"], email=ELSEWHERE["feedback e-mail"])


def _helped(client: Client) -> None:
    helper = make_person(Role.PLEA_HELPER, make_organisation("hmcts", name="Plea service centre"))
    helped(signed_in(client, helper), make_case(), CALLER).has_sent(
        "not_guilty", statement=ELSEWHERE["caller's statement"]
    )


def _draft_left() -> None:
    unfinished = Citizen(make_case(defendants=[Person("Mary", "Somerville")])).finds_the_case()
    unfinished.answers("guilty", email=ELSEWHERE["draft's e-mail"])
    assert unfinished.post("contact/", email=ELSEWHERE["half typed"], keep_typing="yes").status == 204
    assert Draft.objects.exists()


def _document_noted_on() -> None:
    world = make_world()
    noted(world.solicitor, published(world), ELSEWHERE["note on a document"])


def _run_effects() -> None:
    for _round in range(4):
        Effect.objects.filter(status="waiting").update(run_after=timezone.now() - timedelta(minutes=1))
        for effect in Effect.objects.filter(status="waiting"):
            run_effect(effect.pk)
