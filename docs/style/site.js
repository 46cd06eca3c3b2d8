// The theme puts a landmark beside each block of code and a dialog around its search, all without a name, and lets wide
// tables scroll where no key can reach them: these get names, and tables can be reached.
new MutationObserver(() => {
  document.querySelectorAll(".md-code__nav:not([aria-label])").forEach((nav) => {
    const all = [...document.querySelectorAll(".md-code__nav")];
    nav.setAttribute("aria-label", `Block of code ${all.indexOf(nav) + 1}`);
  });
  document.querySelector(".md-search:not([aria-label])")?.setAttribute("aria-label", "Search");
  document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])").forEach((wrap) => {
    wrap.setAttribute("tabindex", "0");
  });
}).observe(document.documentElement, { childList: true, subtree: true });
