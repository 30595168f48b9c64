// The street map is fetched only when a reader asks for it: Leaflet from here, the tiles from MAP_TILES_URL.
const button = document.querySelector("[data-street]");
const note = document.querySelector("[data-street-note]");

function load(url) {
  return new Promise((resolve, reject) => {
    const styled = url.endsWith(".css");
    const element = document.createElement(styled ? "link" : "script");
    if (styled) Object.assign(element, { rel: "stylesheet", href: url });
    else element.src = url;
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(url)));
    document.head.append(element);
  });
}

// Built from elements: a name in the data can't become markup
function box(place) {
  const list = document.createElement("div");
  for (const { name, url } of place.places) {
    const link = document.createElement("a");
    Object.assign(link, { textContent: name, href: url });
    const line = document.createElement("p");
    line.append(link);
    list.append(line);
  }
  return list;
}

function pin(place) {
  const { length } = place.places;
  const icon = L.divIcon({ className: "streetpin", html: String(length), iconSize: [44, 44] });
  return L.marker([place.lat, place.lon], { icon, title: place.name, alt: place.name }).bindPopup(box(place));
}

async function show() {
  button.setAttribute("aria-disabled", "true");
  await Promise.all([load(button.dataset.css), load(button.dataset.leaflet)]);
  const places = JSON.parse(document.getElementById(button.dataset.places).textContent);
  const holder = document.createElement("div");
  holder.className = "streetmap";
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", button.dataset.label);
  button.closest("[data-map]").prepend(holder);
  button.closest("[data-map]").querySelector("svg").remove();
  button.closest("[data-map]").querySelector("figcaption").remove();
  const map = L.map(holder, { scrollWheelZoom: false });
  map.attributionControl.setPrefix("Leaflet");
  const credit = document.createElement("span");
  credit.textContent = button.dataset.credit;
  L.tileLayer(button.dataset.tiles, { attribution: credit.innerHTML, maxZoom: 19 }).addTo(map);
  const pins = L.featureGroup(places.map(pin)).addTo(map);
  map.fitBounds(pins.getBounds().pad(0.2), { maxZoom: 14 });
  holder.tabIndex = -1;
  holder.focus();
  button.remove();
  note?.remove();
}

if (button) {
  button.hidden = false;
  if (note) note.hidden = false;
  button.addEventListener("click", () => show().catch(() => button.removeAttribute("aria-disabled")));
}
