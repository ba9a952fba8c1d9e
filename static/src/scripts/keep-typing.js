// Keeps what is typed before it is answered, and asks before a link leads away from it. Without this script
// the button "Save and come back later" keeps it.
import { ACTIVE, ENDED } from "./visit-timer.js";

const PAUSE = 1500;
const LONGEST_WAIT = 3000;

export function keepTyping() {
  const form = document.querySelector("form[data-app-keep-typing]");
  if (form) {
    new Typing(form).listen();
  }
}

class Typing {
  constructor(form) {
    this.form = form;
    this.asLoaded = this.kept = this.now();
    this.leaving = false;
    this.waiting = undefined;
    this.note = document.querySelector("[data-app-typing-kept]");
    this.dialog = document.querySelector("dialog[data-app-leave]");
  }

  listen() {
    this.form.addEventListener("input", () => this.keepSoon());
    this.form.addEventListener("submit", (event) => this.submit(event), { capture: true });
    addEventListener(ENDED, () => this.leave());
    document.addEventListener("click", (event) => this.follow(event));
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.now() !== this.kept) {
        event.preventDefault();
      }
    });
    addEventListener("pageshow", () => {
      this.leaving = false;
    });
    this.dialog?.querySelector("[data-app-stay-here]").addEventListener("click", () => this.dialog.close());
    this.dialog?.querySelector("[data-app-leave-page]").addEventListener("click", () => this.leaveWithout());
  }

  now() {
    const typed = new FormData(this.form);
    typed.delete("csrfmiddlewaretoken");
    return new URLSearchParams(typed).toString();
  }

  keepSoon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), PAUSE);
  }

  async keep() {
    const typed = this.now();
    if (typed === this.kept || this.leaving) {
      return;
    }
    const answer = await this.send("keep_typing");
    if (answer?.status === 204) {
      this.kept = typed;
      this.say();
      dispatchEvent(new Event(ACTIVE));
    }
  }

  send(what) {
    const body = new FormData(this.form);
    body.set(what, "yes");
    this.sending = fetch(location.href, { method: "post", body, redirect: "manual", keepalive: true }).catch(() => null);
    const sending = this.sending;
    sending.then(() => {
      if (this.sending === sending) {
        this.sending = undefined;
      }
    });
    return sending;
  }

  // What is still on its way arrives before the answer: after it, it would put old typing back on an answered page.
  submit(event) {
    this.leave();
    if (!this.sending) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!this.submitting) {
      this.submitting = true;
      Promise.race([this.sending, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]).then(() => {
        this.sending = undefined;
        this.submitting = false;
        this.form.requestSubmit(event.submitter);
      });
    }
  }

  say() {
    if (this.note) {
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      this.note.textContent = this.note.dataset.appTypingKept.replace("%(time)s", time);
      this.note.hidden = false;
    }
  }

  leave() {
    clearTimeout(this.waiting);
    this.leaving = true;
  }

  follow(event) {
    const link = event.target.closest?.("a[href]");
    const stays = !link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey;
    if (stays || link.target || link.getAttribute("href").startsWith("#") || this.now() === this.asLoaded) {
      return;
    }
    if (link.rel === "alternate") {
      event.preventDefault();
      this.keep().then(() => this.goTo(link.href));
    } else if (this.dialog?.showModal) {
      event.preventDefault();
      this.wanted = link.href;
      this.dialog.showModal();
    }
  }

  async leaveWithout() {
    this.leave();
    await this.sending;
    await this.send("forget_typing");
    this.goTo(this.wanted);
  }

  goTo(href) {
    this.leave();
    location.assign(href);
  }
}
