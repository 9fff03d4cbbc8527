// The question desk without page loads. Every button of the form works by itself: add, remove, try and preview are
// submit buttons that save nothing and show the form again. Here they are sent in the background, so that the place on
// the page is kept; where a preview button exists, it is pressed for the editor after each pause in typing.
//
// <form data-edit> holds the fields; [data-preview] is what a player would see, drawn by the server alone.

const PAUSE_MS = 400;
const QUIET = ["add", "remove", "try", "preview"];
const find = (selector, root = document) => root.querySelector(selector);
let waiting;
let newest = 0;

async function drawn(form, button) {
  const turn = ++newest;
  const body = new URLSearchParams(new FormData(form));
  body.append(button.name, button.value);
  const response = await fetch(form.getAttribute("action") || location.href, {
    method: "POST",
    body,
    headers: { "X-Requested-With": "fetch" },
  });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok || response.redirected || !find("form[data-edit]", page)) throw new Error(`answered ${response.status}`);
  return turn === newest ? page : null; // an older drawing must not overwrite a newer one
}

async function press(form, button) {
  clearTimeout(waiting);
  const place = [...form.querySelectorAll(`button[name=${button.name}]`)].indexOf(button);
  const page = await drawn(form, button);
  if (!page) return;
  find("main").replaceChildren(...find("main", page).childNodes);
  const fresh = find("form[data-edit]");
  const buttons = [...fresh.querySelectorAll(`button[name=${button.name}]`)];
  const empty = [...fresh.querySelectorAll("input[name^=choices-]")].filter((field) => !field.value);
  const added = button.name === "add" && empty.pop();
  (added || buttons[Math.min(place, buttons.length - 1)] || find("h1"))?.focus();
}

async function preview(form) {
  const button = find("button[name=preview]", form);
  const page = button && (await drawn(form, button));
  const now = find("[data-preview]");
  const next = page && find("[data-preview]", page);
  if (now && next) now.replaceChildren(...next.childNodes);
}

document.addEventListener("submit", (event) => {
  const [form, button] = [event.target, event.submitter];
  if (!("edit" in form.dataset) || !QUIET.includes(button?.name) || "plain" in button.dataset) return;
  event.preventDefault();
  press(form, button).catch(() => {
    button.dataset.plain = "";
    form.requestSubmit(button); // let the browser try, and show what the server says
  });
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-edit]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => preview(form).catch(() => {}), PAUSE_MS);
});
