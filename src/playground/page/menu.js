// A message's menus. Nothing is sent before it is chosen: moving through a menu does nothing.
import { element } from "./dom.js";
import { offered } from "./options.js";
import { Suggestions } from "./suggestions.js";

const OF_ENTRIES = 3;
/** Discord's numbers for menus of the server's own things, by those of options of the same. */
const AS_OPTION = { 5: 6, 6: 8, 7: 9, 8: 7 };

let made = 0;

/** Whether a component is a menu. */
export const isMenu = (component) => component.type === OF_ENTRIES || component.type in AS_OPTION;

/**
 * A menu: a list to take one entry from, or entries to tick where it can be none or several.
 * @param {object} component Discord's
 * @param {object} server its channels, roles and members
 * @param {(values: string[], label: string) => void} send
 */
export function menu(component, server, send) {
  const { min_values: least = 1, max_values: most = 1 } = component;
  const entries = entriesOf(component, server);
  return least === 1 && most === 1 ? one(component, entries, send) : several(component, entries, { least, most }, send);
}

/** What a menu offers, as the entries of a menu of the bot's own. */
function entriesOf(component, server) {
  if (component.type === OF_ENTRIES) return component.options;
  const chosen = new Set((component.default_values ?? []).map((value) => value.id));
  const kind = { type: AS_OPTION[component.type], channel_types: component.channel_types };
  return offered(kind, server).map(({ name, value }) => ({ label: name, value, default: chosen.has(value) }));
}

/** A button that opens a list. */
function one(component, entries, send) {
  made += 1;
  const prompt = component.placeholder ?? "Choose …";
  const list = element("ul", { class: "options", role: "listbox", id: `menu-${made}`, "aria-label": prompt, hidden: true });
  const rows = new Suggestions(list);
  const button = element(
    "button",
    {
      type: "button",
      class: "menu",
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-label": prompt,
      disabled: component.disabled,
    },
    entries.find((entry) => entry.default)?.label ?? prompt,
  );
  const open = () => {
    const row = (entry) => ({ label: entry.label, detail: entry.description, choose: () => send([entry.value], entry.label) });
    rows.show(button, entries.map(row), Math.max(entries.findIndex((entry) => entry.default), 0));
    list.scrollIntoView({ block: "nearest" });
  };
  /** The next entry that begins with a letter, around the end; the same where none does. */
  const next = (letter) => {
    const begins = (at) => entries[at % entries.length].label.toLowerCase().startsWith(letter);
    const after = entries.map((_, step) => rows.at + 1 + step).find(begins);
    return after === undefined ? rows.at : after % entries.length;
  };
  const key = (event) => {
    const { key } = event;
    if (!rows.isOpen) {
      if (key !== "ArrowDown" && key !== "ArrowUp") return;
      open();
    } else if (key === "ArrowDown") rows.move(1);
    else if (key === "ArrowUp") rows.move(-1);
    else if (key === "Home") rows.highlight(0);
    else if (key === "End") rows.highlight(entries.length - 1);
    else if (key === "Enter" || key === " ") rows.choose();
    else if (key === "Escape") rows.close();
    else if (key.length === 1) rows.highlight(next(key.toLowerCase()));
    else return;
    event.preventDefault();
  };
  button.addEventListener("click", () => (rows.isOpen ? rows.close() : open()));
  button.addEventListener("keydown", key);
  button.addEventListener("blur", () => rows.close());
  return element("div", { class: "menu-box" }, button, list);
}

/** Entries that can be ticked, and a button that sends them. */
function several(component, entries, { least, most }, send) {
  const boxes = entries.map((entry) => {
    const box = element("input", { type: "checkbox", value: entry.value, disabled: component.disabled });
    box.checked = Boolean(entry.default);
    return element("label", {}, box, entry.label);
  });
  const ticked = () => boxes.filter((label) => label.firstChild.checked);
  const choose = () => send(ticked().map((label) => label.firstChild.value), ticked().map((label) => label.textContent).join(", "));
  const button = element("button", { type: "button", class: "component style-1", on: { click: choose } }, "Choose");
  const change = ({ target }) => {
    // Where one fits, the newer takes its place.
    if (most === 1 && target.checked) for (const { firstChild: box } of boxes) box.checked = box === target;
    enough();
  };
  const enough = () => {
    button.disabled = component.disabled || ticked().length < least || ticked().length > most;
  };
  enough();
  return element(
    "fieldset",
    { class: "several", on: { change } },
    element("legend", {}, component.placeholder ?? "Choose …"),
    ...boxes,
    button,
  );
}
