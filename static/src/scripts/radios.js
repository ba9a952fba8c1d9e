// A radio may not carry aria-expanded (WAI-ARIA), though the design system's script sets it: take it off again.
export function keepRadiosWithinAria() {
  const strip = (radio) => radio.removeAttribute("aria-expanded");
  const observer = new MutationObserver((changes) => {
    changes.filter(({ target }) => target.hasAttribute("aria-expanded")).forEach(({ target }) => strip(target));
  });
  document.querySelectorAll(".govuk-radios__input[aria-controls]").forEach((radio) => {
    strip(radio);
    observer.observe(radio, { attributeFilter: ["aria-expanded"] });
  });
}
