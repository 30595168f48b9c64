// Quick exit. The link works without this; here it becomes instant.
const link = document.querySelector("[data-exit]");
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
  location.replace(link.href);
}

if (link) {
  let presses = [];

  link.addEventListener("click", (event) => {
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
