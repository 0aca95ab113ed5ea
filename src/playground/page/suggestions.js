// A list to choose from by arrows or pointer: commands, options, completions, a menu's entries.
import { element } from "./dom.js";

/** A listbox that belongs to whichever input (or menu) has the focus. */
export class Suggestions {
  /** @param {HTMLElement} list the listbox */
  constructor(list) {
    this.list = list;
    this.rows = [];
    this.at = -1;
    this.input = null;
    // The input keeps the focus, also while the list is scrolled by its bar.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return this.rows.length > 0;
  }

  /**
   * Shows rows for an input.
   * @param {HTMLElement} input
   * @param {{label: string, detail?: string, choose: Function}[]} rows
   * @param {number} first the row that is highlighted at once; -1 for none
   */
  show(input, rows, first = 0) {
    this.close();
    this.rows = rows;
    this.input = input;
    this.list.replaceChildren(...rows.map((row, number) => this.#row(row, number)));
    this.list.hidden = rows.length === 0;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    this.highlight(Math.min(first, rows.length - 1));
  }

  close() {
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
    this.list.hidden = true;
    this.list.replaceChildren();
    this.rows = [];
    this.at = -1;
  }

  /** Moves the highlight, around the ends. */
  move(step) {
    const count = this.rows.length;
    this.highlight(this.at < 0 && step < 0 ? count - 1 : (this.at + step + count) % count);
  }

  /** Chooses the highlighted row; false where there is none. */
  choose() {
    const row = this.rows[this.at];
    if (!row) return false;
    this.close();
    row.choose();
    return true;
  }

  #row(row, number) {
    const take = () => {
      this.at = number;
      this.choose();
    };
    const detail = row.detail ? element("span", { class: "detail" }, row.detail) : null;
    return element(
      "li",
      { role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false", on: { click: take } },
      element("span", { class: "label" }, row.label),
      detail,
    );
  }

  /** Highlights a row; where there is none of this number, none. */
  highlight(at) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = at;
    const row = this.list.children[at];
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row.id);
  }
}
