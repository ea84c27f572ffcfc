// Beside the telephone. Nothing is kept in the browser: a page whose line is down stays as it is and tries again. The clock runs here
// only, and of it about how long the call took is chosen, never a time.
(function () {
  "use strict";
  var begun = 0;
  var touched = false;
  var sending = false;
  var stale = false;
  var latest = 0;
  var waits;
  function find(selector) { return document.querySelector(selector); }
  function form() { return find("form[data-call]"); }
  function show(selector, shown) { var at = find(selector); if (at) at.hidden = !shown; }
  function minutes() { return (performance.now() - begun) / 60000; }
  function tick() {
    var clock = find("[data-clock]");
    if (!clock || !begun) return;
    var seconds = Math.floor(minutes() * 60);
    clock.hidden = false;
    clock.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }
  function begin() {
    if (begun || !find("[data-clock]")) return;
    begun = performance.now();
    tick();
    window.setInterval(tick, 1000);
  }
  function length() {
    var field = find("select[name=length]");
    if (!field || field.value || !begun) return;
    var passed = minutes();
    field.value = passed < 5 ? "under-5" : passed < 15 ? "from-5-to-15" : passed < 30 ? "from-15-to-30" : "over-30";
  }
  function advice() {
    var beside = find("[data-advice]");
    if (!beside) return;
    var all = new FormData(form());
    var asked = new URLSearchParams();
    ["_csrf", "topics", "country", "purpose", "advised"].forEach(function (name) {
      all.getAll(name).forEach(function (value) { asked.append(name, value); });
    });
    latest += 1;
    var mine = latest;
    window.fetch("/app/hotline/advice", { method: "POST", credentials: "same-origin", redirect: "error", body: asked }).then(function (answer) {
      return answer.ok ? answer.text() : null;
    }).then(function (text) {
      // An earlier answer may come after a later one, and something may have been ticked while it was on its way.
      if (text === null || mine !== latest) return;
      var told = new FormData(form()).getAll("advised");
      var at = beside.contains(document.activeElement) ? document.activeElement.value : null;
      beside.innerHTML = text;
      beside.querySelectorAll("input[name=advised]").forEach(function (box) {
        box.checked = told.indexOf(box.value) >= 0;
        if (box.value === at) box.focus();
      });
    }).catch(function () { /* What stands there stays. */ });
  }
  // After a new signing in the form needs the proof of the new session.
  function proof() {
    if (!stale) return Promise.resolve();
    return window.fetch("/app/hotline/call", { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").querySelector("form[data-call] input[name=_csrf]");
      if (fresh) form().elements._csrf.value = fresh.value;
    });
  }
  function send(action, name) {
    if (sending) return;
    sending = true;
    window.clearTimeout(waits);
    length();
    proof().then(function () {
      var body = new URLSearchParams(new FormData(form()));
      if (name) body.append(name, "yes");
      return window.fetch(action, { method: "POST", credentials: "same-origin", body: body });
    }).then(function (answer) {
      show("[data-away]", false);
      if (answer.status === 409 || (answer.redirected && answer.url.indexOf("/app/sign-in") > 0)) {
        stale = true;
        show("[data-signed-out]", true);
        return;
      }
      if (answer.redirected) {
        touched = false;
        window.location.assign(answer.url);
        return;
      }
      if (answer.status >= 500) throw new Error();
      return answer.text().then(function (text) {
        find("#main").innerHTML = new DOMParser().parseFromString(text, "text/html").getElementById("main").innerHTML;
        stale = false;
        tick();
        var wrong = find("#main .error");
        var at = wrong ? wrong.parentElement.querySelector("input, select, textarea") : find("#main h1");
        if (at.tagName === "H1") at.tabIndex = -1;
        at.focus();
      });
    }).catch(function () {
      show("[data-away]", true);
      waits = window.setTimeout(function () { send(action, name); }, 5000);
    }).then(function () { sending = false; });
  }
  document.addEventListener("submit", function (event) {
    if (event.target !== form()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    var button = event.submitter;
    send(button && button.hasAttribute("formaction") ? button.formAction : event.target.action, button && button.name);
  }, true);
  document.addEventListener("input", function (event) {
    if (!form() || event.target.form !== form()) return;
    touched = true;
    begin();
  });
  document.addEventListener("change", function (event) {
    if (event.target.form && event.target.form === form() && /^(topics|country|purpose)$/.test(event.target.name)) advice();
  });
  document.addEventListener("keydown", function (event) {
    if (!form() || event.altKey || event.metaKey) return;
    if (event.ctrlKey) {
      if (event.key === "Enter") { event.preventDefault(); find("[data-key=F8]").click(); }
      return;
    }
    var topics = event.target.closest && event.target.closest("[data-digits]");
    if (topics && /^[1-9]$/.test(event.key)) {
      var boxes = topics.querySelectorAll("input[type=checkbox]");
      if (boxes[event.key - 1]) { event.preventDefault(); boxes[event.key - 1].click(); }
      return;
    }
    if (!/^F(2|4|6|7|8|9)$/.test(event.key)) return;
    if (event.key === "F2") { event.preventDefault(); begin(); return; }
    if (event.key === "F7") {
      var told = find("[data-advice] input[type=checkbox]:not(:checked)");
      if (told) { event.preventDefault(); told.click(); }
      return;
    }
    var at = find("[data-key=" + event.key + "]");
    if (!at) return;
    event.preventDefault();
    if (at.tagName === "BUTTON") at.click();
    else if (at.type === "radio") { at.click(); at.focus(); }
    else at.querySelector("input, select, textarea").focus();
  });
  window.addEventListener("beforeunload", function (event) { if (touched) event.preventDefault(); });
})();
