"""What several tables are under."""

from cases.access.row_security import Kept, OpenTable, Privileges, not_for_prosecutors
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
    """Means are not the prosecution's, the private section is the court's, sensitive unused material nobody's else."""
    return (
        not_for_prosecutors(f"{section} = 'MF'"),
        Kept(f"{section} = 'PRIV'", (Relation.COURT,)),
        Kept(f"{section} = 'SUM'", (Relation.PROSECUTING,)),
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
