"use strict";
// Filters, sorting and paging of the table of students. What a student wrote is only ever set as text.
// All that it says comes with the page, in the page's language.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const STUDENT = 0, LINK = 1, SCORE = 2, SECONDS = 3, LETTERS = 4, MISTAKES = 5, WORDS = 6, OUTCOME = 7, COUNTS = 8, WHY = 9;
  const RESULTS = [
    ["", data.said.every], ["less", data.said.less], ["full", data.said.full], ["n", data.said.nothing],
    ["u", data.said.illegible], ["g", data.said.error],
  ];
  const START = { lesson: data.lessons.length ? data.lessons[0].name : "", find: "", result: "", task: "", mistake: "", sort: "name", down: "", page: "0", size: "50" };
  let state = read();
  let lesson, chosen;

  function say(name, values) {
    return data.said[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  }

  function read() {
    const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    const known = Object.entries(START).map(([key, value]) => [key, given[key] ?? value]);
    return Object.fromEntries(known);
  }

  function change(what) {
    state = { ...state, page: "0", ...what };
    const said = Object.entries(state).filter(([key, value]) => value !== START[key] || key === "lesson");
    history.replaceState(null, "", "#" + new URLSearchParams(said));
    show();
  }

  function element(name, text, set = {}) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(set)) made.setAttribute(key, value);
    return made;
  }

  function options(select, pairs, value) {
    select.replaceChildren(...pairs.map(([key, text]) => element("option", text, { value: key })));
    select.value = pairs.some(([key]) => key === value) ? value : "";
  }

  function points(value) {
    return value === null ? "–" : String(Math.round(value * 1000) / 1000);
  }

  function chooseLesson() {
    const wanted = data.lessons.find((one) => one.name === state.lesson) || data.lessons[0];
    if (wanted === lesson) return;
    lesson = wanted;
    for (const one of document.querySelectorAll(".lesson")) one.hidden = one.id !== "lesson-" + lesson.name;
    for (const one of document.querySelectorAll("[data-lesson]")) {
      if (one.dataset.lesson === lesson.name) one.setAttribute("aria-current", "page");
      else one.removeAttribute("aria-current");
    }
    const tasks = [...new Set(lesson.columns.map(([task]) => task))];
    options(at("task"), [["", data.said.every], ...tasks.map((task) => [task, say("wrong", { task })])], state.task);
    options(at("mistake"), [["", data.said.every], ...lesson.mistakes.map(([task, title], place) => [String(place), title + " (" + task + ")"])], state.mistake);
    options(at("result"), RESULTS, state.result);
  }

  function fits(row) {
    const find = state.find.trim().toLowerCase();
    if (find && !row[STUDENT].toLowerCase().includes(find) && !lesson.words[row[WORDS]].toLowerCase().includes(find)) return false;
    if (state.mistake && !row[MISTAKES].includes(Number(state.mistake))) return false;
    if (state.task && !lesson.columns.some(([task], place) => task === state.task && "fg".includes(row[LETTERS][place]))) return false;
    if (state.result === "full") return row[SCORE] !== null && row[SCORE] >= lesson.max;
    if (state.result === "less") return row[SCORE] === null || row[SCORE] < lesson.max;
    return !state.result || row[OUTCOME] === state.result;
  }

  function sorted(rows) {
    const place = { points: SCORE, counts: COUNTS, time: SECONDS }[state.sort];
    const sign = state.down ? -1 : 1;
    if (place === undefined) return state.down ? rows.slice().reverse() : rows;
    return rows.slice().sort((a, b) => sign * ((a[place] ?? -1) - (b[place] ?? -1)));
  }

  function sortButton(key, text) {
    const head = element("th", undefined, { scope: "col", rowspan: "2" });
    if (state.sort === key) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
    const button = element("button", text + (state.sort === key ? (state.down ? " ▼" : " ▲") : ""), { type: "button", id: "sort-" + key });
    button.addEventListener("click", () => {
      change({ sort: key, down: state.sort === key && !state.down ? "1" : "" });
      at("sort-" + key).focus();
    });
    head.append(button);
    return head;
  }

  function heading() {
    const tasks = element("tr"), checks = element("tr");
    tasks.append(sortButton("name", data.said.student), sortButton("points", data.said.points));
    if (lesson.rules) tasks.append(sortButton("counts", data.said.counts));
    tasks.append(sortButton("time", data.said.seconds));
    const counts = new Map();
    for (const [task] of lesson.columns) counts.set(task, (counts.get(task) || 0) + 1);
    for (const [task, count] of counts) {
      const head = element("th", undefined, { scope: "colgroup", colspan: count, class: "first" });
      head.append(element("div", task, { class: "turned", title: task }));
      tasks.append(head);
    }
    let before, number;
    for (const [task, sentence] of lesson.columns) {
      number = task === before ? number + 1 : 1;
      const head = element("th", String(number), { scope: "col", abbr: sentence, title: sentence });
      if (task !== before) head.className = "first";
      before = task;
      checks.append(head);
    }
    tasks.append(element("th", data.said.trouble, { scope: "col", rowspan: "2" }));
    at("heat").tHead.replaceChildren(tasks, checks);
  }

  function line(row) {
    const made = element("tr");
    const name = element("th", undefined, { scope: "row" });
    const link = element("a", undefined, { href: row[LINK], title: row[STUDENT] });
    link.append(element("bdi", row[STUDENT]));
    name.append(link);
    made.append(name, element("td", points(row[SCORE]), { class: "number" }));
    if (lesson.rules) made.append(element("td", points(row[COUNTS] ?? null), { class: "number", title: row[WHY] || "" }));
    made.append(element("td", row[SECONDS].toFixed(1), { class: "number" }));
    for (const letter of row[LETTERS]) {
      const cell = element("td", undefined, { class: "cell o" + letter });
      if (data.names[letter]) cell.append(element("span", data.names[letter][0], { role: "img", "aria-label": data.names[letter][1] }));
      made.append(cell);
    }
    made.append(element("td", lesson.words[row[WORDS]], { class: "trouble", title: lesson.words[row[WORDS]] }));
    return made;
  }

  function show() {
    chooseLesson();
    for (const key of ["find", "result", "task", "mistake", "size"]) if (at(key).value !== state[key]) at(key).value = state[key];
    chosen = sorted(lesson.rows.filter(fits));
    const size = Number(at("size").value) || 50;
    const last = Math.max(0, Math.ceil(chosen.length / size) - 1);
    const page = Math.min(Math.max(Number(state.page) || 0, 0), last);
    heading();
    at("heat").tBodies[0].replaceChildren(...chosen.slice(page * size, (page + 1) * size).map(line));
    at("shown").textContent = say(chosen.length === lesson.rows.length ? "all" : "some", { count: chosen.length, all: lesson.rows.length });
    const ends = { first: page * size + 1, last: Math.min((page + 1) * size, chosen.length), all: chosen.length };
    at("where").textContent = chosen.length ? say("page", ends) : data.said.none;
    at("back").disabled = page === 0;
    at("on").disabled = page === last;
    at("about").textContent = "\u00a0";
  }

  function tell(event) {
    const cell = event.target.closest("td.cell");
    if (!cell) return;
    const place = cell.cellIndex - (lesson.rules ? 4 : 3);
    const name = cell.parentElement.cells[0].textContent;
    const letter = cell.className.slice(-1);
    const [task, sentence] = lesson.columns[place];
    at("about").textContent = `${name} · ${task}: ${sentence} ${data.names[letter] ? data.names[letter][1] : ""}`;
  }

  // Under `autograder report --serve` there is a page on which marks are given by hand.
  async function offerMarks() {
    try {
      const answer = await fetch("marks.html", { method: "HEAD", cache: "no-store" });
      if (answer.ok) at("fresh").before(element("a", data.said.marks, { href: "marks.html" }));
    } catch { /* the report lies elsewhere */ }
  }

  // While `autograder report --serve` looks at a run, new results are offered, not forced on the reader.
  function follow() {
    let before;
    setInterval(async () => {
      try {
        const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
        const now = answer.headers.get("Last-Modified") + answer.headers.get("Content-Length");
        if (before !== undefined && now !== before && !at("fresh").firstChild) {
          const button = element("button", data.said.fresh, { type: "button" });
          button.addEventListener("click", () => location.reload());
          at("fresh").append(button);
        }
        before = before ?? now;
      } catch { /* the server has ended; the page stays as it is */ }
    }, 2000);
  }

  if (!data.lessons.length) return;
  at("students").hidden = false;
  let timer;
  at("find").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => change({ find: at("find").value }), 120); });
  for (const key of ["result", "task", "mistake", "size"]) at(key).addEventListener("change", () => change({ [key]: at(key).value }));
  at("clear").addEventListener("click", () => { change({ find: "", result: "", task: "", mistake: "" }); at("find").focus(); });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("back").addEventListener("click", () => change({ page: String(Number(state.page) - 1) }));
  at("on").addEventListener("click", () => change({ page: String(Number(state.page) + 1) }));
  at("heat").addEventListener("mouseover", tell);
  window.addEventListener("hashchange", () => { state = read(); show(); });
  document.addEventListener("click", (event) => { if (event.target.closest("a.who")) at("students").scrollIntoView(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      at("find").focus();
    }
  });
  show();
  if (location.protocol.startsWith("http")) {
    follow();
    offerMarks();
  }
})();
