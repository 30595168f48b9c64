// The code page: copy and print. Both buttons are there only when the browser can do it.
const copy = document.querySelector("[data-copy]");
const print = document.querySelector("[data-print]");
const said = document.querySelector("[data-said]");

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      said.textContent = copy.dataset.done;
    } catch {
      said.textContent = copy.dataset.failed;
    }
  });
}

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
