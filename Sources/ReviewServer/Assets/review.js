"use strict";
// Makes the pages quick: what is decided shows at once and is sent behind, in order. Everything works without it, too.
(() => {
  const byId = (id) => document.getElementById(id);
  const policy = window.trustedTypes?.createPolicy("concord", { createHTML: (text) => text });
  const parse = (text) =>
    new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, "text/html");
  const fragment = { "Concord-Fragment": "1" };
  const isTyping = (element) =>
    element.matches?.("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])");

  /// Comes when the page has shown what changed so far: what is not looked at must not hold up what is.
  const idle = () =>
    new Promise((resolve) =>
      window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 100 }) : setTimeout(resolve, 20));

  document.documentElement.classList.add("script");

  const say = (text, isTrouble) => {
    const span = document.createElement("span");
    span.className = isTrouble ? "trouble" : "done";
    span.textContent = text;
    byId("status")?.replaceChildren(span);
  };

  // MARK: The list

  const list = () => byId("rows");
  const rows = () => Array.from(list()?.children ?? []);
  const currentRow = () => list()?.querySelector(":scope > [aria-current]");
  const rowOf = (term) => list()?.querySelector(`:scope > [data-term="${CSS.escape(term)}"]`);
  const linkOf = (row) => row.querySelector("a");
  const isUndecided = (row) => row.dataset.status === "undecided";
  const count = () => Number(byId("list").dataset.count);

  let shown = byId("detail")?.dataset.term;
  /// Tells whether the term could be shown.
  let whenShown = Promise.resolve(true);
  const cache = new Map();
  const seen = new Map();
  const drafts = new Map();

  const getText = async (address) => {
    const response = await fetch(address, { headers: fragment });
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  };
  const get = async (address) => parse(await getText(address));

  /// The parts of a page that show a term, ready to be put in place.
  const panesOf = (page) =>
    ["detail", "examples"].map((id) => page.getElementById(id)).filter(Boolean)
      .map((element) => document.importNode(element, true));

  const load = (row) => {
    const term = row.dataset.term;
    const known = cache.get(term);
    if (known) return known;
    const entry = {};
    entry.ready = (sending.get(term) ?? Promise.resolve())
      .then(() => getText(linkOf(row).href + (linkOf(row).search ? "&" : "?") + "part=term"))
      .then(async (text) => {
        if (shown !== term) await idle();
        return (entry.panes = panesOf(parse(text)));
      });
    entry.ready.catch(() => cache.delete(term));
    cache.set(term, entry);
    if (cache.size > 60) cache.delete(cache.keys().next().value);
    return entry;
  };

  const prefetch = (row) => {
    let wanted = 0;
    for (let next = row.nextElementSibling; next && wanted < 6; next = next.nextElementSibling) {
      if (wanted < 1 || isUndecided(next)) {
        load(next).ready.catch(() => {});
        wanted += 1;
      }
    }
    const before = row.previousElementSibling;
    if (before) load(before).ready.catch(() => {});
  };

  const swapPanes = (panes) => {
    keepDraft();
    const inDetail = byId("detail").contains(document.activeElement);
    for (const pane of panes) byId(pane.id).replaceWith(pane);
    restoreDraft();
    if (inDetail) byId("term")?.focus({ preventScroll: true });
  };

  /// Keeps address and title up to date; not at every key, since browsers refuse more than a few changes in a second.
  let noting;
  const notePlace = (row) => {
    clearTimeout(noting);
    noting = setTimeout(() => {
      history.replaceState(null, "", linkOf(row).href);
      document.title = document.title.replace(/^.*? – /, row.dataset.term + " – ");
    }, 250);
  };

  /// Opens the term of a row.
  const go = (row, keepsFocus) => {
    if (!row) return;
    const old = currentRow();
    old?.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    const inDetail = byId("detail").contains(document.activeElement) || byId("examples").contains(document.activeElement);
    shown = row.dataset.term;
    const entry = load(row);
    // What is shown may be changed; who comes back gets it anew.
    cache.delete(shown);
    if (entry.panes) {
      swapPanes(entry.panes);
      whenShown = Promise.resolve(true);
    } else {
      byId("detail").setAttribute("aria-busy", "true");
      const term = shown;
      whenShown = entry.ready.then(
        (panes) => {
          if (shown === term) swapPanes(panes);
          return true;
        },
        () => {
          say("The term could not be loaded. Is Concord still running?", true);
          return false;
        });
    }
    // After all that changes the page, so that it is laid out once.
    if (!keepsFocus && !inDetail) linkOf(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    idle().then(() => {
      if (currentRow() !== row) return;
      notePlace(row);
      prefetch(row);
      extendRows(row);
    });
  };

  /// Takes the panes anew from the server, for a way that leads out of the rows that are here.
  const goFar = async (way) => {
    const row = currentRow();
    const address = new URL(row ? linkOf(row).href : location.href);
    address.searchParams.set("go", way);
    // What was just decided is to be known there.
    await queue;
    try {
      const page = await get(address.href);
      keepDraft();
      byId("panes").replaceChildren(
        ...["list", "detail", "examples"].map((id) => page.getElementById(id)).filter(Boolean)
          .map((element) => document.importNode(element, true)));
      shown = byId("detail").dataset.term;
      if (shown === row?.dataset.term) say("Nothing more is undecided here.");
      currentRow()?.scrollIntoView({ block: "center" });
      if (currentRow()) {
        linkOf(currentRow()).focus({ preventScroll: true });
        history.replaceState(null, "", linkOf(currentRow()).href);
        prefetch(currentRow());
      }
      restoreDraft();
    } catch {
      say("The list could not be loaded. Is Concord still running?", true);
    }
  };

  /// Lets go of the rows furthest behind, unless one is selected: a list that only grew would make every step slower.
  const dropBehind = (element) => {
    const behind = Array.from(element.children).slice(0, 100);
    if (element.children.length <= 300 || behind.some((row) => row.querySelector("input").checked)) return;
    const height = element.scrollHeight;
    for (const row of behind) row.remove();
    element.scrollTop -= height - element.scrollHeight;
    const start = Number(element.dataset.start) + behind.length;
    element.dataset.start = start;
    element.setAttribute("start", start + 1);
  };

  let isExtending = false;
  const extendRows = async (row) => {
    const element = list();
    if (isExtending || !element) return;
    const [start, end] = [Number(element.dataset.start), Number(element.dataset.end)];
    const isNear = (way, limit) => {
      let other = row;
      for (let i = 0; i < limit && other; i += 1) other = step(other, way);
      return !other;
    };
    const goesDown = end < count() && isNear(1, 40);
    if (!goesDown && !(start > 0 && isNear(-1, 20))) return;
    isExtending = true;
    try {
      const address = new URL(location.href);
      address.pathname = "/rows";
      address.searchParams.set("from", goesDown ? end : start - 1);
      const page = await get(address.href);
      const fresh = page.getElementById("rows");
      if (list() !== element || !fresh) return;
      const added = Array.from(fresh.children, (child) => document.importNode(child, true));
      // The term that the rows were asked for is not the one that is open.
      for (const row of added) row.removeAttribute("aria-current");
      if (goesDown) {
        element.append(...added);
        element.dataset.end = fresh.dataset.end;
        dropBehind(element);
      } else {
        const height = element.scrollHeight;
        element.prepend(...added);
        element.dataset.start = fresh.dataset.start;
        element.setAttribute("start", Number(fresh.dataset.start) + 1);
        element.scrollTop += element.scrollHeight - height;
      }
    } catch {
      say("More of the list could not be loaded. Is Concord still running?", true);
    } finally {
      isExtending = false;
    }
  };

  const step = (row, way) => (way > 0 ? row?.nextElementSibling : row?.previousElementSibling);

  const move = (way) => {
    const next = step(currentRow(), way);
    if (next) return go(next);
    const element = list();
    if (way > 0 ? Number(element.dataset.end) < count() : Number(element.dataset.start) > 0) {
      goFar(way > 0 ? "next" : "previous");
    }
  };

  const nextUndecided = (from, way) => {
    for (let row = step(from, way); row; row = step(row, way)) if (isUndecided(row)) return row;
  };

  const moveToUndecided = (way) => {
    const row = nextUndecided(currentRow(), way);
    if (row) go(row);
    else goFar(way > 0 ? "nextUndecided" : "previousUndecided");
  };

  const moveToEnd = (way) => {
    const element = list();
    const all = rows();
    const isHere = way > 0 ? Number(element.dataset.end) >= count() : Number(element.dataset.start) === 0;
    if (isHere) go(way > 0 ? all[all.length - 1] : all[0]);
    else goFar(way > 0 ? "last" : "first");
  };

  // MARK: Text that is not saved yet

  const typed = () =>
    Array.from(document.querySelectorAll("#fields textarea, #fields input:not([type=hidden])"))
      .filter((field) => field.value !== field.defaultValue);

  const keepDraft = () => {
    const term = byId("detail")?.dataset.term;
    const fields = typed();
    if (!term) return;
    if (fields.length) drafts.set(term, fields.map((field) => [field.name, field.value]));
    else drafts.delete(term);
  };

  const restoreDraft = () => {
    const form = byId("fields");
    const draft = drafts.get(byId("detail")?.dataset.term);
    if (!form || !draft) return;
    for (const [name, value] of draft) form.elements.namedItem(name).value = value;
    form.closest("details").open = true;
    say("The text that you had not saved is here again.");
  };

  // MARK: Sending

  let queue = Promise.resolve();
  let waiting = 0;
  const sending = new Map();

  const send = (form, data, { term, before, giveBackText, after } = {}) => {
    waiting += 1;
    const sent = queue.then(async () => {
      if (term && seen.has(term)) {
        data.set("seen", String(Math.max(seen.get(term), Number(data.get("seen")))));
      }
      const giveBack = (text) => {
        if (before && rowOf(term)) replaceRow(rowOf(term), before);
        giveBackText?.();
        say(text, true);
      };
      try {
        const response = await fetch(form, { method: "POST", headers: fragment, body: data });
        const text = await response.text();
        await idle();
        const page = parse(text);
        if (!response.ok) giveBack(`Not written: ${page.querySelector("h1")?.textContent ?? response.status}.`);
        takeIn(page, !response.ok);
        if (response.ok) after?.(page);
      } catch {
        giveBack("Not written: Concord does not answer. Is it still running?");
      }
    });
    queue = sent.finally(() => {
      waiting -= 1;
      if (sending.get(term) === sent) sending.delete(term);
    });
    if (term) {
      cache.delete(term);
      sending.set(term, sent);
    }
  };

  /// Puts the parts of an answer where the page has them.
  const takeIn = (page, isRefusal) => {
    const event = Number(page.getElementById("counters")?.dataset.event ?? 0);
    for (const element of Array.from(page.body.children)) {
      const here = element.id && byId(element.id);
      if (element.id === "conflict" || element.id === "problem") {
        openPanel(element);
      } else if (element.id === "status") {
        if (!isRefusal) byId("status").replaceChildren(...Array.from(element.childNodes, (node) => document.importNode(node, true)));
      } else if (element.matches(".row")) {
        cache.delete(element.dataset.term);
        if (event) seen.set(element.dataset.term, event);
        if (here) replaceRow(here, element);
      } else if (element.id === "detail") {
        if (element.dataset.term === shown && !typed().length) replaceDetail(element);
      } else if (here) {
        here.replaceWith(document.importNode(element, true));
      }
    }
  };

  const replaceRow = (old, fresh) => {
    const row = document.importNode(fresh, true);
    const hadFocus = old.contains(document.activeElement);
    row.removeAttribute("aria-current");
    if (old.hasAttribute("aria-current")) row.setAttribute("aria-current", "true");
    row.querySelector("input").checked = old.querySelector("input").checked;
    row.classList.toggle("selected", row.querySelector("input").checked);
    old.replaceWith(row);
    if (hadFocus) linkOf(row).focus({ preventScroll: true });
  };

  const replaceDetail = (fresh) => {
    const old = byId("detail");
    const focused = document.activeElement;
    const same = old.contains(focused) && focused.value
      ? [focused.name, focused.value] : undefined;
    const place = focusedPlace(".renderings tbody tr");
    const top = old.scrollTop;
    const hadFocus = old.contains(focused);
    old.replaceWith(document.importNode(fresh, true));
    byId("detail").scrollTop = top;
    if (place >= 0) focusPlace(".renderings tbody tr", place);
    if (!hadFocus) return;
    const again = same && Array.from(byId("detail").querySelectorAll("button, input"))
      .find((element) => element.name === same[0] && element.value === same[1]);
    (again ?? byId("term")).focus({ preventScroll: true });
  };

  const signs = { accept: ["accepted", "✓"], prefer: ["accepted", "✓"], reject: ["rejected", "✗"], later: ["later", "◷"] };

  const decide = (form, button) => {
    const data = new URLSearchParams(new FormData(form, button));
    const term = data.get("term");
    const row = rowOf(term);
    const sign = signs[button.value.split(":")[0]];
    const before = row?.cloneNode(true);
    if (row && sign) {
      row.classList.remove("undecided", "accepted", "rejected", "later");
      row.classList.add(sign[0]);
      row.dataset.status = sign[0];
      row.querySelector(".sign").textContent = sign[1];
    }
    const address = form.getAttribute("action");
    data.set("shown", sign ? "" : term);
    send(address, data, { term, before });
    if (sign && row) {
      const next = nextUndecided(row, 1);
      if (next) go(next);
      else goFar("nextUndecided");
    }
  };

  const undo = (form, button) => {
    send(form.getAttribute("action"), new URLSearchParams(new FormData(form, button)), {
      after: (page) => {
        const term = page.getElementById("detail")?.dataset.term;
        const all = Array.from(page.querySelectorAll(".row"));
        const fresh = all.find((row) => row.dataset.term === term) ?? all[0];
        if (!fresh || fresh.dataset.term === shown) return;
        const row = byId(fresh.id);
        if (row) go(row);
        else location.assign(linkOf(fresh).getAttribute("href"));
      },
    });
  };

  const save = (form, button) => {
    const data = new URLSearchParams(new FormData(form, button));
    const term = data.get("term");
    const goesOn = data.get("do") === "next";
    data.set("shown", goesOn ? "" : term);
    const fields = typed().map((field) => ({ field, old: field.defaultValue, value: field.value }));
    for (const { field, value } of fields) field.defaultValue = value;
    drafts.delete(term);
    send(form.getAttribute("action"), data, {
      term,
      giveBackText: () => {
        for (const { field, old } of fields) field.defaultValue = old;
        drafts.set(term, fields.map(({ field, value }) => [field.name, value]));
        restoreDraft();
      },
    });
    if (goesOn) {
      byId("term")?.focus();
      const next = nextUndecided(currentRow(), 1);
      if (next) go(next);
      else goFar("nextUndecided");
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    const handler = { decide, undo, fields: save }[form.getAttribute("id")];
    if (!handler || !button || !list()) return;
    event.preventDefault();
    // A button of the term before, whose place the next one is just taking.
    if (handler === decide && byId("detail").dataset.term !== shown) return;
    handler(form, button);
  });

  window.addEventListener("beforeunload", (event) => {
    keepDraft();
    if (waiting > 0 || (list() && drafts.size > 0)) event.preventDefault();
  });

  // MARK: What opens over the page

  const openPanel = (content) => {
    const panel = byId("panel");
    if (!panel) return;
    const close = document.createElement("button");
    close.className = "close";
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => panel.close());
    panel.replaceChildren(close, document.importNode(content, true));
    if (!panel.open) panel.showModal();
    const title = panel.querySelector("h1");
    if (title) title.tabIndex = -1;
    (panel.querySelector("textarea, input:not([type=hidden])") ?? title)?.focus();
  };

  document.addEventListener("click", async (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    const row = link.closest("#rows > li");
    if (row) {
      event.preventDefault();
      go(row);
    } else if (link.hasAttribute("data-panel") && byId("panel")) {
      event.preventDefault();
      try {
        const page = await get(link.href);
        if (page.body.firstElementChild) openPanel(page.body.firstElementChild);
      } catch {
        say("That could not be loaded. Is Concord still running?", true);
      }
    } else if (link.hasAttribute("data-part")) {
      event.preventDefault();
      const page = await get(link.href + (link.search ? "&" : "?") + "part=term");
      const fresh = page.getElementById("examples");
      if (fresh) byId("examples").replaceWith(document.importNode(fresh, true));
    } else if (link.closest(".ways") && link.dataset.action in actions) {
      event.preventDefault();
      actions[link.dataset.action]();
    }
  });

  document.addEventListener("change", (event) => {
    const all = document.querySelector("#batch [name=all]");
    if (event.target === all) return selectAll(all.checked);
    const row = event.target.closest("#rows > li");
    if (!row) return;
    if (!event.target.checked) all.checked = false;
    select(row, event.target.checked);
  });

  const countSelected = () => {
    const selected = rows().filter((row) => row.querySelector("input").checked).length;
    byId("selected-count").textContent = selected ? `${selected} selected` : "";
  };

  const select = (row, isOn) => {
    if (!row) return;
    row.querySelector("input").checked = isOn;
    row.classList.toggle("selected", isOn);
    countSelected();
  };

  const selectAll = (isOn) => {
    for (const row of rows()) select(row, isOn);
    say(isOn ? `All ${count()} terms are selected.` : "No term is selected.");
  };

  // MARK: Keys

  const focusedPlace = (selector) =>
    Array.from(document.querySelectorAll(selector)).findIndex((row) => row.hasAttribute("data-focused"));

  const focusPlace = (selector, place) => {
    const all = Array.from(document.querySelectorAll(selector));
    if (!all.length) return;
    for (const row of all) row.removeAttribute("data-focused");
    const row = all[Math.min(all.length - 1, Math.max(0, place))];
    row.setAttribute("data-focused", "");
    row.scrollIntoView({ block: "nearest" });
    say((row.querySelector("th, .target") ?? row).innerText.replace(/\s+/g, " ").slice(0, 160));
  };

  const inFocused = (selector, action) => {
    const all = Array.from(document.querySelectorAll(selector));
    const row = all[Math.max(0, focusedPlace(selector))];
    row?.querySelector(`[data-action=${action}]`)?.click();
  };

  const renderings = ".renderings tbody tr";
  const examples = ".kwic .example";

  const panes = () => [
    currentRow() && linkOf(currentRow()), byId("term"), byId("examples")?.querySelector("a, button"), byId("q"),
  ].filter(Boolean);

  const actions = {
    next: () => move(1),
    previous: () => move(-1),
    nextUndecided: () => moveToUndecided(1),
    previousUndecided: () => moveToUndecided(-1),
    first: () => moveToEnd(-1),
    last: () => moveToEnd(1),
    extendDown: () => { select(currentRow(), true); move(1); select(currentRow(), true); },
    extendUp: () => { select(currentRow(), true); move(-1); select(currentRow(), true); },
    select: () => currentRow()?.querySelector("input").click(),
    selectAll: () => {
      const all = document.querySelector("#batch [name=all]");
      all.checked = !all.checked;
      selectAll(all.checked);
    },
    nextRendering: () => focusPlace(renderings, Math.max(focusedPlace(renderings), 0) + 1),
    previousRendering: () => focusPlace(renderings, focusedPlace(renderings) - 1),
    nextExample: () => focusPlace(examples, focusedPlace(examples) + 1),
    previousExample: () => focusPlace(examples, focusedPlace(examples) - 1),
    admit: () => inFocused(renderings, "admit"),
    forbid: () => inFocused(renderings, "forbid"),
    editTarget: () => inFocused(renderings, "editTarget"),
    widen: () => inFocused(examples, "widen"),
    enter: () => byId("term")?.focus(),
    leave: () => currentRow() && linkOf(currentRow()).focus(),
    nextPane: () => {
      const all = panes();
      const here = all.findIndex((element) => element.closest(".pane, #bar")?.contains(document.activeElement));
      all[(here + 1) % all.length]?.focus();
    },
  };

  const ofTerm = new Set([
    "nextRendering", "previousRendering", "nextExample", "previousExample", "admit", "forbid", "editTarget", "widen",
  ]);

  /// What has no part here is done by the button, link or field that says so.
  const perform = (action) => {
    // Keys that are quicker than the term count for it when it is there.
    if ((!actions[action] || ofTerm.has(action)) && byId("detail") && byId("detail").dataset.term !== shown) {
      whenShown.then((isShown) => isShown && perform(action));
      return;
    }
    if (actions[action]) return actions[action]();
    const target = document.querySelector(`[data-action=${action}]`);
    if (!target) return;
    const drawer = target.closest("details:not(.drop)");
    if (drawer) drawer.open = true;
    if (isTyping(target)) return target.focus();
    target.click();
    if (target.matches("summary")) target.parentElement.querySelector("a, button, input")?.focus();
  };

  const table = new Map();
  for (const line of (document.body.dataset.keys ?? "").split("\n")) {
    const [action, ...keys] = line.split("\t");
    for (const key of keys) table.set(key, action);
  }

  const nameOf = (event) => {
    let key = event.key === " " ? "Space" : event.key;
    // Letters of another script: the key's place counts.
    if (key.length === 1 && key > "\x7f" && !table.has(key) && /^Key[A-Z]$/.test(event.code)) {
      key = event.shiftKey ? event.code[3] : event.code[3].toLowerCase();
    }
    const isCharacter = key.length === 1;
    const control = event.ctrlKey ? "Ctrl+" : "";
    const shift = event.shiftKey && (!isCharacter || control) ? "Shift+" : "";
    return control + shift + (isCharacter && control ? key.toLowerCase() : key);
  };

  let begun = "";
  let begunAt = 0;

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.isComposing || event.key === "Process" || event.keyCode === 229) {
      if (!isTyping(target)) say("Switch the input method to English, or use the arrows, Enter and the buttons.", true);
      return;
    }
    if (event.altKey || event.metaKey || event.getModifierState("AltGraph")) return;
    const settles = document.querySelector("dialog[open]") ?? document;
    if (!isTyping(target)) {
      const button = settles.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (button) {
        event.preventDefault();
        return button.click();
      }
    }
    if (!list() || document.querySelector("dialog[open]")) return;
    const name = nameOf(event);
    let action = table.get(name);
    if (isTyping(target)) {
      if (action === "leave") {
        event.preventDefault();
        (target.closest(".pane") ? byId("term") : linkOf(currentRow() ?? rows()[0]))?.focus();
      } else if (action === "nextPane") {
        event.preventDefault();
        perform(action);
      } else if (action === "save" && target.form?.getAttribute("id") === "fields") {
        event.preventDefault();
        perform(action);
      }
      return;
    }
    const isOwn = target === document.body || target.closest("#content");
    if (!isOwn && action !== "nextPane" && action !== "leave") return;
    const sequence = begun && event.timeStamp - begunAt < 1000 ? `${begun} ${name}` : "";
    begun = "";
    if (sequence && table.has(sequence)) {
      action = table.get(sequence);
    } else if (Array.from(table.keys()).some((key) => key.startsWith(name + " "))) {
      begun = name;
      begunAt = event.timeStamp;
      event.preventDefault();
      return;
    }
    if (!action) return;
    const presses = target.matches("button, summary, a, input") && !target.closest("#rows > li > a");
    if (presses && (name === "Enter" || name === "Space")) return;
    if (action === "leave" && document.querySelector(".drop[open]")) {
      for (const drop of document.querySelectorAll(".drop[open]")) drop.open = false;
    }
    event.preventDefault();
    perform(action);
  });

  document.addEventListener("click", (event) => {
    for (const drop of document.querySelectorAll(".drop[open]")) if (!drop.contains(event.target)) drop.open = false;
  });

  // MARK: What others do

  const look = async () => {
    if (document.hidden || waiting > 0 || !list()) return;
    const known = byId("counters")?.dataset.event;
    const address = new URL(location.href);
    address.pathname = "/news";
    address.searchParams.set("after", known);
    try {
      const page = await get(address.href);
      if (waiting > 0 || page.getElementById("counters")?.dataset.event === known) return;
      takeIn(page);
      const row = currentRow();
      if (row && page.getElementById(row.id) && !typed().length) go(row, true);
    } catch {
      say("Concord does not answer. Is it still running?", true);
    }
  };

  if (list()) {
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    setInterval(look, 15000);
    document.addEventListener("scroll", (event) => {
      const element = event.target;
      if (element === list() && element.scrollHeight - element.scrollTop < 2 * element.clientHeight) {
        extendRows(element.lastElementChild);
      }
    }, { passive: true, capture: true });
    const row = currentRow();
    if (row) {
      row.scrollIntoView({ block: "center" });
      if (document.activeElement === document.body) linkOf(row).focus({ preventScroll: true });
      prefetch(row);
    }
  }
})();
