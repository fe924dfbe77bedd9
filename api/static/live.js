// Says in the bar that a version came. One stream a browser, shared by its tabs; nothing that is being read is moved.
(() => {
  "use strict";
  const slot = document.getElementById("live");
  if (!slot || !window.EventSource) return;
  const here = /^\/s\/([^/]+)(?:\/([^/]+)\/[^/]*\.\.[^/]*)?/.exec(decodeURI(location.pathname)) || [];
  const [, story, source] = here;
  const lists = ["/", "/stories", "/inbox", "/corrections", "/claims", "/quotes"].includes(location.pathname);
  if (!story && !lists) return;
  const channel = window.BroadcastChannel ? new BroadcastChannel("variorum-live") : null;
  const title = document.title;
  const mine = new Set();  // refs of versions that came since this page was loaded
  let last = null, later = 0;

  const zone = document.documentElement.dataset.zone || "UTC";  // as on the pages
  const clock = (moment) => new Date(moment).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const show = (words, href, link) => {
    const said = document.createElement("span");
    said.textContent = words;
    slot.replaceChildren(said);
    if (!href) return;
    const open = document.createElement("a");
    open.href = href;
    open.textContent = link;
    slot.append(open);
  };
  // Bursts are told once: a screen reader hears one sentence in ten seconds, not forty.
  const tell = () => {
    later = 0;
    if (!mine.size) return;
    document.title = `(${mine.size}) ${title}`;
    const many = mine.size > 1 ? `${mine.size} new versions, last ` : "New version ";
    show(`${many}${clock(last.at)}, ${last.source_title}`, source && last.source === source ? last.url : story ? last.url : location.href, source || story ? "Open it" : "Reload");
  };
  const hear = (told) => {
    if (told.kind === "judged") document.dispatchEvent(new CustomEvent("judged", { detail: told }));
    if (told.kind !== "compared" || (story && told.story !== story) || mine.has(told.version)) return;
    mine.add(told.version);
    last = told;
    if (!later) later = setTimeout(tell, mine.size > 1 ? 10000 : 200);
  };

  let stream = null, failures = 0;
  const close = () => { if (stream) { stream.close(); stream = null; } };
  const listen = () => {
    close();
    stream = new EventSource("/events");
    ["version", "compared", "judged"].forEach((kind) => stream.addEventListener(kind, (event) => {
      failures = 0;
      const told = JSON.parse(event.data);
      hear(told);
      if (channel) channel.postMessage(told);
    }));
    stream.onopen = () => { failures = 0; };
    stream.onerror = () => {
      failures += 1;
      if (stream && stream.readyState === EventSource.CLOSED) setTimeout(listen, 60000);
      if (failures === 3) show("Live updates off.", location.href, "Reload to check");
    };
  };
  if (channel) channel.onmessage = (event) => hear(event.data);
  const begin = () => {
    if (channel && navigator.locks) {
      // The tab that holds the lock listens for all; when it closes, the next one takes over.
      navigator.locks.request("variorum-live", () => new Promise(() => listen()));
    } else {
      const turn = () => (document.visibilityState === "visible" ? listen() : close());
      document.addEventListener("visibilitychange", turn);
      turn();
    }
  };
  begin();
})();
