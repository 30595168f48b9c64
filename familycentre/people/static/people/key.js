// Security keys and passkeys need script: show their buttons when the browser can, and say when it did not work.
for (const part of document.querySelectorAll("[data-key]")) {
  part.hidden = !window.PublicKeyCredential;
}
for (const part of document.querySelectorAll("[data-no-key]")) {
  part.hidden = Boolean(window.PublicKeyCredential);
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const part of document.querySelectorAll("[data-key-error]")) {
    part.hidden = false;
    part.focus();
  }
});
