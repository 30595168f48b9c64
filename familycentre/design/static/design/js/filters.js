// The filter sheet of a phone: remembers nothing, sends nothing by itself.
for (const toggle of document.querySelectorAll("details[data-filters]")) {
  const form = toggle.nextElementSibling;

  toggle.addEventListener("toggle", () => {
    if (toggle.open) form.querySelector("input:not([type=hidden]), select")?.focus({ preventScroll: true });
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.open) return;
    toggle.open = false;
    toggle.querySelector("summary").focus();
  });
}
