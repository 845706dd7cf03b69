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

// Who comes from the search lands at the first record that has the words, which the theme marks, not at the head of its year.
addEventListener("load", () =>
  setTimeout(() => {
    const found = location.hash ? null : document.querySelector(".records .highlighted");
    found?.closest("li").scrollIntoView({ block: "center", behavior: "instant" });
  }, 100),
);
