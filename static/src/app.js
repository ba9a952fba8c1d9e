// Everything here only enhances: each page works before, and without, this script.
import { initAll } from "govuk-frontend";

import { offerCopying } from "./scripts/copy-reference.js";
import { keepTyping } from "./scripts/keep-typing.js";
import { followProgress } from "./scripts/follow-progress.js";
import { keepRadiosWithinAria } from "./scripts/radios.js";
import { offerSendingInParts } from "./scripts/send-files.js";
import { offerShortcutChoice } from "./scripts/shortcuts.js";
import { listenForSearchKey } from "./scripts/search-key.js";
import { sendFormsOnce } from "./scripts/submit-once.js";
import { warnBeforeVisitEnds } from "./scripts/visit-timer.js";
import { listenInWorkTables } from "./scripts/work-table.js";

initAll();
followProgress();
keepRadiosWithinAria();
offerCopying();
offerShortcutChoice();
offerSendingInParts();
keepTyping();
listenForSearchKey();
sendFormsOnce();
listenInWorkTables();
warnBeforeVisitEnds();
