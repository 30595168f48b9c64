// Pages where a family writes work without this. With it
// - a step of the form is no step of the browser's history: after a quick exit, Back leads past all of them;
// - a lost connection or a broken server loses no word: the page stays, says so, and can be sent again;
// - the code can be copied and printed.
const PATIENCE_MS = 30000;
let sending = false;

async function answerTo(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const action = button?.getAttribute("formaction") || form.getAttribute("action");
  const answer = await fetch(action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector("[data-failed]")) throw new Error("not one of the family's pages");
  return [page, answer.url];
}

function show(page, url) {
  history.replaceState(null, "", url);
  document.title = page.title;
  for (const name of ["lang", "dir"]) document.documentElement.setAttribute(name, page.documentElement.getAttribute(name));
  document.body.replaceWith(page.body);
  prepare();
  scrollTo(0, 0);
  const first = document.querySelector("#errors") || document.querySelector("h1");
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

function wait(button, waiting) {
  if (!button) return;
  button.classList.toggle("busy", waiting);
  if (waiting) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

function failed(hidden) {
  const note = document.querySelector("[data-failed]");
  note.hidden = hidden;
  if (!hidden) note.scrollIntoView({ block: "nearest" });
}

// documents of old browsers know no submitter or no timeout: they post as without script
if (window.SubmitEvent && AbortSignal.timeout && document.querySelector("[data-failed]")) {
  addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || "download" in form.dataset) return;
    event.preventDefault();
    if (sending) return;
    const button = event.submitter;
    sending = true;
    wait(button, true);
    failed(true);
    try {
      show(...(await answerTo(form, button)));
    } catch {
      wait(button, false);
      failed(false);
    } finally {
      sending = false;
    }
  });
}

// somebody pressed Back after the reader had gone on: only an empty form may come back out of the browser's memory
addEventListener("pageshow", (event) => {
  if (!event.persisted || document.querySelector("#ask, #open")) return;
  document.documentElement.classList.add("gone");
  document.title = " ";
  location.replace(document.querySelector(".brand").href);
});

addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const said = document.querySelector("[data-said]");
    try {
      await navigator.clipboard.writeText(copy.dataset.copy);
      said.textContent = copy.dataset.done;
    } catch {
      said.textContent = copy.dataset.missed;
    }
  } else if (event.target.closest("[data-print]")) {
    window.print();
  }
});

function prepare() {
  for (const copy of document.querySelectorAll("[data-copy]")) copy.hidden = !navigator.clipboard;
  for (const print of document.querySelectorAll("[data-print]")) print.hidden = false;
}

prepare();
