// Keys, and a card that changes without loading the page. Everything here can be done without it.
(() => {
  "use strict";
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const OFF = "variorum-keys-off";

  const remembered = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const remember = (off) => { try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* private window */ } };
  const say = (words) => { const live = one("#said"); if (live) live.textContent = words; };

  // On a narrow screen the choices above the text begin closed.
  const narrow = matchMedia("screen and (max-width: 820px)");
  if (narrow.matches) all("details.choices[open]").forEach((box) => box.removeAttribute("open"));

  // Menus close when one goes elsewhere.
  const menus = () => all("details.account[open], details.export[open], details.why-not[open]");
  document.addEventListener("click", (event) => menus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));

  // Forms that filter send when a choice is made; the button stays for those without a script.
  all("form.filters select").forEach((select) => {
    if (!select.closest(".any-two")) select.addEventListener("change", () => select.form.requestSubmit());
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
    const card = one("#card");
    if (!card) return;
    address.searchParams.set("part", "card");
    address.hash = "";
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const html = await answer.text();
      if (current() === row) { card.innerHTML = html; card.scrollTop = 0; sheet(row); }
    } catch { location.assign(row.href); location.reload(); }
  };

  // The sheet at the foot of a narrow screen follows the card.
  const sheet = (row) => {
    const box = one("#sheet"), form = one("#card form.judge"), list = rows(), at = list.indexOf(row);
    if (!box) return;
    one(".sheet-what strong", box).textContent = `${one(".row-type", row).firstChild.nextSibling.textContent.trim()} ${one(".row-text", row).textContent.trim()}`;
    const mine = one("form", box);
    if (mine && form) {
      mine.action = form.action;
      ["next", "after"].forEach((name) => { one(`[name=${name}]`, mine).value = one(`[name=${name}]`, form).value; });
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
    const ref = new URL(link.href).hash.replace("#c-", "");
    const row = rows().find((candidate) => candidate.dataset.ref === ref);
    if (row) { event.preventDefault(); show(row, Boolean(link.closest("#ledger"))); }
  });

  // The inbox: the keys walk over its rows; what they do there are the buttons' own acts.
  const items = () => all("#inbox .item");
  const here = () => one("#inbox .item:focus-within") || one("#inbox .item:target");
  const go = (item) => { if (!item) return; one(".item-link", item).focus({ preventScroll: true }); item.scrollIntoView({ block: "nearest" }); };
  const walk = (by) => {
    const list = items(), at = list.indexOf(here());
    if (!list.length) return false;
    const next = at < 0 ? 0 : at + by;
    if (next < 0 || next >= list.length) say(by > 0 ? "Last change." : "First change."); else go(list[next]);
    return true;
  };
  const press = (selector) => {
    const box = items().length ? here() : one("#card");
    const button = box && one(selector, box);
    if (button) button.click();
  };
  const note = (selector) => {
    const box = items().length ? here() : one("#card");
    if (!box) return;
    const fold = one(".why-not", box);
    if (fold) fold.open = true;
    const field = one(selector, box) || one("textarea", box);
    if (field) field.focus();
  };
  const copy = () => {
    const link = items().length ? here() && one(".item-permalink", here()) : one("#card .permalink a");
    if (link && navigator.clipboard) navigator.clipboard.writeText(link.href).then(() => say("Permanent link copied."), () => {});
  };
  const tick = () => { const box = here() && one("[name=pick][type=checkbox]", here()); if (box) box.click(); };
  const counted = one(".bulk-n");
  if (counted) document.addEventListener("change", () => {
    const n = all("[name=pick]:checked").length;
    counted.textContent = n ? `${n} ticked` : "Tick changes to judge them together";
  });
  if (items().length && one("#undo")) {
    // After the browser itself has gone to the address's place, which takes the focus away.
    addEventListener("load", () => setTimeout(() => {
      const at = one("#inbox .item:target") || items()[0];
      go(at);
      say(`${one("#undo p").innerText} Next: ${one(".line-type", at).innerText}`);
    }, 100));
  }

  const follow = (selector) => { const link = one(selector); if (link) link.click(); };
  const help = () => { const box = one("#keys"); if (box && !box.open) box.showModal(); };
  const keys = {
    j: () => walk(1) || step(1), k: () => walk(-1) || step(-1), n: () => walk(1) || step(1, true), p: () => walk(-1) || step(-1, true),
    c: () => press("button[value=confirm]"), x: () => (items().length ? note("select[name=reason]") : press("button[value=dismiss]")), e: () => note("textarea"),
    z: () => (one("#undo button") ? follow("#undo button") : press("button[value=reopen]")), s: tick, y: copy,
    u: () => { const up = all(".crumbs a").pop(); location.assign(up ? up.href : "/stories"); },
    1: () => follow('#views [data-key="1"]'), 2: () => follow('#views [data-key="2"]'), 3: () => follow('#views [data-key="3"]'),
    w: () => follow("#wording"), "[": () => follow("#older"), "]": () => follow("#newer"), "?": help,
    "/": () => { const field = one("#find"); if (field) field.focus(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menus().forEach((menu) => { menu.open = false; one("summary", menu).focus(); }); return; }
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (remembered() && event.key !== "?") return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const off = one("#keys-off");
  if (off) { off.checked = remembered(); off.addEventListener("change", () => remember(off.checked)); }

  // The page first: what it still loads or paints does not wait for a stream of events.
  const live = one("#live");
  if (live) addEventListener("load", () => setTimeout(() => {
    const script = document.createElement("script");
    script.src = live.dataset.script;
    document.head.append(script);
  }, 1500));
})();
