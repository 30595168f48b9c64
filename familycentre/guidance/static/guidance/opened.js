// Tells that a result was opened: the words of the search, never which result. The links work without this.
const list = document.querySelector("[data-opened]");
const words = new URLSearchParams(location.search).get("q");

list?.addEventListener("click", (event) => {
  if (event.target.closest("a") && words) {
    navigator.sendBeacon(list.dataset.opened, new URLSearchParams({ q: words }));
  }
});
