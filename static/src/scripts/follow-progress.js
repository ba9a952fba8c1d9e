// Says how far something being made is, without moving the focus. Without this script there is a link to look again.
const LOOK_EVERY = 2000;
const LOST_AFTER = 3;

export function followProgress() {
  const place = document.querySelector("[data-app-progress]");
  if (place) {
    new Follower(place).lookAgain();
  }
}

class Follower {
  constructor(place) {
    this.place = place;
    this.misses = 0;
  }

  lookAgain() {
    setTimeout(() => this.look(), LOOK_EVERY);
  }

  async look() {
    const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" }).catch(() => null);
    if (!answer?.ok) {
      this.miss();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.querySelector("[data-app-progress]");
    if (!news) {
      location.reload();
      return;
    }
    this.misses = 0;
    this.show(news.querySelector("[role=status]").innerHTML);
    this.lookAgain();
  }

  miss() {
    this.misses += 1;
    if (this.misses === LOST_AFTER) {
      const note = document.createElement("p");
      note.className = "govuk-body govuk-!-font-weight-bold";
      note.textContent = this.place.dataset.appNotLive;
      this.place.append(note);
      return;
    }
    this.lookAgain();
  }

  show(html) {
    const status = this.place.querySelector("[role=status]");
    if (status.innerHTML !== html && !status.contains(document.activeElement)) {
      status.innerHTML = html;
    }
  }
}
