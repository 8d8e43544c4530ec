"use strict";
// Without script everything is there; with it, a note and its words light up together.
for (const kind of ["mouseover", "mouseout"]) {
  document.addEventListener(kind, (event) => {
    const link = event.target.closest(".m, .n, .note");
    if (!link) return;
    const id = link.classList.contains("note") ? link.id : link.hash.slice(1);
    const note = document.getElementById(id);
    if (!note) return;
    const on = kind === "mouseover";
    note.classList.toggle("lit", on);
    for (const mark of document.querySelectorAll(".m")) {
      if (mark.hash === "#" + id) mark.classList.toggle("lit", on);
    }
  });
}
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
