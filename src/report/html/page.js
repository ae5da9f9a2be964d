// SPDX-License-Identifier: Apache-2.0
// Steps through the findings and filters them. The page is whole without it.
"use strict";
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const items = all(".findings li");
  const family = document.getElementById("family");
  const live = document.getElementById("live");
  const place = document.getElementById("place");
  let current = -1;

  const markOf = (item) => document.getElementById(item.dataset.mark);
  const shown = () => items.filter((item) => !item.hidden);

  function tell() {
    const visible = shown();
    const number = visible.indexOf(items[current]) + 1;
    place.textContent = number ? `${number} of ${visible.length}` : `${visible.length} findings`;
  }

  function leave() {
    if (current < 0) return;
    items[current].removeAttribute("aria-current");
    markOf(items[current]).classList.remove("now");
  }

  function go(item) {
    leave();
    current = items.indexOf(item);
    item.setAttribute("aria-current", "true");
    const mark = markOf(item);
    mark.classList.add("now");
    mark.scrollIntoView({ block: "center" });
    const box = item.getBoundingClientRect();
    if (window.innerWidth > 960 && (box.top < 80 || box.bottom > window.innerHeight)) {
      item.scrollIntoView({ block: "nearest" });
    }
    tell();
    live.textContent = `${place.textContent}: ${item.textContent.replace(/\s+/g, " ").trim()}`;
  }

  function step(by) {
    const visible = shown();
    if (!visible.length) return;
    const at = visible.indexOf(items[current]);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
    if (next >= 0 && next < visible.length) go(visible[next]);
    else live.textContent = by > 0 ? "last finding" : "first finding";
  }

  function filter() {
    const levels = new Set(all("[name=level]:checked").map((box) => box.value));
    const wanted = new Map();
    for (const item of items) {
      item.hidden = !levels.has(item.dataset.level) || (family.value !== "" && item.dataset.family !== family.value);
      wanted.set(item.dataset.mark, wanted.get(item.dataset.mark) || !item.hidden);
    }
    for (const [id, on] of wanted) document.getElementById(id).classList.toggle("off", !on);
    if (current >= 0 && items[current].hidden) {
      leave();
      current = -1;
    }
    tell();
    live.textContent = `${shown().length} findings shown`;
  }

  for (const name of [...new Set(items.map((item) => item.dataset.family))].sort()) {
    family.add(new Option(name, name));
  }
  const index = document.getElementById("index");
  for (const section of all("main section")) {
    const link = document.createElement("a");
    link.href = `#${section.id}`;
    link.textContent = section.querySelector("h2").textContent;
    const entry = document.createElement("li");
    entry.append(link, ` (${section.querySelectorAll(".findings li").length})`);
    index.append(entry);
  }
  document.getElementById("articles").hidden = index.children.length < 2;
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  family.addEventListener("change", filter);
  for (const box of all("[name=level]")) box.addEventListener("change", filter);
  for (const item of items) item.addEventListener("click", () => go(item));
  for (const mark of all("mark")) {
    mark.addEventListener("click", () => {
      const item = shown().find((other) => other.dataset.mark === mark.id);
      if (item) go(item);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(SELECT|INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    const by = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  document.querySelector(".controls").hidden = false;
  tell();
})();
