// Menus open and close by themselves (<details>); this adds Escape, a tap
// outside, and one open at a time for browsers without details[name].
const menus = [...document.querySelectorAll("details.menu")];

function shut(menu, back) {
  if (!menu.open) return;
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

for (const menu of menus) {
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    menus.filter((other) => other !== menu).forEach((other) => shut(other));
    if (menu.classList.contains("search")) menu.querySelector("input").focus();
  });
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus.forEach((menu) => shut(menu, true));
});

addEventListener("click", (event) => {
  menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => shut(menu));
});

// Tab past the last link of an open menu closes it
addEventListener("focusin", (event) => {
  menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => shut(menu));
});
