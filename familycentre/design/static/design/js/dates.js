// <time data-relative datetime="2026-11-24"> gets "today" or "tomorrow" in the
// page's language: pages are cached, so the server cannot say it.
const language = document.documentElement.lang || "fi";
const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const day = (date) => Math.floor((date - date.getTimezoneOffset() * 60000) / 86400000);

for (const time of document.querySelectorAll("time[data-relative]")) {
  const ahead = day(new Date(`${time.dateTime.slice(0, 10)}T12:00`)) - day(new Date());
  if (ahead === 0 || ahead === 1) {
    const word = words.format(ahead, "day");
    time.textContent = `${word[0].toLocaleUpperCase(language)}${word.slice(1)}`;
  }
}
