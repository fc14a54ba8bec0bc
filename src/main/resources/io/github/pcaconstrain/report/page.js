
"use strict";
// Filters and regroups what the page lists. Nothing is made from text but text: the page's policy allows nothing else.
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const CHUNK = 100;
  const FEW = 2000;
  const id = (name) => document.getElementById(name);
  const list = id("list");
  const make = (element, text, css) => Object.assign(document.createElement(element), { textContent: text, className: css });

  for (const print of ["beforeprint", "afterprint"]) {
    addEventListener(print, () => document.querySelectorAll("details").forEach((fold) => {
      if (print === "beforeprint") fold.dataset.open = fold.open;
      fold.open = print === "beforeprint" || fold.dataset.open === "true";
    }));
  }
  if (!list) return;

  document.querySelectorAll("button:disabled").forEach((button) => { button.disabled = false; });
  const [text, kind, shown, other, only, empty] = ["text", "kind", "shown", "other", "only", "empty"].map(id);
  const radios = [...document.querySelectorAll("input[name=group]")];
  const [one, many] = list.dataset.nouns.split(",");
  const kinds = [...id("kinds").children];
  const items = [];
  const groups = [...list.querySelectorAll("article")].map((element) => {
    const group = { element, head: element.firstElementChild, ca: element.dataset.ca, items: [] };
    for (const li of element.lastElementChild.children) {
      group.items.push({ element: li, group, kind: li.dataset.kind, severity: li.className, fits: true });
    }
    items.push(...group.items);
    return group;
  });

  const state = { severity: new Set(), kind: "", text: "", ca: "", group: radios[0].value };
  let written = "";

  const read = (address) => {
    const given = new URLSearchParams(address);
    const known = (value, values) => values.includes(value) ? value : values[0];
    state.severity = new Set((given.get("severity") || "").split(",").filter((severity) => severity));
    state.kind = known(given.get(kind.name), [...kind.options].map((option) => option.value));
    state.text = given.get("text") || "";
    state.ca = given.get("ca") || "";
    state.group = known(given.get("group"), radios.map((radio) => radio.value));
  };

  const write = (isTyping) => {
    const address = new URLSearchParams();
    if (state.severity.size) address.set("severity", [...state.severity].join());
    if (state.kind) address.set(kind.name, state.kind);
    if (state.text) address.set("text", state.text);
    if (state.ca) address.set("ca", state.ca);
    address.set("group", state.group); // an address without anything would go to the top of the page
    written = "#" + address;
    if (isTyping) location.replace(written); else location.hash = written;
  };

  const words = (item) => {
    item.group.words ??= item.group.head.textContent.toLowerCase();
    item.words ??= item.group.words + " " + item.element.textContent.toLowerCase();
    return item.words;
  };

  const nameOf = (ca) => id("ca-" + ca)?.querySelector(".name a").textContent || "a CA that is not in this report";

  const show = () => {
    const wanted = state.text.trim().toLowerCase();
    let count = 0;
    for (const group of groups) {
      let any = false;
      for (const item of group.items) {
        item.fits = (!state.severity.size || state.severity.has(item.severity)) && (!state.kind || state.kind === item.kind) &&
          (!state.ca || state.ca === group.ca) && (!wanted || words(item).includes(wanted));
        if (item.element.hidden === item.fits) item.element.hidden = !item.fits;
        any ||= item.fits;
        count += item.fits ? 1 : 0;
      }
      if (group.element.hidden === any) group.element.hidden = !any;
    }
    for (const part of list.children) part.hidden = !part.querySelector("article:not([hidden])");
    list.classList.toggle("few", count < FEW && count < items.length);
    if (text.value !== state.text) text.value = state.text;
    kind.value = state.kind;
    radios.forEach((radio) => { radio.checked = radio.value === state.group; });
    document.querySelectorAll("[data-toggle]").forEach((tile) =>
      tile.setAttribute("aria-pressed", state.severity.has(tile.dataset.toggle)));
    document.querySelectorAll(".ca.chosen").forEach((node) => node.classList.remove("chosen"));
    id("ca-" + state.ca)?.classList.add("chosen");
    const isRegrouped = state.group !== radios[0].value;
    list.hidden = isRegrouped;
    other.hidden = !isRegrouped;
    other.replaceChildren();
    if (isRegrouped) regroup();
    shown.textContent = count.toLocaleString("en") + " of " + items.length.toLocaleString("en") + " " + (items.length === 1 ? one : many);
    only.hidden = !state.ca || !count;
    only.firstChild.textContent = "Only " + many + " about " + nameOf(state.ca) + " and the certificates that it issued.";
    empty.hidden = count > 0;
    empty.firstChild.textContent = "No " + one + " matches this filter: " + filter() + ".";
  };

  const filter = () => [
    [...state.severity].map((severity) => document.querySelector("[data-toggle='" + CSS.escape(severity) + "'] span")?.textContent || severity).join(" or "),
    state.kind && kind.selectedOptions[0].textContent,
    state.text && "“" + state.text + "”",
    state.ca && nameOf(state.ca) + " and the certificates that it issued",
  ].filter((part) => part).join(", ");

  const regroup = () => {
    const fitting = new Map(kinds.map((about) => [about.dataset.kind, []]));
    for (const item of items) if (item.fits) fitting.get(item.kind)?.push(item);
    for (const about of kinds) {
      const members = fitting.get(about.dataset.kind);
      if (!members.length) continue;
      const article = document.createElement("article");
      article.append(...[...about.children].map((child) => child.cloneNode(true)));
      article.querySelector("h3").append(" ", make("span", "(" + members.length.toLocaleString("en") + ")", "where"));
      const ul = document.createElement("ul");
      article.append(ul);
      other.append(article);
      more(ul, members, 0, CHUNK);
    }
  };

  const more = (ul, members, from, count) => {
    const part = members.slice(from, from + count);
    ul.append(...part.map((item) => {
      const li = item.element.cloneNode(true);
      li.hidden = false;
      li.prepend(item.group.head.cloneNode(true));
      return li;
    }));
    const left = members.length - from - part.length;
    if (left > 0) {
      const next = make("button", "Show " + Math.min(left, CHUNK) + " of the " + left.toLocaleString("en") + " that follow", "next");
      next.type = "button";
      next.more = (all) => {
        next.remove();
        more(ul, members, from + part.length, all ? left : CHUNK);
        if (!all) ul.children[from + part.length]?.querySelector("a")?.focus();
      };
      next.addEventListener("click", () => next.more(false));
      ul.after(next);
    }
  };
  addEventListener("beforeprint", () => other.querySelectorAll(".next").forEach((next) => next.more(true)));

  const reveal = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    document.querySelectorAll(".here").forEach((node) => node.classList.remove("here"));
    element.classList.add("here");
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  };

  const explain = (link) => {
    const li = link.closest("li");
    const old = li?.querySelector(".about");
    link.setAttribute("aria-expanded", !old);
    if (old) {
      old.remove();
      return;
    }
    const about = make("div", "", "about");
    about.append(...[...id(link.hash.slice(1)).children].map((child) => child.cloneNode(true)));
    li.append(about);
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-toggle], [data-set], a[href^='#ca-'], a[href^='#kind-']");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (target.dataset.toggle) {
      if (!state.severity.delete(target.dataset.toggle)) state.severity.add(target.dataset.toggle);
    } else if (target.dataset.set !== undefined) {
      const { group } = state;
      read(target.dataset.set);
      state.group = group;
      id("findings").scrollIntoView();
      if (target.dataset.set) id("findings").focus({ preventScroll: true });
    } else {
      const element = id(target.hash.slice(1));
      if (target.hash.startsWith("#kind-") && target.closest("li")) explain(target); else if (element) reveal(element);
      return;
    }
    write(false);
    show();
  });
  text.addEventListener("input", () => { state.text = text.value; write(true); show(); });
  kind.addEventListener("change", () => { state.kind = kind.value; write(false); show(); });
  radios.forEach((radio) => radio.addEventListener("change", () => { state.group = radio.value; write(false); show(); }));
  text.form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "radio";
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      text.focus();
    }
  });
  addEventListener("hashchange", () => {
    if (location.hash !== written && (!location.hash || location.hash.includes("="))) {
      written = location.hash;
      read(location.hash.slice(1));
      show();
    }
  });
  if (location.hash.includes("=")) read(location.hash.slice(1));
  show();
});
