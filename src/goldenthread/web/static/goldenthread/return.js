// What is typed into a return stays in this browser until the record has it: a page that is closed, a network that
// fails or a session that ends loses nothing. It is kept by return and person, and goes once it has been saved.
const form = document.getElementById("return-form");
const key = `goldenthread-${form.dataset.typed}`;
const kept_days = 30;
const ours = ["csrfmiddlewaretoken", "written_by", "listed"];
const guards = ["revision", "sheet"];

const fields = () =>
  Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !ours.includes(name)));
const typed = (all) =>
  JSON.stringify(Object.entries(all).filter(([name, value]) => value && !guards.includes(name)).sort());

// A browser may refuse to keep anything: then what the server says holds alone.
const store = {
  read() {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  },
  write(value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* nothing is kept here */ }
  },
  drop() {
    try { localStorage.removeItem(key); } catch { /* nothing was kept here */ }
  },
};

const put = (name, value) => {
  const there = form.elements.namedItem(name);
  if (there === null) {
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(hidden);
  } else {
    there.value = value;
  }
};

const put_back = (all) => {
  for (const name of Object.keys(fields())) if (!guards.includes(name) && !(name in all)) put(name, "");
  for (const [name, value] of Object.entries(all)) put(name, value);
  form.dispatchEvent(new Event("input", { bubbles: true }));
};

const offer = (found) => {
  const notice = document.getElementById("not-sent").content.cloneNode(true).firstElementChild;
  const when = new Date(found.at).toLocaleString("en-GB", { timeZone: "Europe/London", dateStyle: "long", timeStyle: "short" });
  notice.querySelector("[data-when]").textContent = when;
  notice.querySelector("[data-put-back]").addEventListener("click", () => { notice.remove(); put_back(found.fields); });
  notice.querySelector("[data-throw-away]").addEventListener("click", () => { notice.remove(); store.drop(); });
  form.before(notice);
};

const found = store.read();
if (found) {
  const arrived = found.sent && Number(form.elements.revision.value) > Number(found.fields.revision);
  const old = Date.now() - found.at > kept_days * 24 * 3600 * 1000;
  if (arrived || old || typed(found.fields) === typed(fields())) store.drop();
  else offer(found);
}

let asked = "";
form.addEventListener("input", () => store.write({ at: Date.now(), fields: fields() }));
form.addEventListener("submit", () => {
  const now = store.read();
  if (now) store.write({ ...now, sent: true });
});
document.body.addEventListener("htmx:beforeRequest", () => { asked = typed(fields()); });
document.body.addEventListener("saved", () => { if (asked === typed(fields())) store.drop(); });
