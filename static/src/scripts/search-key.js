// "/" leads to the search box.
import { isTyping, shortcutsAreOn } from "./shortcuts.js";

export function listenForSearchKey() {
  const box = document.querySelector("[data-app-search]");
  if (!box) {
    return;
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && shortcutsAreOn() && !isTyping(event)) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });
}
