// Keys, and a card that changes without loading the page. Everything here can be done without it.
(() => {
  "use strict";
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (words) => { const live = one("#said"); if (live) live.textContent = words; };

  // On a narrow screen the choices above the text begin closed.
  const narrow = matchMedia("screen and (max-width: 820px)");
  if (narrow.matches) all("details.choices[open]").forEach((box) => box.removeAttribute("open"));

  // Menus close when one goes elsewhere.
  const menus = () => all("details.account[open], details.export[open]");
  document.addEventListener("click", (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));

  // Forms that filter send when a choice is made; the button stays for those without a script.
  document.addEventListener("change", ({ target }) => {
    if (target.matches("form.filters select") && !target.closest(".any-two")) target.form.requestSubmit();
  });

  const rows = () => all("#ledger a[data-ref]");
  const current = () => one("#ledger a[aria-current]");

  const show = async (row, focus) => {
    if (!row) return;
    const place = row.dataset.place;
    all(".mk-now").forEach((mark) => mark.classList.remove("mk-now"));
    all(".block-now").forEach((block) => block.classList.remove("block-now"));
    rows().forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    const marks = all("[data-c]").filter((mark) => mark.dataset.c.split(" ").includes(place));
    marks.filter((mark) => mark.classList.contains("mk")).forEach((mark) => mark.classList.add("mk-now"));
    const mark = document.getElementById("c-" + row.dataset.ref) || marks[0];
    if (mark) {
      const fold = mark.closest("details.fold");
      if (fold) fold.open = true;
      const block = mark.closest(".block, .pair");
      if (block) block.classList.add("block-now");
      mark.scrollIntoView({ block: "center" });
    }
    if (focus) row.focus({ preventScroll: true });
    const at = rows().indexOf(row) + 1;
    say(`${one(".row-type", row).innerText.trim()}. ${one(".row-text", row).textContent.trim()}. ${at} of ${rows().length}.`);
    const address = new URL(row.href);
    history.replaceState(null, "", address);
    if (!one("#card")) return;
    address.searchParams.set("part", "card");
    address.hash = "";
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const html = await answer.text();
      if (current() === row) { card().innerHTML = html; card().scrollTop = 0; sheet(row); }
    } catch { location.assign(row.href); location.reload(); }
  };

  // The sheet at the foot of a narrow screen follows the card.
  const sheet = (row) => {
    const box = one("#sheet"), form = one("#card form.judge"), list = rows(), at = list.indexOf(row);
    if (!box) return;
    const what = one(".sheet-what strong", box);
    if (what) what.textContent = `${one(".row-type", row).firstChild.nextSibling.textContent.trim()} ${one(".row-text", row).textContent.trim()}`;
    const mine = one("form", box);
    if (mine && form) {
      mine.action = form.action;
      ["next", "after", "pick"].forEach((name) => { const field = one(`[name=${name}]`, mine); if (field) field.value = one(`[name=${name}]`, form).value; });
    }
    one("[rel=prev]", box).href = (list[at - 1] || row).href;
    one("[rel=next]", box).href = (list[at + 1] || row).href;
  };

  const step = (by, open) => {
    const list = rows();
    if (!list.length) return;
    let at = list.indexOf(current());
    for (let tries = 0; tries < list.length; tries += 1) {
      at += by;
      if (at < 0 || at >= list.length) { say(by > 0 ? "Last change." : "First change."); return; }
      if (!open || list[at].dataset.state === "open") { show(list[at], true); return; }
    }
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("#ledger a[data-ref], a.gutter[href], #sheet a[rel], .notice-head a");
    if (!link) return;
    if (narrow.matches && one(".desk-inbox")) return;
    const ref = new URL(link.href).hash.slice(3);  // of #c-… or #i-…
    const row = rows().find((candidate) => candidate.dataset.ref === ref);
    if (row) { event.preventDefault(); show(row, Boolean(link.closest("#ledger"))); }
  });

  const card = () => one("#card");
  const press = (selector) => { const button = card() && one(selector, card()); if (button) button.click(); };
  const note = (selector) => { const field = card() && one(selector, card()); if (field) field.focus(); };
  const copy = () => {
    const link = one("#card .permalink a");
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.href).then(() => say("Permanent link copied."), () => {});
  };

  // The inbox: ticks, and forms that are sent without leaving the page.
  const box = () => { const row = current(); return row && one("[name=pick]", row.parentElement); };
  const tick = () => { if (box()) box().click(); };
  const counted = () => {
    const told = one(".bulk-n"), n = all("#ledger [name=pick]:checked").length;
    if (!told) return;
    told.textContent = n ? `${n} ticked` : told.dataset.none;
    if (n) one("#bulk-box").open = true;
  };
  document.addEventListener("change", (event) => { if (event.target.name === "pick") counted(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-tick]");
    if (!link) return;
    event.preventDefault();
    const mine = all("[name=pick]", link.parentElement.nextElementSibling), off = mine.some((one) => !one.checked);
    mine.forEach((one) => { one.checked = off; });
    counted();
  });

  // After an act: to the next change that waits, saying in one sentence what was done and what comes.
  const landed = () => {
    const done = one("#done"), row = current(), head = one("main h1");
    if (row) { row.scrollIntoView({ block: "nearest" }); row.focus({ preventScroll: true }); } else if (head) { head.tabIndex = -1; head.focus(); }
    const next = row ? `Next: ${one(".row-type", row).innerText.trim()}, ${one(".row-text", row).textContent.trim()}.` : head ? head.innerText : "";
    if (done || !row) say(`${done ? done.innerText : ""} ${next}`);
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target, button = event.submitter;
    if (!form.matches("form[data-stay]")) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "1";
    const body = new FormData(form), list = one("#inbox"), top = list && list.scrollTop;
    if (button && button.name) body.append(button.name, button.value);
    try {
      const answer = await fetch((button && button.getAttribute("formaction")) || form.action, { method: "POST", body, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html"), main = one("main", page);
      if (!main || !one("#card, #inbox, .beside", main)) { location.assign(answer.url); return; }
      one("main").replaceWith(document.adoptNode(main));
      document.title = page.title;
      if (answer.ok) history.replaceState(null, "", answer.url);
      if (one("#inbox") && top) one("#inbox").scrollTop = top;
      landed();
      if (answer.ok && /assignments$/.test(button && button.formAction)) say("Assigned.");
    } catch { delete form.dataset.sent; say("It did not reach the server. Try again."); }
  });
  if (one("#inbox") && one("#done")) addEventListener("load", () => setTimeout(landed, 100));  // after the browser went to the address's place

  // Somebody else judged a change that stands here: its row says so, and so does its card when nothing is being typed.
  document.addEventListener("judged", ({ detail }) => {
    const row = rows().find((candidate) => candidate.dataset.ref === detail.change);
    const state = detail.verdict === "reopened" ? "open" : detail.verdict;
    if (!row || row.dataset.state === state) return;
    row.dataset.state = state;
    const ring = one(".ring", row.parentElement), why = one(".row-why", row), field = one("#card textarea");
    if (ring) { ring.className = `ring ring-${state}`; ring.textContent = { confirmed: "✓", dismissed: "×" }[state] || ""; }
    if (why) why.textContent = `${state[0].toUpperCase()}${state.slice(1)} by ${detail.by} just now`;
    if (row === current() && field && !field.value) show(row, false);
  });

  const follow = (selector) => { const link = one(selector); if (link) link.click(); };
  const help = () => { const box = one("#keys"); if (box && !box.open) box.showModal(); };
  const acts = {
    next: () => step(1), previous: () => step(-1), next_open: () => step(1, true), previous_open: () => step(-1, true),
    confirm: () => press("button[value=confirm]"), dismiss: () => press("button[value=dismiss]"),
    note: () => note("textarea"), tick, copy,
    undo: () => (one("#undo button") ? follow("#undo button") : press("button[value=reopen]")),
    up: () => { const up = all(".crumbs a").pop(); location.assign(up ? up.href : "/stories"); },
    changes: () => follow('#views [data-key="1"]'), inline: () => follow('#views [data-key="2"]'), side: () => follow('#views [data-key="3"]'),
    wording: () => follow("#wording"), older: () => follow("#older"), newer: () => follow("#newer"), help,
    search: () => { const field = one("#find"); if (field) field.focus(); },
  };
  const pairs = {
    gi: () => location.assign("/inbox"), gs: () => location.assign("/stories"),
    vb: () => follow('[data-base="baseline"]'), vp: () => follow('[data-base="previous"]'), vs: () => follow('[data-base="seen"]'),
  };
  // Which key does what is the person's choice, kept on the server; without any, all but the help are off.
  const mine = one("#keys") && one("#keys").dataset.keys, doing = { "?": "help" };
  if (mine) { delete doing["?"]; Object.entries(JSON.parse(mine)).forEach(([what, key]) => { doing[key] = what; }); }
  let first = "";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menus().forEach((menu) => { menu.open = false; one("summary", menu).focus(); }); return; }
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog")) return;
    const pair = mine && pairs[first + event.key];
    first = "";
    if (pair) { event.preventDefault(); pair(); return; }
    if (mine && (event.key === "g" || event.key === "v")) { first = event.key; return; }
    if (mine && event.key === "F7") { event.preventDefault(); step(event.shiftKey ? -1 : 1); return; }
    if (mine && event.key === "M" && doing.M === undefined) { event.preventDefault(); acts.confirm(); return; }
    const act = acts[doing[event.key]];
    if (act) { event.preventDefault(); act(); }
  });

  // The page first: what it still loads or paints does not wait for a stream of events.
  const live = one("#live");
  if (live) addEventListener("load", () => setTimeout(() => {
    const script = document.createElement("script");
    script.src = live.dataset.script;
    document.head.append(script);
  }, 1500));
})();
