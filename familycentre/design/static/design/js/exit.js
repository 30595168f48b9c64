// Quick exit. The link works without this; here it becomes instant. Pages that replace their own body keep it.
const PRESSES = 3;
const WITHIN_MS = 5000;

function leave() {
  document.documentElement.classList.add("gone");
  document.title = " ";
  try {
    sessionStorage.clear();
  } catch {
    // storage may be shut off; leaving matters more
  }
  location.replace(document.querySelector("[data-exit]").href);
}

if (document.querySelector("[data-exit]")) {
  let presses = [];

  addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    const now = Date.now();
    presses = presses.filter((at) => now - at < WITHIN_MS);
    presses.push(now);
    if (presses.length >= PRESSES) leave();
  });

  // somebody pressed Back: what was shown must not come back from the page cache
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("gone")) leave();
  });
}
