// Who else is at this conversation: asked every 15 seconds while the page is in sight. Without it the page tells at loading.
const page = document.querySelector("[data-presence]");
const here = document.querySelector("[data-here]");
const news = document.querySelector("[data-new]");
const writing = document.querySelector("[data-typing-form] textarea");
const token = document.querySelector("[name=csrfmiddlewaretoken]");
const EVERY = 15000;
let typed = 0;

writing?.addEventListener("input", () => {
  typed = Date.now();
});

async function ask() {
  if (document.hidden) return;
  const body = new URLSearchParams({ typing: Date.now() - typed < EVERY ? "1" : "0" });
  const headers = { "X-CSRFToken": token.value, "X-Background": "1" };
  const answer = await fetch(page.dataset.presence, { method: "POST", body, headers, redirect: "error" });
  if (!answer.ok) return;
  const told = await answer.json();
  const names = told.here.map((one) => one.name + (one.typing ? ` (${here.dataset.typing})` : ""));
  const words = names.length ? `${here.dataset.words} ${names.join(", ")}` : "";
  if (here.textContent.trim() !== words) here.textContent = words;
  if (told.messages > Number(page.dataset.messages)) news.hidden = false;
}

if (page && token) setInterval(() => ask().catch(() => {}), EVERY);
