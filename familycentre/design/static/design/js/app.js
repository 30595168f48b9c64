// Only what a page has is fetched.
import "./menu.js";

const parts = {
  "[data-share]": () => import("./share.js"),
  "form[data-suggest]": () => import("./suggest.js"),
  "button[data-pin]": () => import("./pin.js"),
  "[data-filters]": () => import("./filters.js"),
  "time[data-relative]": () => import("./dates.js"),
};

for (const [selector, load] of Object.entries(parts)) {
  if (document.querySelector(selector)) load();
}
