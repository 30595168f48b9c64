// The filter sheet of a phone opens by itself (<details>); this adds Escape.
// It never sends the form: results change when the reader says so.
for (const toggle of document.querySelectorAll("details[data-filters]")) {
  const form = toggle.nextElementSibling;

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.open) return;
    toggle.open = false;
    toggle.querySelector("summary").focus();
  });
}
