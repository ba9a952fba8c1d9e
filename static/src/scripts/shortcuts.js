// Single-letter keys can be switched off (WCAG 2.1.4); the choice stays in this browser.
const STORED = "keyboard-shortcuts";

export function shortcutsAreOn() {
  return localStorage.getItem(STORED) !== "off";
}

export function isTyping(event) {
  const { target } = event;
  const textual = target.matches("textarea, select, [contenteditable]") || isTextInput(target);
  return textual || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
}

function isTextInput(target) {
  return target.matches("input") && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

export function offerShortcutChoice() {
  const button = document.querySelector("[data-app-shortcuts]");
  if (!button) {
    return;
  }
  const show = () => {
    button.textContent = shortcutsAreOn() ? button.dataset.turnOffText : button.dataset.turnOnText;
  };
  button.addEventListener("click", () => {
    localStorage.setItem(STORED, shortcutsAreOn() ? "off" : "on");
    show();
  });
  show();
  button.hidden = false;
}
