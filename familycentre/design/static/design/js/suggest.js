// Suggestions under a search field (the ARIA combobox pattern). The field is a plain form without this.
const WAIT_MS = 150;
const SHORTEST = 2;
let fields = 0;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("input[type=search]");
  if (document.activeElement === input) start(form, input); // somebody was quicker than this script
  else input.addEventListener("focus", () => start(form, input), { once: true });
}

function start(form, input) {
  const look = document.createElement("link");
  look.rel = "stylesheet";
  look.href = form.dataset.look;
  if (!document.querySelector(`link[href="${form.dataset.look}"]`)) document.head.append(look);

  const list = document.createElement("ul");
  list.id = `suggestions-${(fields += 1)}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.said);
  const count = document.createElement("span");
  count.className = "vh";
  count.setAttribute("role", "status");
  form.append(list, count);
  const told = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(told)) input.setAttribute(name, value);

  let at = -1;
  let timer = 0;
  let asked = "";

  function shut() {
    list.hidden = true;
    at = -1;
    asked = "";
    clearTimeout(timer);
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function option(item, number) {
    const row = document.createElement("li");
    row.id = `${list.id}-${number}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.dataset.url = item.url;
    const kind = document.createElement("small");
    kind.textContent = item.kind;
    row.append(item.title, " ", kind);
    return row;
  }

  function show(items) {
    shut();
    list.replaceChildren(...items.map(option));
    list.hidden = !items.length;
    input.setAttribute("aria-expanded", String(items.length > 0));
    count.textContent = items.length ? `${form.dataset.said}: ${items.length}` : "";
  }

  async function ask() {
    const words = input.value.trim();
    if (words.length < SHORTEST) return show([]);
    asked = words;
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`);
      const { items } = await answer.json();
      if (asked === words && document.activeElement === input) show(items);
    } catch {
      shut(); // no connection: the form still works
    }
    return undefined;
  }

  function move(step) {
    const rows = [...list.children];
    rows[at]?.setAttribute("aria-selected", "false");
    at = at + step < -1 ? rows.length - 1 : at + step >= rows.length ? -1 : at + step;
    rows[at]?.setAttribute("aria-selected", "true");
    rows[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", rows[at].id);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener("blur", shut);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") shut();
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.url);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => location.assign(event.target.closest("li").dataset.url));
}
