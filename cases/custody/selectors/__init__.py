"""What can be read of custody, of defendants whose custody the caller has proved the reader may see."""

from cases.custody.selectors.charge_facts import asks_for_reason as asks_for_reason
from cases.custody.selectors.custody_held import CUSTODY as CUSTODY
from cases.custody.selectors.custody_held import custody_held as custody_held
from cases.custody.selectors.custody_held import custody_read as custody_read
from cases.custody.selectors.limits_to_mind import limits_to_mind as limits_to_mind
