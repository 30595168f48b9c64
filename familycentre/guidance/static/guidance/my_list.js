// The reader's own list. The marks are on this device or behind the # of a shared link, which no browser sends.
// What they stand for comes from one file with everything that can be pinned, the same for everybody; when that grows
// large, from the shares of it in which the marks stand, each with hundreds of other things.
import { read, write } from "../design/js/pin.js";

const page = document.querySelector("[data-list]");
const one = (name) => page.querySelector(`[data-${name}]`);
const said = one("said");
const MOST = 200;
const shares = Number(page.dataset.shares);
const known = new Map();
const asked = new Set();
let shared = [];

const marksOf = (hash) => decodeURIComponent(hash.slice(1)).split(",").filter(Boolean).slice(0, MOST);
const shown = () => (shared.length ? shared : read());
const link = (marks) => `${location.origin}${page.dataset.home}#${marks.map(encodeURIComponent).join(",")}`;

function row(item) {
  const drawn = one("row").content.firstElementChild.cloneNode(true);
  const anchor = drawn.querySelector("a");
  anchor.href = item.url;
  drawn.querySelector("b").textContent = item.title;
  drawn.querySelector(".number").textContent = item.number;
  drawn.querySelector(".small").textContent = item.summary;
  drawn.querySelector(".tag").textContent = item.kind;
  drawn.querySelector(".address").textContent = new URL(item.url, location.href).href;
  drawn.querySelector(".name").textContent = item.title;
  if (item.language) anchor.lang = item.language;
  const button = drawn.querySelector("button");
  button.hidden = shared.length > 0;
  button.addEventListener("click", () => {
    write(read().filter((mark) => mark !== item.id));
    draw();
    (page.querySelector(".pin button") || page.querySelector("[data-empty] a"))?.focus();
  });
  return drawn;
}

async function code(marks) {
  const { qrcode } = await import("./qrcode/qrcode.js");
  const made = qrcode(0, "L");
  made.addData(link(marks));
  try {
    made.make();
  } catch {
    one("qr").replaceChildren(); // too long for a code: the link still works
    return;
  }
  const size = made.getModuleCount();
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  let dark = "";
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (made.isDark(y, x)) dark += `M${x} ${y}h1v1h-1z`;
  path.setAttribute("d", dark);
  svg.setAttribute("viewBox", `-4 -4 ${size + 8} ${size + 8}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", one("qr").dataset.label);
  svg.append(path);
  one("qr").replaceChildren(svg);
}

function draw() {
  const marks = shown();
  const items = marks.map((mark) => known.get(mark)).filter(Boolean);
  one("shared").hidden = !shared.length;
  one("empty").hidden = items.length > 0;
  one("full").hidden = !items.length;
  said.textContent = items.length < marks.length ? page.dataset.gone : "";
  one("rows").replaceChildren(...items.map(row));
  one("erase").closest("section").hidden = shared.length > 0;
  if (!items.length) return;
  const kept = items.map((item) => item.id);
  const lines = items.map((item) => `${item.title}\n${item.number ? `${item.number}\n` : ""}${new URL(item.url, location.href).href}`);
  one("mail").href = `mailto:?subject=${encodeURIComponent(page.dataset.subject)}&body=${encodeURIComponent(`${lines.join("\n\n")}\n\n${link(kept)}`)}`;
  code(kept);
}

// The same reckoning as my_list.py's share_of.
function shareOf(mark) {
  let reckoned = 0;
  for (const sign of mark) reckoned = (reckoned * 31 + sign.codePointAt(0)) % 4294967296;
  return ((reckoned ^ (reckoned >>> 15)) >>> 0) % shares;
}

async function ask(share) {
  const answer = await fetch(shares > 1 ? `${page.dataset.list}?of=${shares}&share=${share}` : page.dataset.list);
  for (const item of (await answer.json()).items) known.set(item.id, item);
  asked.add(share);
}

async function start() {
  try {
    shared = marksOf(location.hash);
  } catch {
    shared = []; // a broken link
  }
  const wanted = [...new Set(shown().map(shareOf))].filter((share) => !asked.has(share));
  try {
    await Promise.all(wanted.map(ask));
  } catch {
    said.textContent = page.dataset.failed;
    return;
  }
  draw();
}

one("print").addEventListener("click", () => window.print());
one("copy").addEventListener("click", async () => {
  await navigator.clipboard?.writeText(link(shown().filter((mark) => known.has(mark))));
  said.textContent = page.dataset.copied;
});
one("take").addEventListener("click", () => {
  write([...read(), ...shared]);
  location.hash = "";
});
one("own").addEventListener("click", (event) => {
  event.preventDefault();
  location.hash = "";
});
one("erase").addEventListener("click", () => {
  write([]);
  draw();
  page.querySelector("[data-empty] a")?.focus();
});
addEventListener("hashchange", start);
addEventListener("storage", start);
start();
