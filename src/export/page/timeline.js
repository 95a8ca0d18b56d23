"use strict";
(() => {
  const timeline = JSON.parse(document.getElementById("timeline").textContent);
  const $ = (id) => document.getElementById(id);
  const HOUR = 3600e3, DAY = 24 * HOUR;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  const STATUS = { planned: "planned", postponed: "postponed", cancelled: "called off", denied: "denied" };
  const BASIS = {
    explicit: "the text names it", inherited: "carried on from the words before", relative: "counted from another day",
    dateline: "the dateline of the article", publication: "an undated report: the day of publication or the day before",
    relation: "from its order to other events", none: "no source tells",
  };

  const entity = new Map(timeline.entities.map((e) => [e.id, e]));
  const source = new Map(timeline.sources.map((s) => [s.id, s]));
  const conflicts = new Map();
  for (const c of timeline.conflicts || []) for (const id of c.events) conflicts.set(id, [...(conflicts.get(id) || []), c]);

  /* ---- small helpers ---- */

  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === false || value == null) continue;
      if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
      else node.setAttribute(key, value === true ? "" : value);
    }
    node.append(...children.filter((c) => c != null && c !== ""));
    return node;
  }
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const moment = (text) => (text ? Date.parse(text + "Z") : null);
  const plural = (n, one, many) => n.toLocaleString("en") + " " + (n === 1 ? one : many);
  const two = (n) => String(n).padStart(2, "0");
  const host = (url) => { try { return new URL(url).protocol.startsWith("http") ? url : null; } catch { return null; } };

  function dayText(ms, withWeekday) {
    const d = new Date(ms);
    const text = d.getUTCDate() + " " + MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear();
    return withWeekday ? WEEKDAYS[d.getUTCDay()] + ", " + text : text;
  }
  const clockText = (ms) => two(new Date(ms).getUTCHours()) + ":" + two(new Date(ms).getUTCMinutes());

  /* ---- events ---- */

  const events = timeline.events.map((e, order) => {
    const begin = moment(e.time.earliest), end = e.time.latest ? moment(e.time.latest) + 1000 : null;
    const names = e.participants.map((p) => entity.get(p.entity)).filter(Boolean);
    const words = [e.summary, e.content, e.about, e.form, e.place && e.place.name, ...(e.quotes || []), ...e.mentions.map((m) => m.sentence),
      ...names.flatMap((n) => [n.name, ...(n.aliases || [])])];
    return { ...e, order, begin, end, people: new Set(e.participants.map((p) => p.entity)), text: fold(words.filter(Boolean).join(" ")) };
  });
  const byId = new Map(events.map((e) => [e.id, e]));

  function partOfDay(e) {
    const from = new Date(e.begin).getUTCHours(), to = (e.end - e.begin) / HOUR;
    if (e.time.modifier === "late" || e.time.modifier === "early") return e.time.modifier;
    return from >= 17 ? (from === 18 && to > 7 ? "night" : "evening") : from >= 12 ? "afternoon" : to >= 12 ? "early" : "morning";
  }
  function whenShort(e) {
    if (e.begin == null && e.end == null) return "";
    if (e.begin == null) return "by " + dayText(e.end - 1).replace(/ \d+$/, "");
    if (e.end == null) return "from then on";
    const about = e.time.modifier === "approx" ? "about " : "";
    switch (e.time.granularity) {
      case "minute": return about + clockText(e.begin);
      case "hour": return about + clockText(e.begin) + "–" + clockText(e.end);
      case "part-of-day": return about + partOfDay(e);
    }
    const days = Math.round((e.end - e.begin) / DAY);
    return days <= 1 ? "" : about + (e.time.extent === "throughout" ? plural(days, "day", "days") : "within " + plural(days, "day", "days"));
  }
  function whenLong(e) {
    if (e.begin == null && e.end == null) return "not known";
    if (e.begin == null) return "at some time until " + dayText(e.end - 1);
    if (e.end == null) return "on or after " + dayText(e.begin);
    const first = dayText(e.begin, true), last = dayText(e.end - 1, true);
    if (first !== last) return (e.time.extent === "throughout" ? "from " : "some time from ") + first + " to " + last;
    const short = whenShort(e);
    return first + (short ? ", " + short : "");
  }
  function heading(e) {
    if (e.begin == null && e.end == null) return "Undated";
    if (e.begin == null) return "Until " + dayText(e.end - 1);
    const d = new Date(e.begin), days = e.end == null ? 0 : (e.end - e.begin) / DAY;
    switch (e.time.granularity) {
      case "month": return MONTHS[d.getUTCMonth()] + " " + d.getUTCFullYear();
      case "year": return String(d.getUTCFullYear());
      case "decade": return d.getUTCFullYear() + "s";
    }
    if (e.end == null) return "From " + dayText(e.begin);
    return days > 3 ? dayText(e.begin) + " – " + dayText(e.end - 1) : dayText(e.begin, true);
  }

  /* ---- filter ---- */

  const filter = { text: "", person: "", kinds: new Set(["meeting", "statement", "action"]), from: null, to: null };
  let shown = events;

  function matches(e) {
    return filter.kinds.has(e.kind) && (!filter.person || e.people.has(filter.person)) &&
      (filter.from == null || e.end == null || e.end > filter.from) && (filter.to == null || e.begin == null || e.begin < filter.to) &&
      filter.text.split(/\s+/).every((w) => e.text.includes(w)) && !hidden.has(e.uid);
  }

  function applyFilter() {
    filter.text = fold($("search").value.trim());
    filter.person = $("person").value;
    filter.kinds = new Set([...document.querySelectorAll("[name=kind]:checked")].map((c) => c.value));
    filter.from = $("from").value ? Date.parse($("from").value + "T00:00:00Z") : null;
    filter.to = $("to").value ? Date.parse($("to").value + "T00:00:00Z") + DAY : null;
    shown = events.filter(matches);
    drawList();
    layoutChart();
    $("announce").textContent = plural(shown.length, "event", "events") + " shown";
  }

  /* ---- list ---- */

  function eventButton(e) {
    const status = STATUS[e.status], disputed = conflicts.has(e.id);
    const more = [];
    if (status) more.push(element("span", { class: "badge" }, status));
    if (disputed) more.push(element("span", { class: "badge warn" }, "sources disagree"));
    const places = e.place ? e.place.name : "", sources = new Set(e.mentions.map((m) => m.source)).size;
    const facts = [places, e.count > 1 ? plural(e.count, "time", "times") : "", sources > 1 ? plural(sources, "source", "sources") : "",
      e.attributed_to && entity.has(e.attributed_to) ? "according to " + entity.get(e.attributed_to).name : ""].filter(Boolean).join(" · ");
    if (facts) more.push(facts);
    const told = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const quote = (e.quotes || []).find((q) => !told(e.summary).includes(told(q)));
    return element("li", {}, element("button", { type: "button", class: "event " + e.kind + " " + e.status, id: "event-" + e.id, "data-event": e.id },
      element("span", { class: "when" }, whenShort(e) || (e.kind === "statement" ? "said" : "")),
      element("span", { class: "what" }, e.summary),
      quote ? element("span", { class: "more" }, "“" + (quote.length > 160 ? quote.slice(0, 157) + "…" : quote.replace(/[, ]+$/, "")) + "”") : "",
      more.length ? element("span", { class: "more" }, ...more) : ""));
  }

  let drawing = 0;
  function drawList() {
    const ticket = ++drawing, groups = [];
    for (const e of shown) {
      const name = heading(e);
      if (!groups.length || groups[groups.length - 1].name !== name) groups.push({ name, events: [] });
      groups[groups.length - 1].events.push(e);
    }
    $("list").replaceChildren();
    if (!groups.length) $("list").append(element("p", { class: "empty" }, "No event fits. Clear the filter to see all " + events.length + "."));
    let at = 0;
    const more = () => {
      if (ticket !== drawing) return;
      const part = document.createDocumentFragment();
      for (let drawn = 0; at < groups.length && drawn < 150; at++) {
        const g = groups[at];
        drawn += g.events.length;
        part.append(element("div", { class: "day" }, element("h2", {}, g.name, element("small", {}, plural(g.events.length, "event", "events"))),
          element("ol", {}, ...g.events.map(eventButton))));
      }
      $("list").append(part);
      if (at < groups.length) setTimeout(more, 0);
      else if (selected) markSelected();
    };
    more();
  }

  /* ---- detail ---- */

  let selected = null;
  function markSelected() {
    for (const node of document.querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
    const node = selected && $("event-" + selected.id);
    if (node) node.setAttribute("aria-current", "true");
    return node;
  }

  /* Code points, not UTF-16 units: the offsets count characters. */
  const articles = new Map();
  const characters = (s) => {
    if (!articles.has(s.id)) articles.set(s.id, s.text ? [...s.text] : null);
    return articles.get(s.id);
  };
  const withoutMarkup = (text) => (/<\/?[a-z!][^>]*>/i.test(text) ? new DOMParser().parseFromString(text.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, ""), "text/html").body.textContent : text)
    .replace(/[ \t]*\n\s*\n\s*/g, "\n\n");

  function inArticle(m) {
    const s = source.get(m.source), text = s && characters(s);
    if (!text) return null;
    let start = m.start, end = m.end;
    if (text.slice(start, end).join("") !== m.sentence) { /* a page's offsets are those of its mark-up, its text stands here without */
      const at = s.text.indexOf(m.sentence);
      if (at < 0) return null;
      start = [...s.text.slice(0, at)].length;
      end = start + [...m.sentence].length;
    }
    const around = 1500, from = Math.max(0, start - around), to = Math.min(text.length, end + around);
    const marked = element("mark", {}, withoutMarkup(text.slice(start, end).join("")));
    const box = element("div", { class: "article", tabindex: "0", "aria-label": "Article text" }, (from ? "… " : "") + withoutMarkup(text.slice(from, start).join("")), marked,
      withoutMarkup(text.slice(end, to).join("")) + (to < text.length ? " …" : ""));
    const details = element("details", {}, element("summary", {}, "In the article"), box);
    details.addEventListener("toggle", () => { if (details.open) box.scrollTop = marked.offsetTop - box.offsetTop - 80; });
    return details;
  }

  function sentenceWithTrigger(m) {
    const text = [...m.sentence], a = m.trigger_start - m.start, b = m.trigger_end - m.start;
    if (!(a >= 0 && b > a && b <= text.length) || text.slice(a, b).join("") !== m.trigger) return element("p", { class: "sentence" }, m.sentence);
    return element("p", { class: "sentence" }, text.slice(0, a).join(""), element("mark", {}, m.trigger), text.slice(b).join(""));
  }

  function sourceBlock(m) {
    const s = source.get(m.source) || {}, link = host(s.url);
    const title = s.title || (s.path || m.source).split("/").pop();
    return element("div", { class: "source" }, sentenceWithTrigger(m),
      element("p", { class: "by" }, s.publisher ? s.publisher + ", " : "", link ? element("a", { href: link, rel: "noopener noreferrer" }, title) : title,
        s.published ? " · published " + s.published.slice(0, 10) + " (date from: " + s.published_from + ")" : " · without a date"), inArticle(m));
  }

  const jump = (id) => element("button", { type: "button", class: "link", "data-event": id }, byId.has(id) ? byId.get(id).summary : id);

  function fact(list, name, ...value) {
    if (value.some((v) => v != null && v !== "")) list.append(element("dt", {}, name), element("dd", {}, ...value));
  }

  function facts(e) {
    const list = element("dl"), t = e.time;
    fact(list, "When", whenLong(e));
    fact(list, "Told as", t.expression ? "“" + t.expression + "”" : "");
    fact(list, "Date from", (BASIS[t.basis] || t.basis) + (t.anchor ? ", counted from " + t.anchor : ""));
    fact(list, "As EDTF", t.edtf);
    fact(list, "First set for", t.original);
    fact(list, "Where", e.place ? e.place.name : "");
    fact(list, "Lasted", e.duration);
    fact(list, "About", e.about);
    fact(list, "Who", e.participants.map((p) => {
      const who = entity.get(p.entity) || { name: p.entity };
      return (who.title ? who.title + " " : "") + who.name + (p.role && p.role !== "attendee" ? " (" + p.role + ")" : "");
    }).join("; "));
    fact(list, "Known from", e.attributed_to && entity.has(e.attributed_to) ? entity.get(e.attributed_to).name : "");
    return list;
  }

  function relations(e) {
    const rows = (timeline.relations || []).filter((r) => r.from === e.id || r.to === e.id).map((r) => {
      const words = { before: r.from === e.id ? "before: " : "after: ", "same-time": "at the same time: ", during: r.from === e.id ? "during: " : "while it lasted: ", "part-of": r.from === e.id ? "part of: " : "with its part: " };
      const why = (r.evidence || []).map((v) => v.text).filter(Boolean)[0];
      return element("li", {}, words[r.type] || "", jump(r.from === e.id ? r.to : r.from), why ? " (“" + why + "”)" : "");
    });
    return rows.length ? [element("h3", {}, "Order"), element("ul", {}, ...rows)] : [];
  }

  function disputes(e) {
    return (conflicts.get(e.id) || []).flatMap((c) => [element("h3", {}, "Sources disagree: " + c.kind), element("p", {}, c.detail || ""),
      element("ul", {}, ...(c.values || []).map((v) => element("li", {}, v.value, ...(v.evidence || []).slice(0, 1).map((x) => {
        const s = source.get(x.source);
        return " — " + (s ? s.publisher || s.title || s.path : x.source) + (x.text ? ": “" + x.text + "”" : "");
      }))))]);
  }

  function editor(e) {
    const date = element("input", { type: "date", value: e.time.earliest ? e.time.earliest.slice(0, 10) : "" });
    const others = events.filter((o) => o !== e && o.kind === e.kind && [...o.people].some((p) => e.people.has(p))).slice(0, 200);
    const target = element("select", {}, element("option", { value: "" }, "choose an event"), ...others.map((o) => element("option", { value: o.uid }, (o.time.earliest || "").slice(0, 10) + " " + o.summary)));
    return [element("h3", {}, "Correct"), element("div", { class: "edit" },
      element("button", { type: "button", onclick: () => { correct({ uid: e.uid, action: "hide" }); hidden.add(e.uid); select(null); applyFilter(); $("list").focus(); } }, "Hide it"),
      element("label", {}, "Date", date),
      element("button", { type: "button", onclick: () => date.value && correct({ uid: e.uid, action: "set", date: date.value }) }, "Set the date"),
      others.length ? element("label", {}, "Same as", target) : "",
      others.length ? element("button", { type: "button", onclick: () => target.value && correct({ uid: e.uid, action: "merge", with: target.value }) }, "Merge") : "")];
  }

  function select(e, focus) {
    selected = e;
    const detail = $("detail");
    detail.hidden = !e;
    document.querySelector(".columns").classList.toggle("open", Boolean(e));
    const node = markSelected();
    paint();
    if (!e) return;
    const title = element("h2", { tabindex: "-1" }, e.summary);
    detail.replaceChildren(element("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "✕"), title,
      element("p", {}, ...[element("span", { class: "badge" }, e.form && e.form !== e.kind ? e.kind + ": " + e.form.replace(/-/g, " ") : e.kind), STATUS[e.status] ? element("span", { class: "badge" }, STATUS[e.status]) : "",
        conflicts.has(e.id) ? element("span", { class: "badge warn" }, "sources disagree") : ""]),
      ...(e.quotes || []).map((q) => element("blockquote", {}, q)), !(e.quotes || []).length && e.content ? element("p", {}, e.content) : "", facts(e), ...disputes(e), ...relations(e),
      element("h3", {}, e.mentions.length === 1 ? "The sentence it rests on" : "The sentences it rests on"), ...e.mentions.map(sourceBlock), ...editor(e));
    detail.scrollTop = 0;
    if (node) node.scrollIntoView({ block: "nearest" });
    if (focus) title.focus({ preventScroll: true });
  }
  function close() {
    const node = selected && $("event-" + selected.id);
    select(null);
    (node || $("list")).focus();
  }

  /* ---- corrections ---- */

  const corrections = [], hidden = new Set();
  function correct(row) {
    corrections.push(row);
    showCorrections();
    $("announce").textContent = "Noted";
  }
  function showCorrections() {
    $("corrections").hidden = !corrections.length;
    $("correction-count").textContent = plural(corrections.length, "correction", "corrections") + " for the next build (--corrections FILE).";
  }
  $("save").addEventListener("click", () => {
    const text = corrections.map((c) => JSON.stringify(c) + "\n").join("");
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "application/jsonl" })), download: "corrections.jsonl" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  $("discard").addEventListener("click", () => { corrections.length = 0; hidden.clear(); showCorrections(); applyFilter(); });

  /* ---- chart: lanes by person on a canvas ---- */

  const canvas = $("canvas"), pen = canvas.getContext("2d");
  const TOP = 34, ROW = 15, PAD = 6, LANES_MAX = 14, LEVELS_MAX = 7, SMALLEST = 9;
  let view = null, lanes = [], boxes = [], width = 0, gutter = 150, colours = {};

  const dated = events.filter((e) => e.begin != null || e.end != null);
  const ends = dated.flatMap((e) => [e.begin ?? e.end - DAY, e.end ?? e.begin + DAY]);
  /* open sides and far background must not squeeze the news: start with the middle nine tenths */
  function range(list) {
    const points = list.map((e) => ((e.begin ?? e.end - DAY) + (e.end ?? e.begin + DAY)) / 2).sort((a, b) => a - b);
    if (!points.length) return [Date.UTC(2000, 0, 1), Date.UTC(2000, 0, 2)];
    let low = points[Math.floor(points.length * .05)], high = points[Math.min(points.length - 1, Math.ceil(points.length * .95))];
    const first = points[0], last = points[points.length - 1];
    if (last - first < 3 * (high - low)) { low = first; high = last; } /* nothing is far away */
    const room = Math.max((high - low) * .06, DAY);
    return [low - room, high + room];
  }
  function show(from, to) {
    const least = 3 * HOUR, most = ends.length ? Math.max(3650 * DAY, (Math.max(...[ends.reduce((a, b) => Math.max(a, b))]) - ends.reduce((a, b) => Math.min(a, b))) * 1.5) : 3650 * DAY;
    const span = Math.min(Math.max(to - from, least), most), middle = (from + to) / 2;
    view = { from: middle - span / 2, to: middle + span / 2 };
    packLanes();
  }
  const x = (ms) => gutter + ((ms - view.from) / (view.to - view.from)) * (width - gutter);

  function layoutChart() {
    const counts = new Map();
    for (const e of shown) for (const p of e.people) counts.set(p, (counts.get(p) || 0) + 1);
    const people = [...counts].filter(([id]) => entity.has(id)).sort((a, b) => b[1] - a[1] || (entity.get(a[0]).name < entity.get(b[0]).name ? -1 : 1)).slice(0, LANES_MAX);
    lanes = people.map(([id]) => ({ id, name: entity.get(id).name, events: [] }));
    const lane = new Map(lanes.map((l) => [l.id, l])), rest = { id: null, name: "others", events: [] };
    for (const e of shown) {
      if (e.begin == null && e.end == null) continue;
      const mine = [...e.people].map((p) => lane.get(p)).filter(Boolean);
      (mine.length ? mine : [rest]).forEach((l) => l.events.push(e));
    }
    if (rest.events.length) lanes.push(rest);
    for (const l of lanes) l.events.sort((a, b) => (a.begin ?? a.end - DAY) - (b.begin ?? b.end - DAY) || a.order - b.order);
    if (!view) show(...range(shown.length ? shown : events));
    else packLanes();
  }

  function edges(e) {
    let left = x(e.begin ?? e.end - DAY), right = x(e.end ?? e.begin + DAY);
    if (e.begin == null) left = Math.min(left, right - 60);
    if (e.end == null) right = Math.max(right, left + 60);
    if (right - left < SMALLEST) { const middle = (left + right) / 2; left = middle - SMALLEST / 2; right = middle + SMALLEST / 2; }
    return [left, right];
  }

  function packLanes() {
    width = $("viewport").clientWidth;
    gutter = width < 500 ? 84 : 160;
    boxes = [];
    let y = TOP;
    for (const l of lanes) {
      const levels = [];
      l.top = y;
      for (const e of l.events) {
        const [left, right] = edges(e);
        if (right < gutter - 4 || left > width + 4) continue;
        let level = levels.findIndex((end) => end <= left);
        if (level < 0) level = levels.length < LEVELS_MAX ? levels.push(0) - 1 : levels.indexOf(Math.min(...levels));
        levels[level] = right + 2;
        boxes.push({ e, lane: l, left: Math.max(left, gutter - 30), right: Math.min(right, width + 30), y: y + PAD + level * ROW, cutLeft: left < gutter - 30 });
      }
      y += PAD * 2 + Math.max(1, levels.length) * ROW;
      l.bottom = y;
    }
    const height = y + 8, ratio = window.devicePixelRatio || 1;
    canvas.style.height = height + "px";
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    paint();
  }

  const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
  function* ticks() {
    const room = (view.to - view.from) / Math.max(2, (width - gutter) / 90), step = STEPS.find((s) => s >= room);
    if (step) {
      const monday = step >= 7 * DAY ? 4 * DAY : 0; /* weeks begin on Mondays */
      for (let t = Math.ceil((view.from - monday) / step) * step + monday; t <= view.to; t += step) {
        const d = new Date(t), midnight = t % DAY === 0;
        yield [t, midnight ? (d.getUTCDate() === 1 && d.getUTCMonth() === 0 ? String(d.getUTCFullYear()) : WEEKDAYS[d.getUTCDay()].slice(0, 3) + " " + d.getUTCDate() + " " + MONTHS[d.getUTCMonth()].slice(0, 3)) : clockText(t), midnight];
      }
      return;
    }
    const months = [1, 3, 6, 12, 24, 60, 120, 240, 600].find((m) => m * 30.4 * DAY >= room) || 1200;
    const first = new Date(view.from);
    for (let m = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months; ; m += months) {
      const t = Date.UTC(Math.floor(m / 12), m % 12, 1);
      if (t > view.to) return;
      yield [t, months >= 12 ? String(Math.floor(m / 12)) : MONTHS[m % 12].slice(0, 3) + " " + Math.floor(m / 12), m % 12 === 0];
    }
  }

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["paper", "card", "ink", "soft", "line", "shade", "meeting", "statement", "action", "warn", "focus"]) colours[name] = style.getPropertyValue("--" + name).trim();
  }

  function paintBox(b, strong) {
    const e = b.e, w = b.right - b.left, h = ROW - 4, colour = colours[e.kind] || colours.action;
    const exact = e.begin != null && e.end != null && (e.end - e.begin <= DAY + 1000 || e.time.extent === "throughout");
    pen.save();
    pen.beginPath();
    pen.roundRect(b.left, b.y, w, h, e.kind === "meeting" ? h / 2 : 1.5);
    if (e.status === "planned" || e.status === "postponed") {
      pen.setLineDash([4, 3]); pen.lineWidth = 1.6; pen.strokeStyle = colour; pen.stroke();
    } else if (e.status === "cancelled" || e.status === "denied") {
      pen.lineWidth = 1.2; pen.strokeStyle = colours.soft; pen.stroke();
      pen.clip();
      pen.beginPath();
      if (e.status === "cancelled") { pen.moveTo(b.left, b.y + h / 2); pen.lineTo(b.right, b.y + h / 2); pen.strokeStyle = colours.warn; pen.lineWidth = 2; }
      else for (let s = -h; s < w; s += 5) { pen.moveTo(b.left + s, b.y + h); pen.lineTo(b.left + s + h, b.y); }
      pen.stroke();
    } else if (exact || w < 26) {
      pen.fillStyle = colour; pen.fill();
    } else { /* somewhere in the span: faded ends */
      const g = pen.createLinearGradient(b.left, 0, b.right, 0);
      const clear = colour + "18";
      g.addColorStop(0, e.begin == null || !b.cutLeft ? clear : colour); g.addColorStop(.4, colour); g.addColorStop(.6, colour); g.addColorStop(1, clear);
      pen.globalAlpha = .8; pen.fillStyle = g; pen.fill();
    }
    pen.restore();
    if (conflicts.has(e.id)) {
      pen.fillStyle = colours.warn; pen.beginPath();
      pen.moveTo(b.right + 3, b.y + h); pen.lineTo(b.right + 8, b.y + 1); pen.lineTo(b.right + 13, b.y + h); pen.fill();
    }
    if (strong) { pen.strokeStyle = colours.focus; pen.lineWidth = 2.5; pen.strokeRect(b.left - 3, b.y - 2.5, w + 6, h + 5); }
  }

  function paintLinks() {
    const spans = new Map();
    for (const b of boxes) if (b.e.kind === "meeting" && b.right - b.left < 90) {
      const s = spans.get(b.e) || { x: (b.left + b.right) / 2, top: b.y, bottom: b.y };
      s.top = Math.min(s.top, b.y); s.bottom = Math.max(s.bottom, b.y);
      spans.set(b.e, s);
    }
    if (spans.size > 400) return;
    pen.strokeStyle = colours.meeting; pen.lineWidth = 1; pen.globalAlpha = .35;
    pen.beginPath();
    for (const s of spans.values()) if (s.bottom > s.top) { pen.moveTo(s.x, s.top + 5); pen.lineTo(s.x, s.bottom + 5); }
    pen.stroke();
    pen.globalAlpha = 1;
  }

  function paint() {
    if (!view) return;
    const ratio = window.devicePixelRatio || 1, height = canvas.height / ratio;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = colours.card; pen.fillRect(0, 0, width, height);
    pen.font = "12px system-ui, sans-serif"; pen.textBaseline = "middle";
    lanes.forEach((l, i) => { if (i % 2 === 0) { pen.fillStyle = colours.shade; pen.fillRect(0, l.top, width, l.bottom - l.top); } });
    for (const [t, text, strong] of ticks()) {
      const at = x(t);
      if (at < gutter) continue;
      pen.strokeStyle = colours.line; pen.lineWidth = strong ? 1.4 : .7;
      pen.beginPath(); pen.moveTo(at, TOP - 8); pen.lineTo(at, height); pen.stroke();
      pen.fillStyle = colours.soft; pen.fillText(text, at + 4, TOP / 2);
    }
    pen.save();
    pen.beginPath(); pen.rect(gutter, 0, width - gutter, height); pen.clip();
    paintLinks();
    for (const b of boxes) paintBox(b, b.e === selected);
    pen.restore();
    for (const l of lanes) {
      pen.fillStyle = colours.ink;
      let name = l.name;
      while (name.length > 3 && pen.measureText(name).width > gutter - 14) name = name.slice(0, -2).trimEnd() + "…";
      pen.fillText(name, 8, (l.top + l.bottom) / 2);
    }
  }

  let waiting = false;
  function soon(work) {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; work(); });
  }
  function zoom(factor, around) {
    const at = around ?? (view.from + view.to) / 2;
    show(at - (at - view.from) * factor, at + (view.to - at) * factor);
  }
  const pan = (share) => { const by = (view.to - view.from) * share; show(view.from + by, view.to + by); };
  const boxAt = (event) => {
    const r = canvas.getBoundingClientRect(), px = event.clientX - r.left, py = event.clientY - r.top;
    return boxes.filter((b) => px >= b.left - 3 && px <= b.right + 3 && py >= b.y - 2 && py <= b.y + ROW - 2).pop();
  };

  let drag = null;
  canvas.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, from: view.from, to: view.to, moved: false }; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    if (drag) {
      const by = event.clientX - drag.x;
      drag.moved ||= Math.abs(by) > 4;
      if (drag.moved) {
        $("viewport").classList.add("dragging");
        const ms = (by / (width - gutter)) * (drag.to - drag.from), from = drag.from, to = drag.to;
        soon(() => show(from - ms, to - ms));
      }
      return;
    }
    const b = boxAt(event), tip = $("tooltip");
    tip.hidden = !b;
    canvas.style.cursor = b ? "pointer" : "";
    if (!b) return;
    tip.textContent = b.e.summary + " — " + whenLong(b.e) + (STATUS[b.e.status] ? " (" + STATUS[b.e.status] + ")" : "");
    const r = $("chart").getBoundingClientRect();
    tip.style.left = Math.max(0, Math.min(event.clientX - r.left + 12, r.width - 300)) + "px";
    tip.style.top = event.clientY - r.top + 16 + "px";
  });
  canvas.addEventListener("pointerup", (event) => {
    const b = drag && !drag.moved && boxAt(event);
    drag = null;
    $("viewport").classList.remove("dragging");
    if (b) select(b.e, true);
  });
  canvas.addEventListener("pointercancel", () => { drag = null; $("viewport").classList.remove("dragging"); });
  canvas.addEventListener("pointerleave", () => { $("tooltip").hidden = true; });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return; /* the page scrolls */
    event.preventDefault();
    const r = canvas.getBoundingClientRect(), at = view.from + ((event.clientX - r.left - gutter) / (width - gutter)) * (view.to - view.from);
    soon(() => (event.ctrlKey || event.metaKey ? zoom(Math.exp(event.deltaY * .01), at) : pan(event.deltaX / width)));
  }, { passive: false });
  $("zoom-in").addEventListener("click", () => zoom(.5));
  $("zoom-out").addEventListener("click", () => zoom(2));
  $("zoom-all").addEventListener("click", () => show(...range(shown.length ? shown : events)));
  $("canvas-box").addEventListener("keydown", (event) => {
    const keys = { ArrowLeft: () => pan(-.2), ArrowRight: () => pan(.2), "+": () => zoom(.6), "=": () => zoom(.6), "-": () => zoom(1.6), 0: () => show(...range(shown)) };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
    $("announce").textContent = dayText(view.from) + " to " + dayText(view.to);
  });

  /* ---- the page ---- */

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-event]");
    if (button && byId.has(button.dataset.event)) select(byId.get(button.dataset.event), true);
  });
  $("list").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...$("list").querySelectorAll(".event")], at = all.indexOf(document.activeElement);
    const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && selected) close();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); $("search").focus(); }
  });
  let typing = 0;
  $("filters").addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(applyFilter, 120); });
  $("filters").addEventListener("reset", () => setTimeout(applyFilter, 0));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  function theme(dark) {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    $("theme").setAttribute("aria-pressed", String(dark));
    readColours();
    paint();
  }
  $("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme !== "dark"));
  const preference = matchMedia("(prefers-color-scheme: dark)");
  preference.addEventListener("change", () => theme(preference.matches));
  addEventListener("resize", () => soon(packLanes));
  /* the chart is a picture: on paper it must be the light one */
  let screenTheme = null;
  addEventListener("beforeprint", () => { screenTheme ??= document.documentElement.dataset.theme; theme(false); });
  addEventListener("afterprint", () => { if (screenTheme) theme(screenTheme === "dark"); screenTheme = null; });

  function begin() {
    const counts = new Map();
    for (const e of events) for (const p of e.people) counts.set(p, (counts.get(p) || 0) + 1);
    $("person").append(...[...counts].filter(([id]) => entity.has(id)).sort((a, b) => entity.get(a[0]).name.localeCompare(entity.get(b[0]).name, "en")).slice(0, 2000)
      .map(([id, n]) => element("option", { value: id }, entity.get(id).name + " (" + n + ")")));
    $("actions-choice").hidden = !events.some((e) => e.kind === "action");
    $("source-count").textContent = plural(timeline.sources.length, "article", "articles");
    const days = dated.filter((e) => e.begin != null && e.end != null);
    const first = days.length && days.reduce((a, e) => Math.min(a, e.begin), Infinity), last = days.length && days.reduce((a, e) => Math.max(a, e.end), -Infinity);
    $("facts").textContent = plural(events.length, "event", "events") + " from " + plural(timeline.sources.length, "article", "articles") + (days.length ? ", " + dayText(first) + " to " + dayText(last - 1) : "") +
      (timeline.conflicts && timeline.conflicts.length ? "; sources disagree on " + timeline.conflicts.length : "");
    theme(preference.matches);
    applyFilter();
  }
  begin();
})();
