// Solo play without page loads: sends the forms, swaps <main>, runs the leader. All of it is comfort. The same forms
// work without it, the server's clock alone decides, and nothing here needs a secure context.

const SPOKEN_S = [30, 10, 5];
const EARLY_MS = 400; // what is typed at the bell leaves a little before it
const LATE_MS = 700; // the server keeps its gate open this much longer than the leader shows
const BUSY = [502, 503, 504];

const find = (selector, root = document) => root.querySelector(selector);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const says = document.body.appendChild(make("p", { className: "sr", role: "status" }));
let sending = false;
let stopClock = () => {};
let shownUrl = location.href;

function make(tag, traits, ...inside) {
  const element = Object.assign(document.createElement(tag), traits);
  if (traits.role) element.setAttribute("role", traits.role);
  element.append(...inside);
  return element;
}

// --- what the page shows now ---

function begin(ageMs) {
  stopClock();
  sending = false;
  const form = find("#answer");
  if (!form) return;
  if (form.dataset.kind === "order") form.querySelectorAll(".places li").forEach(movable);
  if (find("button.choice, label.choice", form)) explainKeys(form);
  if (form.dataset.leftMs) stopClock = countdown(form, Number(form.dataset.leftMs) - ageMs);
}

function countdown(form, leftMs) {
  const leader = find(".leader");
  const arc = find(".arc", leader);
  const total = Number(form.dataset.totalMs);
  const ends = Date.now() + leftMs; // display only; survives a sleeping phone
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let seconds = Math.ceil(leftMs / 1000) + 1;
  let touched = false;
  find("animate", arc)?.remove();
  const touch = () => (touched = true);
  form.addEventListener("input", touch);
  form.addEventListener("moved", touch);

  function tick() {
    const left = Math.max(0, ends - Date.now());
    const now = Math.ceil(left / 1000);
    if (!calm || now !== seconds) arc.setAttribute("stroke-dashoffset", 100 - (100 * left) / total);
    if (now !== seconds) {
      find("b", leader).textContent = now;
      leader.classList.toggle("late", now <= 5);
      if (SPOKEN_S.some((mark) => now <= mark && mark < seconds && leftMs > mark * 1000)) says.textContent = `${now} seconds left`;
      seconds = now;
    }
    if (sending) return;
    if (touched && left <= EARLY_MS) send(form);
    else if (left === 0) timeUp(form);
  }
  tick();
  const timer = setInterval(tick, 200);
  return () => clearInterval(timer);
}

async function timeUp(form) {
  sending = true;
  lock(form);
  says.textContent = "Time is up.";
  await pause(LATE_MS);
  const asked = Date.now();
  await show(await reach(location.href, {}, "No connection. Time is up for this question; the rest waits for you."), asked);
}

// --- sending ---

async function send(form, submitter) {
  if (sending) return;
  sending = true;
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.append(submitter.name, submitter.value);
  lock(form, submitter);
  const asked = Date.now();
  const kept = form.id === "answer" ? "No connection. Your answer is kept here and sent as soon as the server can be reached." : "No connection. Trying again …";
  await show(await reach(form.getAttribute("action"), { method: "POST", body }, kept), asked);
}

function lock(form, submitter) {
  form.inert = true;
  form.classList.add("sent");
  form.setAttribute("aria-busy", "true");
  submitter?.classList.add("mine");
  const note = submitter && find("kbd", submitter);
  if (note) note.textContent = "sending …";
  says.textContent = "Sending …";
}

// Asks until something that is not a lost or overloaded connection answers; asking twice is safe, the first counts.
async function reach(url, options, lost) {
  for (let tries = 0; ; tries++) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 10000);
    try {
      const response = await fetch(url, { ...options, signal: stop.signal, headers: { "X-Requested-With": "fetch" } });
      if (!BUSY.includes(response.status)) return { response, text: await response.text() };
    } catch {
      // no network, or no answer in time: the banner below says so
    } finally {
      clearTimeout(timer);
    }
    await retry(tries, lost);
  }
}

function retry(tries, lost) {
  return new Promise((done) => {
    if (!find("#offline")) {
      const button = make("button", { type: "button", className: "button small", textContent: "Try now" });
      find("main").prepend(make("div", { id: "offline", className: "warn", role: "alert" }, make("p", { textContent: lost }), button));
    }
    find("#offline button").onclick = done;
    addEventListener("online", done, { once: true });
    setTimeout(done, Math.min(8000, 1000 * 2 ** tries));
  });
}

