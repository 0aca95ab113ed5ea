// The page: what members do goes to the bot, what the bot says is shown.
import * as api from "./api.js";
import { Composer } from "./composer.js";
import { byId, element } from "./dom.js";
import { know } from "./markdown.js";
import { answer, isPrivate, notice } from "./message.js";
import { ask as askForm } from "./modal.js";
import * as panel from "./panel.js";

/** When a slow answer is shown as thought about, in milliseconds. */
const PATIENCE = 400;

const log = byId("log");
const { commands, limits, locales, server: place, members, films, version } = await api.load().catch((error) => {
  log.append(notice(api.SILENT, "failed"));
  throw error;
});
/** The page's one server: its channels, roles and members. The channel of the page is the first. */
const server = { ...place, members };
know(server);
const messageCommands = commands.filter((command) => command.type === 3);
/** What is known of each message beyond Discord's object: what was asked, its files' contents. */
const shown = new Map();
/** What is heard of messages while an answer is on its way, for each that is. */
const underway = new Set();

const composer = new Composer(
  {
    form: byId("composer"),
    typing: byId("typing"),
    chips: byId("chips"),
    name: byId("chosen-command"),
    list: byId("suggestions"),
    hint: byId("hint"),
  },
  commands,
  {
    send: (name, filled) => use(name, filled),
    complete,
    who: () => panel.who(),
    server,
    say: () => add(notice("This page sends commands only. Type / to see what the bot can do.", "hint")),
  },
);

async function use(name, filled) {
  const options = filled.map(({ name: option, value }) => ({ name: option, value }));
  const asked = [`/${name}`, ...filled.map((option) => `${option.name}: ${option.label}`)].join(" ");
  await act({ kind: "command", name, options }, asked);
}

async function complete(name, filled, focused) {
  const options = filled.map(({ name: option, value }) => ({ name: option, value }));
  const answered = await api.interact({ kind: "complete", name, options, focused }, panel.who());
  if (answered.error) return [];
  panel.inspect(answered, limits);
  return answered.answer?.data?.choices ?? [];
}

/** Does something and shows what the bot says. */
async function act(what, asked) {
  const who = panel.who();
  const waiting = setTimeout(() => {
    const line = notice("Reelated is thinking …", "thinking");
    line.id = "waiting";
    add(line);
  }, PATIENCE);
  const heard = new Map();
  underway.add(heard);
  const answered = await api.interact(what, who);
  underway.delete(heard);
  clearTimeout(waiting);
  byId("waiting")?.remove();
  if (answered.error) {
    add(notice(answered.error, "failed"));
    return;
  }
  panel.inspect(answered, limits);
  if (answered.timed_out || answered.status !== 200) {
    const pressed = what.kind === "press" || what.kind === "choose";
    add(notice(pressed ? "This interaction failed" : "The application did not respond", "failed"));
    return;
  }
  if (answered.answer?.type === 9) {
    const fields = await askForm(answered.answer.data);
    if (fields) await act({ kind: "submit", custom_id: answered.answer.data.custom_id, fields, message_id: what.message_id }, asked);
    return;
  }
  // A later answer can overtake the one that it follows.
  const later = heard.get(answered.message_id);
  const message = later ? later.message : answered.message;
  if (!message) return;
  if (later) panel.inspectLater(later.sent, later.files ?? [], limits);
  const files = (later ?? answered).files ?? [];
  show(message, what.kind === "command" ? { asked, files } : { files });
}

/** Shows a message, new or changed. */
function show(message, news) {
  const about = { ...shown.get(message.id), ...news };
  const old = log.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  const focused = old?.contains(document.activeElement) ? document.activeElement : null;
  const by = message.interaction_metadata.user.username;
  const inServer = message.channel_id === server.channels[0].id;
  const made = answer(message, { ...about, by, act, commands: messageCommands, server });
  shown.set(message.id, about);
  made.dataset.place = inServer ? "server" : "dm";
  // Direct messages are somebody's, too.
  if (isPrivate(message) || !inServer) made.dataset.reader = by;
  if (old) old.replaceWith(made);
  else add(made);
  if (old) made.classList.add("changed");
  if (focused) focusAgain(made, focused);
  look();
}

