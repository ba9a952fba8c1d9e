// Warns before a visit ends and lets it last. Without this script the page says how long a visit lasts.
export const ACTIVE = "app:visit-active";
export const ENDED = "app:visit-ended";
const CHANNEL = "visit";
const TICK = 1000;

export function warnBeforeVisitEnds() {
  const visit = document.querySelector("[data-app-visit]");
  const dialog = visit?.querySelector("[data-app-visit-warning]");
  if (!dialog?.showModal) {
    return;
  }
  const timer = new VisitTimer(visit, dialog);
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : null;
  if (tabs) {
    tabs.postMessage("active");
    tabs.addEventListener("message", () => timer.startAgain());
  }
  addEventListener(ACTIVE, () => {
    timer.startAgain();
    tabs?.postMessage("active");
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    timer.stay(event.target, tabs);
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    timer.stay(dialog.querySelector("form"), tabs);
  });
  setInterval(() => timer.look(), TICK);
}

class VisitTimer {
  constructor(visit, dialog) {
    this.seconds = Number(visit.dataset.seconds);
    this.warnSeconds = Number(visit.dataset.warnSeconds);
    this.endedHref = visit.dataset.endedHref;
    this.dialog = dialog;
    this.words = JSON.parse(dialog.dataset.minutes);
    this.said = dialog.querySelector("[data-app-time-left]");
    this.startAgain();
  }

  startAgain() {
    this.endsAt = Date.now() + this.seconds * 1000;
    if (this.dialog.open) {
      this.dialog.close();
    }
  }

  look() {
    const left = Math.ceil((this.endsAt - Date.now()) / 1000);
    if (left <= 0) {
      this.end();
    } else if (left <= this.warnSeconds) {
      this.warn(left);
    }
  }

  warn(left) {
    const words = this.words[left < 60 ? 0 : Math.min(Math.ceil(left / 60), this.words.length - 1)];
    if (this.said.textContent !== words) {
      this.said.textContent = words;
    }
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  async stay(form, tabs) {
    const answer = await fetch(form.action, { method: "post", body: new FormData(form), redirect: "manual" }).catch(
      () => null,
    );
    if (answer?.status === 204) {
      this.startAgain();
      tabs?.postMessage("active");
    } else if (answer) {
      this.end();
    }
  }

  end() {
    dispatchEvent(new Event(ENDED));
    location.assign(this.endedHref);
  }
}
