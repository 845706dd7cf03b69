// What scrolls sideways can be reached by the keyboard, and nothing else takes a stop.
const wide = () => {
  for (const each of document.querySelectorAll("pre, .table-wrapper")) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
};
addEventListener("DOMContentLoaded", wide);
addEventListener("load", wide);
addEventListener("resize", wide);
