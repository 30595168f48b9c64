// Menus open and close by themselves (<details>); this adds Escape, a tap
// outside, and one open at a time for browsers without details[name].
// They are looked up each time: some pages replace their own body.
const menus = () => [...document.querySelectorAll("details.menu")];

function shut(menu, back) {
  if (!menu.open) return;
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

// toggle does not bubble, so it is caught on the way down
addEventListener("toggle", (event) => {
  const menu = event.target;
  if (!menu.open || !menu.matches?.("details.menu")) return;
  menus().filter((other) => other !== menu).forEach((other) => shut(other));
  if (menu.classList.contains("search")) menu.querySelector("input").focus();
}, true);

addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus().forEach((menu) => shut(menu, true));
});

addEventListener("click", (event) => {
  menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => shut(menu));
});

// Tab past the last link of an open menu closes it
addEventListener("focusin", (event) => {
  menus().filter((menu) => !menu.contains(event.target)).forEach((menu) => shut(menu));
});
