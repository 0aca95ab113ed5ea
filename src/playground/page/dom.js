// Elements and texts. Nothing in this page is ever inserted as HTML.

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class`, `on` (listeners), `data`, and attributes;
 *   false, null and undefined leave an attribute out
 * @param {...(Node|string|null|undefined|false)} children
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = String(value);
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    } else if (name === "data") Object.assign(made.dataset, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child || child === ""));
  return made;
}

/** The element of this id, which the page has. */
export const byId = (id) => document.getElementById(id);

/** How many characters Discord counts: code points. */
export const length = (text) => [...(text ?? "")].length;
