"""Who may open which address: a line for every address of the service, and who everybody is.

What a line expects follows from the policy table: it names the right that the page needs, and
`Persona.permitted` looks the right up. Only the edges (sign-in, the public, administration) are
written out.
"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from cases.access.policy import Action, Target
from cases.states import Relation
from commonplatform.accounts.roles import Role
from disclosure.sections import CATALOGUE
from disclosure.states import DocumentAct
from tests.support.matrix_journey import journey_lines
from tests.support.matrix_rules import (
    ABSENT,
    ELSEWHERE,
    FIRST,
    NO_GET,
    OPEN,
    REFUSED,
    SECOND,
    WHOLE,
    Inside,
    Line,
    OfSection,
    Persona,
    administrators,
    everybody,
    helpers_say_for_whom_first,
    in_some_case,
    in_the_case,
    in_the_section,
    managing_people,
    of_the_court_with_a_document,
    of_the_firm_on_record,
    of_the_firm_on_record_elsewhere,
    of_these_chambers,
    of_this_court,
    on_a_document,
    signed_in,
    the_defendant,
    the_one_who_searched,
    the_one_who_searched_goes_on_record,
    the_one_who_searched_may,
    the_sender,
    their_work,
    with_a_document,
)


def _stands(relation: Relation, at: int = WHOLE) -> frozenset[tuple[Relation, int]]:
    return frozenset({(relation, at)})


_COURT = _stands(Relation.COURT)
PERSONAS: tuple[Persona, ...] = (
    Persona("nobody signed in"),
    Persona("the defendant, proved", Role.CITIZEN, _stands(Relation.SELF, FIRST)),
    Persona("court officer of this court", Role.COURT_OFFICER, _COURT, at_the_court=True),
    Persona("listing officer of this court", Role.LISTING_OFFICER, _COURT, at_the_court=True),
    Persona("legal adviser of this court", Role.LEGAL_ADVISER, _COURT, at_the_court=True),
    Persona("listing officer of another court", Role.LISTING_OFFICER),
    Persona("legal adviser of another court", Role.LEGAL_ADVISER),
    Persona("judge of this court", Role.JUDGE, _COURT, at_the_court=True),
    Persona("magistrate of this court", Role.MAGISTRATE, _COURT, at_the_court=True),
    Persona("magistrate of another court", Role.MAGISTRATE),
    Persona("prosecutor of this authority", Role.PROSECUTOR, _stands(Relation.PROSECUTING), sends=True),
    Persona("prosecutor of another authority", Role.PROSECUTOR),
    Persona("solicitor on record", Role.SOLICITOR, _stands(Relation.REPRESENTING, FIRST), manages_people=True),
    Persona("solicitor of the co-defendant", Role.SOLICITOR, _stands(Relation.REPRESENTING, SECOND)),
    Persona("solicitor instructed", Role.SOLICITOR, _stands(Relation.INSTRUCTED, FIRST)),
    Persona("barrister instructed", Role.BARRISTER, _stands(Relation.INSTRUCTED, FIRST)),
    Persona("solicitor given access", Role.SOLICITOR, _stands(Relation.GRANTED, FIRST)),
    Persona("solicitor of another firm", Role.SOLICITOR, has_searched=True),
    Persona(
        "barrister of the firm on record", Role.BARRISTER, _stands(Relation.REPRESENTING, FIRST), manages_people=True
    ),
    Persona("barrister given access", Role.BARRISTER, _stands(Relation.GRANTED, FIRST)),
    Persona("barrister without access", Role.BARRISTER, has_searched=True),
    Persona("chambers clerk of the firm on record", Role.CHAMBERS_CLERK, _stands(Relation.REPRESENTING, FIRST)),
    Persona(
        "chambers clerk given access",
        Role.CHAMBERS_CLERK,
        _stands(Relation.GRANTED, FIRST),
        manages_people=True,
        in_the_chambers=True,
    ),
    Persona("chambers clerk without access", Role.CHAMBERS_CLERK, has_searched=True, in_the_chambers=True),
    Persona("barrister assigned to prosecute", Role.BARRISTER, _stands(Relation.PROSECUTING)),
    Persona("solicitor assigned to prosecute", Role.SOLICITOR, _stands(Relation.PROSECUTING)),
    Persona("plea helper", Role.PLEA_HELPER),
    Persona("administrator", Role.ADMINISTRATOR),
    Persona("auditor", Role.AUDITOR),
)

_CASE = {"case_id": "case"}
_CHARGE = {**_CASE, "offence_id": "first charge"}
_DAY = {"day": "day"}
_MAIL = {"material_id": "e-mail"}
_RECORDING = {"material_id": "recording"}
_IDPC = {"material_id": "initial details"}
_ATTACHED = {"material_id": "e-mail", "place": "place of an attached file"}
_LIST = {"list_id": "list"}
_SUBMISSION, _SENT_FILE = {"submission_id": "submission"}, {"file_id": "sent file"}
_VIEW, _CREATE, _CHANGE, _END = Action.VIEW, Action.CREATE, Action.CHANGE, Action.END

MATRIX: dict[str, Line] = {
    # The public.
    "health_live": Line(everybody()),
    "health_ready": Line(everybody()),
    **{f"public:{name}": Line(everybody()) for name in ("start", "accessibility", "cookies", "privacy", "contact")},
    "public:feedback": Line(everybody(), posts=True),
    "public:feedback_sent": Line(everybody()),
    "public:courts": Line(everybody(), posts=True),
    "public:set_language": Line(everybody(ELSEWHERE)),
    "public:plea:before": Line(everybody()),
    "public:plea:reference": Line(helpers_say_for_whom_first, posts=True),
    "public:plea:proof": Line(everybody(ELSEWHERE), posts=True),
    "public:plea:ended": Line(everybody()),
    **journey_lines(),
    "public:plea:too_young": Line(the_defendant(_VIEW, Target.CASE)),
    "public:plea:track": Line(everybody(ELSEWHERE)),
    "public:plea:tasks": Line(the_defendant(_VIEW, Target.CASE)),
    "public:plea:progress": Line(the_defendant(_VIEW, Target.HEARING)),
    "public:plea:estimate": Line(the_defendant(_VIEW, Target.CASE), posts=True),
    "public:plea:emails": Line(the_defendant(_VIEW, Target.MESSAGES)),
    "public:plea:ask": Line(the_defendant(_VIEW, Target.PLEA, allowed=ELSEWHERE), posts=True),
    "public:plea:asked": Line(the_defendant(_VIEW, Target.PLEA)),
    "public:plea:save": Line(everybody(NO_GET), posts=True, sending=everybody(ELSEWHERE)),
    "public:plea:saved": Line(the_defendant(_VIEW, Target.CASE, allowed=ELSEWHERE), posts=True),
    "public:plea:stay": Line(everybody(NO_GET), posts=True),
    "public:plea:leave": Line(everybody(NO_GET), posts=True, sending=everybody(ELSEWHERE)),
    "public:plea:receipt_file": Line(the_defendant(_VIEW, Target.PLEA, allowed=ELSEWHERE)),
    "public:plea:equality": Line(the_defendant(_VIEW, Target.CASE, allowed=ELSEWHERE)),
    "public:plea:receipt": Line(the_defendant(_VIEW, Target.PLEA, allowed=ELSEWHERE)),
    **{
        f"public_figures:{name}": Line(everybody())
        for name in ("totals", "by_court", "by_hearing_day", "by_any_hearing_day", "by_week", "days_to_hearing")
    },
    # Development only: the gallery where it is shown, the codes of the demonstration where it is installed.
    "ui:gallery": Line(everybody(ABSENT)),
    "demonstration:codes": Line(everybody()),
    # Signing in.
    "account_login": Line(signed_in(ELSEWHERE, otherwise=OPEN), posts=True),
    "account_logout": Line(signed_in(OPEN)),
    "account_inactive": Line(everybody()),
    "account_reauthenticate": Line(signed_in(ELSEWHERE)),
    "account_change_password": Line(signed_in()),
    "accounts:switch_role": Line(signed_in(ABSENT)),
    "mfa_index": Line(signed_in()),
    "mfa_authenticate": Line(everybody(ELSEWHERE)),
    "mfa_reauthenticate": Line(signed_in()),
    "mfa_activate_totp": Line(signed_in(ELSEWHERE)),
    "mfa_deactivate_totp": Line(signed_in(ELSEWHERE)),
    "mfa_view_recovery_codes": Line(signed_in(ABSENT)),
    "mfa_generate_recovery_codes": Line(signed_in(ELSEWHERE)),
    # What everybody who works with cases shares.
    "cases:list": Line(in_some_case(_VIEW, Target.CASE)),
    "cases:search": Line(signed_in(ELSEWHERE)),
    "cases:work": Line(
        in_some_case(_VIEW, Target.WORK),
        posts=True,
        sending=their_work(_CHANGE, Target.WORK),
        sends={"item": "work"},
    ),
    "cases:outbox": Line(
        in_some_case(_VIEW, Target.EFFECTS),
        posts=True,
        sending=in_some_case(_CHANGE, Target.EFFECTS, allowed=ELSEWHERE),
    ),
    "cases:summary": Line(in_the_case(_VIEW, Target.CASE), _CASE),
    "cases:defendants": Line(in_the_case(_VIEW, Target.DEFENDANT), _CASE),
    "cases:record_remand": Line(
        in_the_case(_CHANGE, Target.CUSTODY, FIRST), {**_CASE, "defendant_id": "first defendant"}, posts=True
    ),
    "cases:extend_limit": Line(in_the_case(_CHANGE, Target.CUSTODY, FIRST), _CHARGE, posts=True),
    "cases:custody_clock": Line(in_the_case(_CHANGE, Target.CUSTODY, FIRST), _CHARGE, posts=True),
    # How long documents are kept, and holds; the numbers of all courts are administrators'.
    "cases:hold": Line(in_the_case(_CREATE, Target.LEGAL_HOLD), _CASE, posts=True),
    "cases:documents_due": Line(in_some_case(_VIEW, Target.RETENTION)),
    "cases:documents_due_counts": Line(in_some_case(_VIEW, Target.RETENTION_COUNTS)),
    "cases:means": Line(in_the_case(_VIEW, Target.MEANS), _CASE),
    "cases:statements": Line(
        in_the_case(_VIEW, Target.STATEMENT),
        _CASE,
        posts=True,
        sending=in_the_case(_CHANGE, Target.STATEMENT, allowed=ELSEWHERE),
        sends={"plea": "plea entered"},
    ),
    "cases:requests": Line(in_the_case(_VIEW, Target.PLEA_REQUEST), _CASE),
    "cases:proposed_change": Line(
        in_the_case(_VIEW, Target.PROPOSED_CHANGE),
        {**_CASE, "change_id": "proposed change"},
        posts=True,
        sending=in_the_case(_CHANGE, Target.PROPOSED_CHANGE, allowed=ELSEWHERE),
        sends={"decision": "acceptance"},
    ),
    "cases:plea_request": Line(
        in_the_case(_VIEW, Target.PLEA_REQUEST, FIRST),
        {**_CASE, "request_id": "plea request"},
        posts=True,
        sending=in_the_case(_CHANGE, Target.PLEA_REQUEST, FIRST, allowed=ELSEWHERE),
        sends={"decision": "grant"},
    ),
    "cases:hearings": Line(in_the_case(_VIEW, Target.HEARING), _CASE),
    "cases:timeline": Line(in_the_case(_VIEW, Target.TIMELINE), _CASE),
    "cases:messages": Line(in_the_case(_VIEW, Target.MESSAGES), _CASE),
    "cases:message": Line(in_the_case(_VIEW, Target.MESSAGES, FIRST), {"message_id": "message to the prosecutor"}),
    "cases:message_list": Line(in_some_case(_VIEW, Target.MESSAGE_LIST)),
    "cases:message_templates": Line(in_some_case(_VIEW, Target.MESSAGE_TEMPLATES)),
    "cases:message_template": Line(in_some_case(_VIEW, Target.MESSAGE_TEMPLATES), {"name": "template"}),
    "cases:access": Line(in_the_case(_VIEW, Target.ACCESS), _CASE),
    "cases:why": Line(in_the_case(_VIEW, Target.OWN_ACCESS), _CASE),
    # Advocates who prosecute.
    "cases:prosecution_hearings": Line(in_some_case(_VIEW, Target.ADVOCATE), posts=True),
    "cases:assign_advocate": Line(in_some_case(_CREATE, Target.ADVOCATE), posts=True),
    "cases:assign_to_case": Line(in_the_case(_CREATE, Target.ADVOCATE), _CASE, posts=True),
    "cases:remove_advocate": Line(in_the_case(_END, Target.ADVOCATE), {**_CASE, "grant_id": "assignment"}, posts=True),
    # Answering for somebody: from here on the pages of the journey.
    "assisted:start": Line(in_some_case(_CREATE, Target.ASSISTED_PLEA), posts=True),
    # Figures: those of all courts for every court; counting the post for one's own.
    "figures:overview": Line(in_some_case(_VIEW, Target.FIGURES)),
    "figures:report": Line(in_some_case(_VIEW, Target.FIGURES), {"key": "report"}),
    "figures:export": Line(in_some_case(_VIEW, Target.FIGURES), {"key": "report", "section": "report section"}),
    "figures:postal_counts": Line(in_some_case(_CREATE, Target.POSTAL_COUNT), posts=True),
    # The record of events.
    "auditing:record": Line(in_some_case(_VIEW, Target.AUDIT_RECORD)),
    "auditing:event": Line(in_some_case(_VIEW, Target.AUDIT_RECORD), {"event_id": "event"}),
    "auditing:export": Line(
        in_some_case(_CREATE, Target.AUDIT_RECORD),
        posts=True,
        sending=in_some_case(_CREATE, Target.AUDIT_RECORD),
        sends={"reason": "reason"},
    ),
    # Documents.
    "disclosure:documents": Line(in_the_case(_VIEW, Target.DOCUMENT_LIST), _CASE),
    "disclosure:rights": Line(in_the_case(_VIEW, Target.DOCUMENT_LIST), _CASE),
    "disclosure:upload_idpc": Line(in_the_section(DocumentAct.UPLOAD, "IDPC"), _CASE, posts=True),
    "disclosure:unprepared": Line(
        in_some_case(_VIEW, Target.EFFECTS),
        posts=True,
        sending=in_some_case(_CHANGE, Target.EFFECTS, allowed=ELSEWHERE),
    ),
    "disclosure:search": Line(in_the_case(_VIEW, Target.DOCUMENT_LIST), _CASE),
    "disclosure:play": Line(with_a_document(DocumentAct.READ, "KWS", FIRST), _RECORDING),
    "disclosure:recording": Line(with_a_document(DocumentAct.READ, "KWS", FIRST, allowed=ELSEWHERE), _RECORDING),
    "disclosure:poster": Line(with_a_document(DocumentAct.READ, "KWS", FIRST), _RECORDING),
    "disclosure:readers": Line(in_the_case(_VIEW, Target.DOCUMENT_READERS), _CASE),
    "disclosure:affected": Line(
        in_some_case(_VIEW, Target.AFFECTED),
        posts=True,
        sending=in_some_case(_CREATE, Target.AFFECTED, allowed=ELSEWHERE),
        sends={
            "from_day_day": "first",
            "from_day_month": "first",
            "from_day_year": "year",
            "until_day_day": "first",
            "until_day_month": "first",
            "until_day_year": "year",
            "reason": "reason",
        },
    ),
    "disclosure:affected_file": Line(
        in_some_case(_VIEW, Target.AFFECTED, allowed=ELSEWHERE), {"report_id": "affected report"}
    ),
    "disclosure:print_readers": Line(in_the_case(_VIEW, Target.DOCUMENT_READERS), _CASE),
    "disclosure:readers_file": Line(in_the_case(_VIEW, Target.DOCUMENT_READERS), _CASE),
    "disclosure:idpc": Line(
        in_the_section(DocumentAct.READ, "IDPC", FIRST), {**_CASE, "defendant_id": "first defendant"}
    ),
    "disclosure:build_idpc": Line(in_the_section(DocumentAct.UPLOAD, "IDPC"), _CASE, posts=True),
    "disclosure:bundles": Line(in_the_case(_VIEW, Target.DOCUMENT_LIST), _CASE),
    "disclosure:new_bundle": Line(in_the_case(_VIEW, Target.DOCUMENT_LIST), _CASE, posts=True),
    "disclosure:bundle": Line(of_the_firm_on_record, {"bundle_id": "bundle of the firm on record"}, posts=True),
    "disclosure:open_bundle": Line(of_the_firm_on_record_elsewhere, {"bundle_id": "bundle of the firm on record"}),
    "disclosure:archives": Line(
        in_the_case(_CREATE, Target.CASE_ARCHIVE),
        _CASE,
        posts=True,
        sending=in_the_case(_CREATE, Target.CASE_ARCHIVE, allowed=ELSEWHERE),
    ),
    "disclosure:archive": Line(the_sender(), {"archive_id": "case archive"}, posts=True),
    "disclosure:open_archive": Line(the_sender(ELSEWHERE), {"archive_id": "case archive"}),
    "disclosure:upload_documents": Line(in_the_case(_CREATE, Target.DOCUMENT), _CASE, posts=True),
    "disclosure:submission": Line(the_sender(), _SUBMISSION, posts=True, sends_to_the_store=True),
    "disclosure:doubts": Line(the_sender(), _SUBMISSION, posts=True, sending=the_sender(ELSEWHERE)),
    "disclosure:announce": Line(signed_in(NO_GET), _SUBMISSION, posts=True, sending=the_sender(422)),
    "disclosure:part": Line(
        signed_in(NO_GET), {**_SENT_FILE, "number": "charge"}, posts=True, sending=the_sender(ABSENT)
    ),
    "disclosure:complete": Line(signed_in(NO_GET), _SENT_FILE, posts=True, sending=the_sender()),
    "disclosure:remove": Line(signed_in(NO_GET), _SENT_FILE, posts=True, sending=the_sender(204)),
    "disclosure:sent_file": Line(the_sender(), _SENT_FILE),
    "disclosure:contents": Line(with_a_document(DocumentAct.READ, "CM", FIRST), {"material_id": "archive"}),
    "disclosure:view": Line(with_a_document(DocumentAct.READ, "IDPC", FIRST), _IDPC, frames_a_file=True),
    "disclosure:read": Line(with_a_document(DocumentAct.READ, "IDPC", FIRST, allowed=ELSEWHERE), _IDPC),
    "disclosure:download": Line(with_a_document(DocumentAct.DOWNLOAD, "IDPC", FIRST, allowed=ELSEWHERE), _IDPC),
    "disclosure:attachment": Line(with_a_document(DocumentAct.READ, "KWS", FIRST, allowed=ELSEWHERE), _ATTACHED),
    "disclosure:download_attachment": Line(
        with_a_document(DocumentAct.DOWNLOAD, "KWS", FIRST, allowed=ELSEWHERE), _ATTACHED
    ),
    "disclosure:annotations": Line(in_the_case(_VIEW, Target.ANNOTATION), _CASE),
    "disclosure:annotate": Line(on_a_document(_CREATE, Target.ANNOTATION, "IDPC", FIRST), _IDPC, posts=True),
    "disclosure:annotation": Line(the_sender(), {"annotation_id": "note"}, posts=True),
    "disclosure:describe": Line(of_the_court_with_a_document(DocumentAct.READ, "KWS", FIRST), _MAIL, posts=True),
    "disclosure:elsewhere": Line(of_the_court_with_a_document(DocumentAct.READ, "KWS", FIRST), _MAIL, posts=True),
    "disclosure:withdraw": Line(on_a_document(_CHANGE, Target.IDPC, "IDPC", FIRST), _IDPC, posts=True),
    "disclosure:restore": Line(
        on_a_document(_CHANGE, Target.WITHDRAWN_DOCUMENT, "IDPC", FIRST),
        {"material_id": "withdrawn document"},
        posts=True,
    ),
    "disclosure:shared": Line(in_the_case(_VIEW, Target.DOCUMENT_SHARE), _CASE),
    "disclosure:share": Line(in_the_case(_CREATE, Target.DOCUMENT_SHARE), _CASE, posts=True),
    "disclosure:matrix": Line(administrators()),
    # The defence.
    "defence:my_cases": Line(in_some_case(_VIEW, Target.CASELOAD)),
    "defence:my_cases_file": Line(in_some_case(_VIEW, Target.CASELOAD)),
    "defence:calendar": Line(
        in_some_case(_CREATE, Target.CALENDAR_FEED),
        posts=True,
        sending=in_some_case(_CREATE, Target.CALENDAR_FEED, allowed=ELSEWHERE),
    ),
    "defence:digest": Line(
        in_some_case(_CHANGE, Target.DIGEST),
        posts=True,
        sending=in_some_case(_CHANGE, Target.DIGEST, allowed=ELSEWHERE),
    ),
    "defence:calendar_feed": Line(everybody(), {"secret": "calendar secret"}),
    "defence:search": Line(in_some_case(_VIEW, Target.DEFENCE_SEARCH), posts=True),
    "defence:go_on_record": Line(
        the_one_who_searched,
        {"proof": "proof"},
        posts=True,
        sending=the_one_who_searched_goes_on_record,
        sends={"representation_type": "representation type"},
    ),
    "defence:instruct": Line(
        the_one_who_searched_may(_CREATE, Target.INSTRUCTION),
        {"proof": "proof"},
        posts=True,
        sending=the_one_who_searched_may(_CREATE, Target.INSTRUCTION, allowed=ELSEWHERE),
        sends={
            "instructed_on_day": "instruction day",
            "instructed_on_month": "instruction month",
            "instructed_on_year": "instruction year",
        },
    ),
    "defence:legal_aid": Line(in_some_case(_VIEW, Target.LEGAL_AID)),
    "defence:case_legal_aid": Line(in_the_case(_VIEW, Target.LEGAL_AID), _CASE),
    "defence:unlock": Line(in_the_case(_CHANGE, Target.LEGAL_AID), {**_CASE, "lock_id": "lock"}, posts=True),
    "defence:representation": Line(in_the_case(_VIEW, Target.ACCESS), _CASE),
    "defence:end_representation": Line(
        in_the_case(_END, Target.REPRESENTATION, FIRST), {**_CASE, "association_id": "association"}, posts=True
    ),
    # Access for other people, and the people of one's own organisation.
    "defence:grants": Line(in_some_case(_VIEW, Target.GRANT), posts=True),
    "defence:grant_access": Line(in_the_case(_CREATE, Target.GRANT), _CASE, posts=True),
    "defence:remove_grant": Line(
        in_the_case(_END, Target.GRANT, FIRST), {**_CASE, "grant_id": "access grant"}, posts=True
    ),
    "defence:chambers": Line(in_some_case(_VIEW, Target.CHAMBERS)),
    "defence:remove_chambers_grant": Line(
        of_these_chambers(_END, Target.CHAMBERS), {"grant_id": "colleague's grant"}, posts=True
    ),
    "defence:people": Line(managing_people),
    "defence:invite": Line(managing_people, posts=True),
    "defence:person": Line(managing_people, {"user_id": "member"}, posts=True),
    "defence:leave": Line(managing_people, {"user_id": "member"}, posts=True),
    "defence:accept_invitation": Line(everybody(ABSENT), {"user_id": "member", "token": "charge"}, posts=True),
    # The court.
    "listings:diary": Line(in_some_case(_VIEW, Target.COURT_SESSION)),
    "listings:diary_day": Line(in_some_case(_VIEW, Target.COURT_SESSION), _DAY),
    "listings:create_session": Line(in_some_case(_CREATE, Target.COURT_SESSION), posts=True),
    "listings:book_case": Line(in_the_case(_CREATE, Target.HEARING), _CASE, posts=True),
    "listings:daily_list": Line(in_some_case(_VIEW, Target.COURT_LIST), _DAY),
    "listings:daily_list_csv": Line(in_some_case(_VIEW, Target.COURT_LIST), _DAY),
    "listings:issue_list": Line(
        signed_in(NO_GET),
        _DAY,
        posts=True,
        sending=in_some_case(_CREATE, Target.COURT_LIST, allowed=ELSEWHERE),
    ),
    "listings:issued_list": Line(of_this_court(_VIEW, Target.COURT_LIST), _LIST),
    "listings:download_list_pdf": Line(of_this_court(_VIEW, Target.COURT_LIST, allowed=ELSEWHERE), _LIST),
    "listings:download_list_csv": Line(of_this_court(_VIEW, Target.COURT_LIST, allowed=ELSEWHERE), _LIST),
    # Administration: reference data and people, nothing of any case.
    "admin:index": Line(administrators()),
    "admin:login": Line(administrators(ELSEWHERE)),
    "admin:logout": Line(administrators(ELSEWHERE)),
    "admin:password_change": Line(administrators(ELSEWHERE)),
    "admin:password_change_done": Line(administrators()),
    "admin:autocomplete": Line(administrators(REFUSED)),
    "admin:jsi18n": Line(administrators()),
    "admin:view_on_site": Line(administrators(ABSENT), {"content_type_id": "content type", "object_id": "court"}),
    "admin:app_list": Line(administrators(), {"app_label": "app"}),
    "admin:auth_user_password_change": Line(administrators(), {"id": "person"}),
}
MATRIX |= {
    "admin:budgets_readstop_changelist": Line(administrators()),
    "admin:budgets_readstop_add": Line(administrators(REFUSED), posts=True),
    "admin:budgets_readstop_change": Line(
        administrators(action=Action.CHANGE), {"object_id": "stop of reading"}, posts=True
    ),
    "admin:budgets_readstop_history": Line(administrators(), {"object_id": "stop of reading"}),
    "admin:budgets_readstop_delete": Line(administrators(REFUSED), {"object_id": "stop of reading"}, posts=True),
}
for _kind, _key in {
    "accounts_organisation": "organisation",
    "accounts_user": "person",
    "reference_court": "court",
    "reference_prosecutor": "prosecutor",
    "reference_offence": "offence",
    "reference_code": "code",
    "reference_standardpenalty": "standard penalty",
    "reference_surchargerate": "surcharge rate",
    "reference_fineguideline": "fine guideline",
    "reference_custodylimitdays": "days of a limit",
    "reference_bankholiday": "bank holiday",
    "disclosure_sectionright": "section right",
}.items():
    _object = {"object_id": _key}
    MATRIX |= {
        f"admin:{_kind}_changelist": Line(administrators()),
        f"admin:{_kind}_add": Line(administrators(action=Action.CREATE), posts=True),
        f"admin:{_kind}_change": Line(administrators(action=Action.CHANGE), _object, posts=True),
        f"admin:{_kind}_history": Line(administrators(), _object),
        f"admin:{_kind}_delete": Line(administrators(REFUSED), _object, posts=True),
    }


WITHDRAW = 'Withdraw <span class="govuk-visually-hidden">{}</span>'

INSIDE: tuple[Inside | OfSection, ...] = (
    Inside("cases:defendants", "SW1A 2AA", _VIEW, Target.PARTICULARS, FIRST),
    Inside("cases:defendants", "A hearing loop for position 1", _VIEW, Target.COURT_NEEDS, FIRST),
    Inside("cases:defendants", "A hearing loop for position 2", _VIEW, Target.COURT_NEEDS, SECOND),
    Inside("cases:defendants", "Limit extended for position 1", _VIEW, Target.CUSTODY, FIRST),
    Inside("cases:defendants", "Limit extended for position 2", _VIEW, Target.CUSTODY, SECOND),
    Inside("cases:defendants", "Record remand", _CHANGE, Target.CUSTODY),
    Inside("cases:summary", "Custody time limit 1 Feb 2027", _VIEW, Target.CUSTODY, FIRST),
    Inside("cases:summary", "Custody time limit 2 Feb 2027", _VIEW, Target.CUSTODY, SECOND),
    Inside("cases:means", "Employer of position 1", _VIEW, Target.MEANS, FIRST),
    Inside("cases:means", "Employer of position 2", _VIEW, Target.MEANS, SECOND),
    Inside("cases:summary", "No plea yet", _VIEW, Target.PLEA),
    Inside("cases:summary", "Keeping of documents", _VIEW, Target.RETENTION),
    Inside("cases:summary", "Place a hold", _CREATE, Target.LEGAL_HOLD),
    Inside("cases:summary", "Lift the hold", _END, Target.LEGAL_HOLD, in_sibling=True),
    Inside("cases:summary", "Fined, position 1", _VIEW, Target.RESULT, FIRST, in_sibling=True),
    Inside("cases:summary", "Fined, position 2", _VIEW, Target.RESULT, SECOND),
    *(
        OfSection("disclosure:documents", f">{each.code} of position {at}", DocumentAct.READ, each.code, at)
        for each in CATALOGUE
        if each.of_a_defendant
        for at in (FIRST, SECOND)
    ),
    *(
        OfSection("disclosure:documents", f">{each.code} of the whole case", DocumentAct.READ, each.code)
        for each in CATALOGUE
        if not each.of_a_defendant
    ),
    *(
        OfSection("disclosure:rights", str(each.title), act, each.code, column=str(act.label))
        for each in CATALOGUE
        for act in DocumentAct
    ),
    *(
        Inside("disclosure:documents", WITHDRAW.format(name), _CHANGE, target, at)
        for name, target, at in (
            ("PC of position 1", Target.DOCUMENT, FIRST),
            ("PRIV of position 1", Target.PRIVATE_DOCUMENT, FIRST),
            ("UM of position 1", Target.UNUSED_MATERIAL, FIRST),
            ("SUM of the whole case", Target.SENSITIVE_UNUSED_MATERIAL, WHOLE),
        )
    ),
)


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the service with its full name; a pattern without a name ends in "?"."""
    yield from _within(get_resolver(), ())


def _within(resolver: URLResolver, namespaces: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _within(pattern, inner)
        else:
            yield ":".join((*namespaces, pattern.name or "?")), pattern


def expectations() -> dict[tuple[str, ...], int]:
    """The whole matrix: address and persona to the status of looking and of sending, and words inside pages."""
    seen: dict[tuple[str, ...], int] = {}
    for who in PERSONAS:
        for name, line in MATRIX.items():
            seen[name, who.name] = line.rule(who)
            if line.sending is not None:
                seen[name, who.name, "sent"] = line.sending(who)
        for inside in INSIDE:
            seen[inside.page, who.name, str(inside)] = inside.permitted(who)
    return seen
