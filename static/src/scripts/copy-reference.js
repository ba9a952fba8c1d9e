// A button that copies a reference without its gaps.
export function offerCopying() {
  if (!navigator.clipboard) {
    return;
  }
  document.querySelectorAll("[data-app-copy]").forEach((reference) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-3";
    button.textContent = reference.dataset.copyText;
    const said = document.createElement("span");
    said.className = "govuk-visually-hidden";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(reference.dataset.appCopy);
      button.textContent = reference.dataset.copiedText;
      said.textContent = reference.dataset.copiedText;
    });
    reference.after(button, said);
  });
}
