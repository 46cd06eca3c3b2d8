"use strict";
// Sends each mark by itself; the token is this page's own, which no other site can read.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);

  async function send(mark, form) {
    at("said").textContent = "…";
    try {
      const answer = await fetch("marks", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Torchgrade-Token": data.token },
        body: JSON.stringify({ by: at("by").value, ...mark }),
      });
      const told = await answer.json();
      at("said").textContent = `${mark.student}: ${told.said}`;
      if (answer.ok) form.dataset.before = told.points;
      return answer.ok;
    } catch {
      at("said").textContent = data.said.ended;
      return false;
    }
  }

  function typed(form) {
    return { points: form.querySelector(".points").value, reason: form.querySelector(".reason").value };
  }

  for (const form of document.querySelectorAll("form.mark")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { student, lesson, task, before, submission } = form.dataset;
      send({ student, lesson, task, before, submission, ...typed(form) }, form);
    });
  }

  function options(select, names) {
    select.replaceChildren(...names.map(([value, text]) => {
      const made = document.createElement("option");
      made.value = value;
      made.textContent = text;
      return made;
    }));
  }

  function ofTask(task, points) {
    const values = { task, points };
    return data.said.task.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  }

  function choose() {
    const lesson = data.choices[at("lesson").value] || { students: {}, tasks: {} };
    options(at("student"), Object.keys(lesson.students).map((name) => [name, name]));
    options(at("task"), [...Object.entries(lesson.tasks).map(([name, best]) => [name, ofTask(name, best)]), ["", data.said.everything]]);
  }

  at("lesson").addEventListener("change", choose);
  choose();
  at("correct").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = at("correct"), lesson = at("lesson").value, student = at("student").value, task = at("task").value;
    const key = JSON.stringify([student, lesson, task]);
    const mark = { student, lesson, task, before: data.given[key] || "", submission: data.choices[lesson].students[student] };
    if (await send({ ...mark, ...typed(form) }, form)) data.given[key] = form.dataset.before;
  });
})();