async function show({ response, text }, asked) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const fetched = response.redirected || response.url === location.href;
  const otherFrame = page.body.className !== document.body.className;
  if (!find("main", page) || (fetched && otherFrame)) return location.assign(response.url);
  document.body.className = page.body.className;
  document.title = page.title;
  for (const part of [".notices", "main"]) find(part).replaceChildren(...find(part, page).childNodes);
  if (response.redirected && response.url !== location.href) history.pushState(null, "", response.url);
  shownUrl = location.href;
  says.textContent = "";
  scrollTo(0, 0);
  (find("main [data-focus]") ?? find("main [autofocus]") ?? find("main h1"))?.focus({ preventScroll: true });
  begin((Date.now() - asked) / 4); // two round trips for POST and GET: the page is about one way old
}

// --- keys ---

const hasKeys = matchMedia("(any-hover: hover)").matches;
let keysOn = hasKeys && stored() !== "off";

function stored(value) {
  try {
    if (value) localStorage.setItem("m_keys", value);
    return localStorage.getItem("m_keys");
  } catch {
    return null; // storage is blocked: the switch then lasts as long as the page
  }
}

function explainKeys(form) {
  if (!hasKeys) return;
  const last = form.querySelectorAll(".choice").length;
  const button = make("button", { type: "button", className: "link" });
  const note = make("p", { className: "dim small" }, make("span", {}), " ", button);
  const tell = () => {
    note.firstChild.textContent = keysOn ? `Keys 1–${last} or A–${"ABCDEF"[last - 1]} choose.` : "";
    button.textContent = keysOn ? "Turn keys off" : "Turn keys 1–" + last + " on";
  };
  button.onclick = () => {
    keysOn = !keysOn;
    stored(keysOn ? "on" : "off");
    tell();
  };
  tell();
  form.after(note); // beside the form: what sends the answer stays its last button
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || sending) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, details, .places")) return;
  const choices = [...document.querySelectorAll("#answer button.choice, #answer .choice input")];
  const number = keysOn && event.key.length === 1 ? "123456".indexOf(event.key) + "abcdef".indexOf(event.key.toLowerCase()) + 1 : -1;
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (choices[number]) {
    choices[number].focus();
    choices[number].click();
  } else if (step && choices.length) {
    const at = choices.indexOf(document.activeElement);
    choices[at < 0 ? (step > 0 ? 0 : choices.length - 1) : (at + step + choices.length) % choices.length].focus();
  } else if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
    const next = find("[data-next]") ?? find("#answer button:not(.choice, .link)");
    if (!next) return;
    next.click();
  } else return;
  event.preventDefault();
}

// --- order: up and down write the places that are sent ---

function movable(row) {
  const list = row.parentElement;
  list.classList.add("live");
  const text = find("label", row).textContent.trim();
  find("select", row).hidden = true;
  const move = (by, button) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    by < 0 ? other.before(row) : other.after(row);
    [...list.children].forEach((item, place) => (find("select", item).value = place + 1));
    button.focus();
    says.textContent = `${text}: place ${[...list.children].indexOf(row) + 1} of ${list.children.length}`;
    row.dispatchEvent(new Event("moved", { bubbles: true }));
  };
  const arrow = (by, sign, word) => {
    const button = make("button", { type: "button", className: "move", textContent: sign });
    button.setAttribute("aria-label", `Move ${word}: ${text}`);
    button.onclick = () => move(by, button);
    button.onkeydown = (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) event.preventDefault(), move(step, button);
    };
    return button;
  };
  row.append(arrow(-1, "↑", "up"), arrow(1, "↓", "down"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "answer" && !("swap" in form.dataset)) return;
  event.preventDefault();
  send(form, event.submitter);
});
document.addEventListener("keydown", pressed);
addEventListener("popstate", () => {
  if (location.href.split("#")[0] !== shownUrl.split("#")[0]) location.reload();
});

const arrived = performance.getEntriesByType("navigation")[0];
begin(arrived ? performance.now() - (arrived.responseStart + arrived.requestStart) / 2 : 0);
