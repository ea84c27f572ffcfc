// Comfort only; every page works without. "/" goes to the search, a button that prints is shown where it can print, and a
// form is sent once however often its button is pressed.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !at.closest("input, select, textarea");
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    var search = document.querySelector(".find input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
  document.querySelectorAll("button[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  // What stands beside a form may depend on what is typed: asked for a moment after the last key, in the body of a request.
  document.querySelectorAll("[data-asked]").forEach(function (beside) {
    var form = beside.parentElement.querySelector("form");
    var last = "";
    var waits;
    form.addEventListener("input", function () {
      window.clearTimeout(waits);
      waits = window.setTimeout(function () {
        var typed = new URLSearchParams(new FormData(form)).toString();
        last = typed;
        window.fetch(beside.dataset.asked, {
          method: "POST", credentials: "same-origin", redirect: "error",
          headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: typed
        }).then(function (answer) { return answer.ok ? answer.text() : null; }).then(function (text) {
          if (text !== null && last === typed) beside.innerHTML = text;
        }).catch(function () { /* The page asks before it saves. */ });
      }, 300);
    });
  });
  document.addEventListener("submit", function (event) {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
    window.setTimeout(function () { delete event.target.dataset.sent; }, 3000);
  });
})();
