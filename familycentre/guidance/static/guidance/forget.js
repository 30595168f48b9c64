// Leaving quickly forgets the answers. Without this the exit leads through our server; here the neutral page comes at
// once, and the server is told on the way.
const exit = document.querySelector("[data-exit]");
const root = document.documentElement;
const end = exit.href;
exit.href = document.querySelector("[data-neutral]").dataset.neutral;

new MutationObserver(() => {
  if (root.classList.contains("gone")) navigator.sendBeacon(end);
}).observe(root, { attributeFilter: ["class"] });

// a page that the browser kept whole may show what has been forgotten since
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
