// Files of an upload go straight to the store, part by part, each by a link of its own. What has arrived is not sent
// again: not after a lost connection, and not when the same file is chosen again on another day. The page works
// without this script; then files up to the usual limit come with the form.
const PATIENCE = [1000, 2000, 4000, 8000, 15000, 30000];
const ASK_AGAIN = 1500;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class Refused extends Error {}

export function offerSendingInParts() {
  document.querySelectorAll(".moj-multi-file-upload[data-announce]").forEach((box) => new Sender(box));
}

class Sender {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.list = box.querySelector(".moj-multi-file-upload__list");
    this.sum = box.querySelector("[data-app-sum]");
    this.token = box.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
    this.input = box.querySelector("input[type=file]");
    this.waiting = Promise.resolve();
    this.sending = 0;
    this.announcement = document.createElement("div");
    this.announcement.className = "govuk-visually-hidden";
    this.announcement.setAttribute("aria-live", "polite");
    this.box.append(this.announcement);
    this.box.querySelector("button[name=upload]").hidden = true;
    this.sayWhatMayBeSent();
    this.input.addEventListener("change", () => {
      this.take(this.input.files);
    });
    addEventListener("beforeunload", (event) => {
      if (this.sending > 0) {
        event.preventDefault();
      }
    });
  }

  sayWhatMayBeSent() {
    const hint = this.input.closest(".govuk-form-group").querySelector(".govuk-hint");
    if (hint) {
      hint.textContent = this.words.hint;
    }
  }

  // One file is sent after the other; what was sent is looked into while the next is on its way.
  take(files) {
    for (const file of [...files]) {
      const row = this.addRow(file);
      const failed = (error) => {
        const refused = error instanceof Refused;
        this.say(row, refused ? error.message : this.words.failed, { isError: true });
        this.count(row, refused ? "refused" : "waiting");
      };
      this.sending += 1;
      this.waiting = this.waiting
        .then(() => this.send(file, row))
        .then((state) => {
          if (state) {
            this.follow(row, state).catch(failed);
          }
        }, failed)
        .finally(() => {
          this.sending -= 1;
        });
    }
    if (files.length > 0) {
      this.input.value = "";
      this.input.dispatchEvent(new Event("change"));
    }
  }

  async send(file, row) {
    const announced = await this.ask(this.words.announce, {
      name: file.name,
      size: String(file.size),
      changed: String(file.lastModified),
    });
    this.connect(row, announced);
    if (announced.status === "refused") {
      throw new Refused(announced.error);
    }
    const there = new Set(announced.there);
    for (let number = 1; number <= announced.parts; number += 1) {
      if (row.dataset.gone) {
        return null;
      }
      if (!there.has(number)) {
        await this.sendPart(file, row, announced, number);
      }
      this.progress(row, (number / announced.parts) * 100);
    }
    this.say(row, this.words.checking);
    return this.ask(`/documents/sent-files/${announced.id}/complete/`, {});
  }

  async sendPart(file, row, announced, number) {
    const part = file.slice((number - 1) * announced.part, number * announced.part);
    for (let tries = 0; ; tries += 1) {
      try {
        const { link } = await this.ask(`/documents/sent-files/${announced.id}/parts/${number}/`, {});
        await this.put(link, part, (sent) =>
          this.progress(row, ((number - 1 + sent / Math.max(part.size, 1)) / announced.parts) * 100),
        );
        return;
      } catch (error) {
        if (error instanceof Refused || row.dataset.gone || tries >= PATIENCE.length) {
          throw error;
        }
        this.say(row, this.words.waiting);
        await pause(PATIENCE[tries]);
      }
    }
  }

  put(link, part, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("PUT", link);
      request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
      request.addEventListener("load", () => (request.status === 200 ? resolve() : reject(new Error("store"))));
      request.addEventListener("error", () => reject(new Error("connection")));
      request.addEventListener("timeout", () => reject(new Error("connection")));
      request.timeout = 10 * 60 * 1000;
      request.send(part);
    });
  }

  async follow(row, state) {
    let now = state;
    for (let tries = 1; now.status === "stored" && !row.dataset.gone; tries += 1) {
      await pause(Math.min(tries, 4) * ASK_AGAIN);
      const answer = await fetch(`/documents/sent-files/${now.id}/`).catch(() => null);
      now = answer?.ok ? await answer.json() : now;
    }
    if (now.status === "refused") {
      throw new Refused(now.error);
    }
    this.say(row, now.note);
    this.count(row, "ready");
  }

  async ask(address, fields) {
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "X-CSRFToken": this.token },
        body: new URLSearchParams(fields),
      }).catch(() => null);
      if (answer?.ok) {
        return answer.status === 204 ? {} : answer.json();
      }
      if (answer?.status === 422) {
        throw new Refused((await answer.json()).error);
      }
      if ((answer && answer.status < 500) || tries >= PATIENCE.length) {
        throw new Error("answer");
      }
      await pause(PATIENCE[tries]);
    }
  }

  addRow(file) {
    this.box.querySelector(".moj-multi-file__uploaded-files").hidden = false;
    const row = document.createElement("div");
    row.className = "govuk-summary-list__row moj-multi-file-upload__row";
    const name = document.createElement("dt");
    name.className = "govuk-summary-list__key moj-multi-file-upload__message";
    name.textContent = file.name;
    const state = document.createElement("dd");
    state.className = "govuk-summary-list__value";
    const actions = document.createElement("dd");
    actions.className = "govuk-summary-list__actions";
    row.append(name, state, actions);
    this.list.append(row);
    this.count(row, "waiting");
    this.progress(row, 0);
    return row;
  }

  connect(row, announced) {
    [...this.list.querySelectorAll("button[name=remove]")]
      .filter((button) => button.value === announced.id)
      .forEach((button) => button.closest(".moj-multi-file-upload__row").remove());
    this.add();
    const button = document.createElement("button");
    button.className = "app-link-button";
    button.type = "button";
    button.name = "remove";
    button.value = announced.id;
    button.textContent = this.words.remove;
    const which = document.createElement("span");
    which.className = "govuk-visually-hidden";
    which.textContent = ` ${announced.name}`;
    button.append(which);
    button.addEventListener("click", async () => {
      row.dataset.gone = "yes";
      await this.ask(`/documents/sent-files/${announced.id}/remove/`, {}).catch(() => null);
      row.remove();
      this.add();
      this.input.focus();
    });
    row.querySelector(".govuk-summary-list__actions").append(button);
  }

  progress(row, percent) {
    const words = this.words.sending.replace("{percent}", String(Math.floor(percent)));
    row.querySelector(".govuk-summary-list__value").textContent = words;
  }

  // What the row counts as, and how many there are of each now.
  count(row, state) {
    row.dataset.state = state;
    this.add();
  }

  add() {
    const number = (state) => this.list.querySelectorAll(`[data-state="${state}"]`).length;
    this.sum.textContent = this.words.sum.replace(/\{(\w+)\}/g, (_mark, state) => String(number(state)));
  }

  say(row, words, { isError = false } = {}) {
    const value = row.querySelector(".govuk-summary-list__value");
    const text = document.createElement("span");
    text.textContent = words;
    if (isError) {
      text.className = "moj-multi-file-upload__error";
    }
    value.replaceChildren(text);
    this.announcement.textContent = `${row.querySelector("dt").textContent}: ${words}`;
  }
}
