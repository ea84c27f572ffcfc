// Comfort only; every page works without. "/" goes to the search, a button that prints is shown where it can print, and a
// form is sent once however often its button is pressed.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || at.closest("input, select, textarea")) return;
    var search = document.querySelector(".find input");
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
  document.querySelectorAll("button[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  document.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
    window.setTimeout(function () { delete event.target.dataset.sent; }, 3000);
  });
})();
