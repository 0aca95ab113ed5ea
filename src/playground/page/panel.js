// The inspector: who asks, what went over the wire, how long it took, what Discord would say.
import { byId, element } from "./dom.js";
import { measure, measureLater } from "./limits.js";

const MEMBERS = {
  ordinary: { member: "alice", admin: false },
  admin: { member: "admin", admin: true },
  other: { member: "bob", admin: false },
};

/** What Discord calls a language that it has more than one kind of. */
const DISCORDS = { en: "en-GB" };

/** A language that the bot does not speak. */
const FOREIGN = ["fi", "suomi (answered in English)"];

/** Languages to choose from: the bot's own, by their own names, and one that it does not speak. */
function languages(locales) {
  const named = (code) => new Intl.DisplayNames([code], { type: "language" }).of(code);
  const all = [...locales.map((code) => [DISCORDS[code] ?? code, named(code)]), FOREIGN];
  return all.map(([code, name]) => element("option", { value: code }, name));
}

/** Fills the panel, and calls back when somebody else asks from somewhere else. */
export function open(locales, changed) {
  for (const id of ["locale", "server-locale"]) byId(id).append(...languages(locales));
  for (const id of ["member", "place", "locale", "server-locale"]) byId(id).addEventListener("change", changed);
  const toggle = byId("panel-toggle");
  toggle.addEventListener("click", () => {
    const shown = document.body.classList.toggle("inspecting");
    toggle.setAttribute("aria-expanded", String(shown));
    toggle.textContent = shown ? "Back" : "Inspect";
  });
}

/** Who asks, as the server takes it. */
export function who() {
  return {
    ...MEMBERS[byId("member").value],
    place: byId("place").value,
    locale: byId("locale").value,
    server_locale: byId("server-locale").value,
  };
}

/** Shows an answer's insides. */
export function inspect(answered, limits) {
  byId("raw-interaction").textContent = JSON.stringify(answered.interaction, null, 2);
  byId("raw-answer").textContent = JSON.stringify(answered.answer ?? null, null, 2);
  byId("took").textContent = `${answered.microseconds.toLocaleString("en")} µs`;
  judge(measure(answered, limits));
}

/** Shows the insides of what came later: what was sent to Discord's webhook. */
export function inspectLater(sent, files, limits) {
  byId("raw-answer").textContent = JSON.stringify(sent, null, 2);
  judge(measureLater(sent, files, limits));
}

function judge({ rows, refusals }) {
  const verdict = byId("verdict");
  verdict.className = refusals.length ? "refused" : "accepted";
  const said = refusals.length ? `✗ Discord would refuse this: ${refusals.join("; ")}.` : "✓ Within every limit of Discord's.";
  // What is written again is read out again, at each completion while one types.
  if (verdict.textContent !== said) verdict.textContent = said;
  byId("limits").replaceChildren(...rows.map(bar));
}

function bar({ name, used, limit }) {
  const id = `limit-${name.replaceAll(/\W/g, "-")}`;
  return element(
    "p",
    { class: used > limit ? "limit over" : "limit" },
    element("label", { for: id }, name),
    element("span", {}, `${used.toLocaleString("en")} of ${limit.toLocaleString("en")}`),
    element("meter", { id, min: 0, max: limit, high: limit * 0.9, value: Math.min(used, limit) }, `${used}`),
  );
}
