"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const filters = byId("filters"), status = byId("status"), twin = byId("twin"), pair = byId("pair");
  const rows = all("#rows tr[id]").map((line) => ({
    line,
    claims: all("[data-claim]", line),
    cells: all("td[data-report]", line).map((cell) => all("[data-claim]", cell)),
    kinds: line.dataset.kinds.split("|"),
  }));
  let origin = null; // where the reader came from, to go back to

  // ── filters, and what stands without a source ──
  const leansOn = (claim, source) => words(claim.dataset.sources).includes(source);

  function matches({ line, claims, kinds }, wanted) {
    return (!wanted.relation || line.dataset.relation === wanted.relation)
      && (!wanted.support || line.dataset.support === wanted.support)
      && (!wanted.kind || kinds.includes(wanted.kind))
      && (!wanted.source || claims.some((claim) => leansOn(claim, wanted.source)));
  }

  function judge(row, source, name) {
    const gone = (claim) => source !== "" && leansOn(claim, source);
    row.claims.forEach((claim) => claim.classList.toggle("gone", gone(claim)));
    const falls = row.claims.length > 0 && row.claims.every(gone);
    const loses = !falls && row.cells.some((cell) => cell.length && cell.every(gone));
    row.line.classList.toggle("fallen", falls);
    row.line.classList.toggle("weakened", loses);
    const fate = row.line.querySelector(".fate");
    if (fate) {
      fate.textContent = falls ? `All of it rests on ${name}` : `Without ${name}, a report is silent here`;
      fate.hidden = !falls && !loses;
    }
    return falls;
  }

  function apply() {
    const wanted = Object.fromEntries(all("select", filters).map((list) => [list.name, list.value]));
    const name = wanted.without && filters.elements.without.selectedOptions[0].text;
    let shown = 0, fallen = 0;
    for (const row of rows) {
      row.line.hidden = !matches(row, wanted);
      shown += !row.line.hidden;
      fallen += judge(row, wanted.without, name);
    }
    const gone = new Set(all(".claim.gone").map((claim) => claim.dataset.claim));
    all("article .c").forEach((piece) => piece.classList.toggle("gone", gone.has(words(piece.dataset.c).at(-1))));
    status.textContent = `${shown} of ${rows.length} rows shown.`
      + (name ? ` Without ${name}, ${rows.length - fallen} of ${rows.length} still stand.` : "");
  }

  // ── a claim and its counterpart ──
  function choose(chosen, from) {
    release();
    origin = from;
    const keys = new Set(chosen.flatMap(({ claims }) => claims.map((claim) => claim.dataset.claim)));
    const touches = (value) => words(value).some((key) => keys.has(key));
    chosen.forEach(({ line }) => line.classList.add("on"));
    all("[data-c]").filter((piece) => touches(piece.dataset.c)).forEach((piece) => piece.classList.add("on"));
    all("[data-by]").filter((piece) => touches(piece.dataset.by)).forEach((piece) => piece.classList.add("by-on"));
    pair.replaceChildren(...chosen.map(card));
    byId("said").textContent = chosen.map(({ line }) => `Row ${line.id.slice(1)}: ${
      line.querySelector(".relation")?.lastChild.textContent || "shown"}.`).join(" ") + " Escape closes.";
    twin.hidden = false;
    document.documentElement.classList.add("chosen-open");
    const texts = all("article").filter((text) => !text.contains(from)).map(showIn).filter(Boolean);
    if (!from.closest("article")) (texts[0] || byId("texts")).scrollIntoView({ block: "start" });
    twin.focus({ preventScroll: true });
  }

  function showIn(text) {
    const piece = text.querySelector(".c.on") || text.querySelector(".ref.on");
    if (piece) text.scrollTop = piece.offsetTop - text.clientHeight / 3;
    return piece;
  }

  function card({ line }) {
    const made = document.createElement("div");
    made.className = `chosen ${line.dataset.relation}`;
    for (const cell of all("td", line).filter((each) => !each.classList.contains("empty"))) {
      const part = document.createElement("div"), title = document.createElement("h3");
      title.textContent = cell.dataset.report || "Row ";
      if (!cell.dataset.report) {
        const link = document.createElement("a");
        link.href = `#${line.id}`;
        link.textContent = `Row ${line.id.slice(1)}`;
        title.replaceChildren(link);
      }
      part.append(title, ...[...cell.cloneNode(true).childNodes]);
      made.append(part);
    }
    return made;
  }

  function release() {
    all(".on, .by-on").forEach((marked) => marked.classList.remove("on", "by-on"));
    twin.hidden = true;
    document.documentElement.classList.remove("chosen-open");
  }

  function goBack() {
    release();
    const link = origin && (origin.matches("a") ? origin : origin.querySelector("a"));
    if (link) link.focus({ preventScroll: false });
    origin = null;
  }

  const rowsOf = (key) => rows.filter(({ claims }) => claims.some((claim) => claim.dataset.claim === key));

  document.addEventListener("click", (event) => {
    const piece = event.target.closest("article [data-c]");
    const line = event.target.closest("#rows tr[id]");
    if (event.target.closest("#twin a")) return release();
    if (String(getSelection()).trim()) return undefined; // the reader is copying
    if (!piece && !line) return undefined;
    event.preventDefault();
    const chosen = piece ? rowsOf(words(piece.dataset.c).at(-1)) : rows.filter((row) => row.line === line);
    return choose(chosen, event.target.closest("a") || piece || line);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !twin.hidden) goBack();
  });
  byId("close").addEventListener("click", goBack);

  // A reset form has its first values only after the event.
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("change", apply);
  addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
  document.documentElement.classList.add("js");
  filters.hidden = false;
  apply();
})();
