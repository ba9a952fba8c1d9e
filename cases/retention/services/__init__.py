"""Working out how long documents are kept, holding them, and the disposal's half of the case."""

from cases.retention.services.count_due import count_due as count_due
from cases.retention.services.dispose import begin_disposal as begin_disposal
from cases.retention.services.dispose import end_disposal as end_disposal
from cases.retention.services.lift_hold import lift_hold as lift_hold
from cases.retention.services.place_hold import place_hold as place_hold
from cases.retention.services.work_out_missing import work_out_missing as work_out_missing
from cases.retention.services.work_out_retention import work_out_retention as work_out_retention
