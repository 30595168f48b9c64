// Keeps a page on the reader's own list: marks only, on this device only, nothing is sent.
const KEY = "my-list";

export function read() {
  try {
    const marks = JSON.parse(localStorage.getItem(KEY)) || [];
    return Array.isArray(marks) ? marks.filter((mark) => typeof mark === "string") : [];
  } catch {
    return []; // storage is shut off, or somebody else wrote there
  }
}

export function write(marks) {
  try {
    if (marks.length) localStorage.setItem(KEY, JSON.stringify([...new Set(marks)]));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

for (const button of document.querySelectorAll("button[data-pin]")) {
  const { pin, keep, drop, kept } = button.dataset;
  const words = button.querySelector("span");
  const around = button.closest("[data-pins]") || button.parentElement; // a list has one status and one way on

  const draw = () => {
    const marks = read();
    const on = marks.includes(pin);
    words.textContent = on ? drop : keep;
    button.toggleAttribute("data-on", on);
    const others = [...around.querySelectorAll("button[data-pin]")];
    around.querySelector("[data-pinned]").hidden = !others.some((other) => marks.includes(other.dataset.pin));
  };

  button.addEventListener("click", () => {
    const marks = read();
    const on = marks.includes(pin);
    if (!write(on ? marks.filter((mark) => mark !== pin) : [...marks, pin])) return;
    draw();
    around.querySelector("[role=status]").textContent = on ? "" : kept;
  });
  button.hidden = false;
  draw();
}
