// "Leave this page": replaces this page, so that Back does not return to it; pressing Esc three times does the same.
// Without scripts the link still leads away.
(function () {
  "use strict";
  var leave = document.getElementById("leave");
  if (!leave) return;
  var pressed = 0;
  var last = 0;
  function go(event) {
    if (event) event.preventDefault();
    document.documentElement.hidden = true;
    window.location.replace(leave.href);
  }
  leave.addEventListener("click", go);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { pressed = 0; return; }
    var now = Date.now();
    pressed = now - last < 1000 ? pressed + 1 : 1;
    last = now;
    if (pressed === 3) go();
  });
})();
