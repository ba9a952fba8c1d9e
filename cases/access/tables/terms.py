"""What several tables are under."""

from cases.access.policy import Target
from cases.access.table_rules import Kept, OpenTable, Privileges, not_for_prosecutors
from cases.states import Relation

READ_WRITE = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"
APPEND = "SELECT, INSERT"

NUMBERS = "national_insurance_number, driver_number"
SEALED_PARTICULARS = (
    f"address_lines, postcode, email, telephone, {NUMBERS}, bail_conditions, language_needs, special_needs, more"
)

REFERENCE = OpenTable(
    "public facts", Privileges(web=ALL, task="SELECT", citizen="SELECT", report="SELECT", lookup="SELECT")
)
SIGN_IN = OpenTable("sign-in, no case data", Privileges(web=ALL, task="SELECT"))


A_DOCUMENT = ("disclosure_material", "material_id")


def documents_kept(section: str) -> tuple[Kept, ...]:
    """Means are not the prosecution's, the private section is the court's, sensitive unused material nobody's else;
    of each of these only for the roles that may have to do with it."""
    return (
        not_for_prosecutors(f"{section} = 'MF'", Target.MEANS),
        Kept(f"{section} = 'PRIV'", (Relation.COURT,), Target.PRIVATE_DOCUMENT),
        Kept(f"{section} = 'SUM'", (Relation.PROSECUTING,), Target.SENSITIVE_UNUSED_MATERIAL),
        Kept(f"{section} = 'UM'", target=Target.UNUSED_MATERIAL),
        # Instructed but not on record: nothing but the initial details.
        Kept(
            f"{section} <> 'IDPC'",
            (Relation.COURT, Relation.PROSECUTING, Relation.REPRESENTING, Relation.GRANTED),
        ),
    )


def for_the_court(condition: str) -> Kept:
    return Kept(condition, (Relation.COURT,))


def rewrapping(*columns: str) -> str:
    """Append-only for tasks too, but for the front of envelopes when keys are turned over."""
    return f"{APPEND}, UPDATE ({', '.join(columns)})"
