// The phone's own share sheet where there is one, else copy the link; and print.
for (const box of document.querySelectorAll("[data-share]")) {
  const native = box.querySelector("[data-share-native]");
  const copy = box.querySelector("[data-share-copy]");
  const said = box.querySelector("[role=status]");
  const print = box.querySelector("[data-share-print]");
  const url = box.dataset.url || location.href;
  const title = box.dataset.title || document.title;

  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  if (navigator.share) {
    native.hidden = false;
    native.addEventListener("click", () => {
      navigator.share({ title, url }).catch(() => {}); // closed without sharing
    });
  } else if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(url);
      said.textContent = box.dataset.copied;
    });
  }
}