/** Gives the focus to what has the name of what had it, so that "Another" can be pressed again. */
function focusAgain(made, focused) {
  const name = (control) => control.getAttribute("aria-label") ?? control.textContent;
  const controls = [...made.querySelectorAll("button:enabled, a")];
  const same = controls.find((control) => name(control) === name(focused));
  if (!same) made.tabIndex = -1;
  (same ?? made).focus({ preventScroll: true });
}

/** Adds a line at the end, and goes there. What is not the bot's, Discord shows to one person only. */
function add(line) {
  const { place: here, member } = panel.who();
  if (!line.dataset.place) Object.assign(line.dataset, { place: here, reader: member });
  byId("welcome")?.classList.add("used-up");
  log.append(line);
  toEnd();
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
}

/** Keeps the newest message in sight when the log gets another size, unless one reads further up. */
function stayAtEnd() {
  let atEnd = true;
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  });
  new ResizeObserver(() => atEnd && toEnd()).observe(log);
}

/** Shows what this person sees in this place. */
function look() {
  const { member, place: here } = panel.who();
  for (const line of log.querySelectorAll("[data-place]")) {
    line.hidden = line.dataset.place !== here || (line.dataset.reader ?? member) !== member;
  }
  byId("channel-name").textContent = here === "server" ? `# ${server.channels[0].name}` : "@ Reelated";
}

function hear(event) {
  if (event.type === "library") {
    library(event);
    return;
  }
  for (const heard of underway) heard.set(event.message_id, event);
  if (event.type === "delete") {
    const gone = log.querySelector(`[data-id="${CSS.escape(event.message_id)}"]`);
    const hadFocus = gone?.contains(document.activeElement);
    gone?.remove();
    if (hadFocus) byId("typing").focus();
    return;
  }
  if (!event.message) return;
  panel.inspectLater(event.sent, event.files ?? [], limits);
  show(event.message, { files: event.files ?? [] });
}

function library({ films: count, problems, reloaded }) {
  const since = reloaded ? `read again at ${new Date().toLocaleTimeString()}` : version;
  byId("library").textContent = `${count} films · ${since}`;
  if (problems) {
    // Wherever one is, and whoever.
    log.append(notice(problems, "failed problems"));
    toEnd();
  } else if (reloaded) openAddress();
}

function welcome() {
  const examples = [
    ["review", [{ name: "film", value: "heat-1995", label: "Heat" }]],
    ["random", [{ name: "genre", value: "Science Fiction", label: "Science Fiction" }]],
    ["connect", [
      { name: "from", value: "Casablanca", label: "Casablanca" },
      { name: "to", value: "The Matrix", label: "The Matrix" },
    ]],
  ];
  const buttons = examples.map(([name, filled]) => {
    const text = [`/${name}`, ...filled.map((option) => `${option.name}: ${option.label}`)].join(" ");
    return element("button", { type: "button", class: "example", on: { click: () => use(name, filled) } }, text);
  });
  return element(
    "section",
    { id: "welcome", "aria-label": "Welcome" },
    element("h3", {}, "Ask about a film."),
    element("p", {}, "Under this page runs the bot itself, as it answers on Discord. Nothing leaves your machine. Type / or try one of these:"),
    element("div", { class: "row" }, ...buttons),
  );
}

function theme() {
  const button = byId("theme");
  const set = (name) => {
    document.documentElement.dataset.theme = name;
    button.textContent = name === "dark" ? "Light" : "Dark";
  };
  set(matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
  button.addEventListener("click", () => set(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
}

/** `#film-id` in the address opens that film's card, again each time that the reviews were read. */
function openAddress() {
  const film = new URLSearchParams(`film=${location.hash.slice(1)}`).get("film");
  if (film && film !== "typing") use("review", [{ name: "film", value: film, label: film }]);
}

theme();
panel.open(locales, look);
look();
library({ films });
log.append(welcome());
stayAtEnd();
document.addEventListener("command", (event) => composer.begin(event.detail));
addEventListener("hashchange", openAddress);
api.listen(hear);
openAddress();
byId("typing").focus();
