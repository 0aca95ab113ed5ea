// The message box: "/" opens the commands, options become chips, completions appear while one types.
import { element } from "./dom.js";
import { callable, isListedFor, isNumber, offered, wrong } from "./options.js";
import { Suggestions } from "./suggestions.js";

/** How long typing has to pause before completions are asked for, in milliseconds. */
const PAUSE = 90;

const NO_MATCH = "No options match your search.";

export class Composer {
  /**
   * @param {Record<string, HTMLElement>} parts `form`, `typing`, `chips`, `name`, `list`, `hint`
   * @param {object[]} commands as Discord has them registered
   * @param {{send: Function, complete: Function, say: Function, who: Function, server: object}} does
   */
  constructor(parts, commands, does) {
    this.parts = parts;
    this.commands = commands.filter((command) => command.type === 1).flatMap(callable);
    this.does = does;
    this.suggestions = new Suggestions(parts.list);
    this.command = null;
    this.last = null;
    this.asked = 0;
    const { form, typing } = parts;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    typing.addEventListener("input", () => this.#typed());
    typing.addEventListener("focus", () => this.#typed());
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) this.suggestions.close();
    });
  }

  /** Begins a command, with options filled in or not. */
  begin(name, filled = []) {
    this.clear();
    this.command = this.#listed().find((command) => command.name === name) ?? null;
    if (!this.command) return;
    const { name: shown, typing } = this.parts;
    shown.textContent = `/${name}`;
    shown.hidden = false;
    for (const { name: option, value, label } of filled) this.#chip(option, value, label);
    const open = this.#options().filter((option) => option.required && !this.#chipOf(option.name));
    for (const option of open) this.#chip(option.name);
    typing.placeholder = this.#left().length ? "more options, or Enter to send" : "Enter to send";
    (this.#firstEmpty() ?? typing).focus();
    // Where the box had the focus before, it is not told that it has it.
    if (document.activeElement === typing) this.#typed();
  }

  /** Empties the box. */
  clear() {
    const { chips, name, typing } = this.parts;
    this.command = null;
    this.asked += 1;
    this.suggestions.close();
    chips.replaceChildren();
    name.hidden = true;
    typing.value = "";
    typing.placeholder = "Message, or / for a command";
    this.#hint("");
  }

  submit() {
    const { typing } = this.parts;
    if (!this.command) {
      const text = typing.value.trim();
      const begun = this.#fitting(text)[0];
      if (begun) {
        this.begin(begun.name);
        return;
      }
      if (text) this.does.say(text);
      typing.value = "";
      return;
    }
    const missing = this.#options().find((option) => option.required && !this.#chipOf(option.name));
    const empty = missing ? this.#chip(missing.name) : this.#firstEmpty();
    if (empty) {
      empty.focus();
      // The focus shows what the option is for; that it is missing matters more.
      this.#hint(`Fill in “${empty.closest(".chip").dataset.option}” first.`);
      return;
    }
    const refused = this.#refused();
    if (refused) {
      refused.input.focus();
      this.#hint(refused.why);
      return;
    }
    const filled = this.#filled();
    this.last = { name: this.command.name, filled };
    this.clear();
    typing.focus();
    this.suggestions.close();
    this.does.send(this.last.name, filled);
  }

  /** What a command or an option is for, in the member's language. */
  #describe(thing) {
    return thing.description_localizations?.[this.does.who().locale] ?? thing.description;
  }

  /** The commands that Discord lists for whoever asks. */
  #listed() {
    return this.commands.filter((command) => isListedFor(command, this.does.who()));
  }

  #options() {
    return this.command?.options ?? [];
  }

  #chipOf(name) {
    return this.parts.chips.querySelector(`[data-option="${CSS.escape(name)}"]`);
  }

  /** The options that are not there yet. */
  #left() {
    return this.#options().filter((option) => !this.#chipOf(option.name));
  }

  #firstEmpty() {
    return [...this.parts.chips.querySelectorAll("input")].find((input) => input.value.trim() === "");
  }

  /** The first option that Discord would not send as it is, and why. */
  #refused() {
    for (const chip of this.parts.chips.children) {
      const input = chip.querySelector("input");
      const option = this.#options().find(({ name }) => name === chip.dataset.option);
      const known = offered(option, this.does.server);
      const typed = input.value.trim().toLowerCase();
      const meant = known?.find(({ name }) => name.toLowerCase() === typed);
      if (meant) chip.dataset.value = meant.value;
      const why = known
        ? chip.dataset.value === undefined && `Choose one of the values of “${option.name}”.`
        : wrong(option, chip.dataset.value ?? input.value);
      if (why) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (why) return { input, why };
    }
    return null;
  }

  #filled() {
    return [...this.parts.chips.children].map((chip) => {
      const input = chip.querySelector("input");
      return { name: chip.dataset.option, value: chip.dataset.value ?? input.value, label: input.value };
    });
  }

  #hint(text) {
    const { hint } = this.parts;
    // What is written again is read out again.
    if (hint.textContent !== text) hint.textContent = text;
    hint.hidden = text === "";
  }

  /** Adds an option, filled in or to be filled in. */
  #chip(name, value, label) {
    const option = this.#options().find((other) => other.name === name);
    if (!option) return null;
    const input = element("input", {
      type: "text",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "suggestions",
      "aria-autocomplete": "list",
      "aria-label": `${name}: ${this.#describe(option)}`,
      autocomplete: "off",
      inputmode: isNumber(option) ? "decimal" : "text",
      maxlength: option.max_length,
    });
    const chip = element("label", { class: "chip", data: { option: name } }, element("span", {}, name), input);
    if (value !== undefined) {
      input.value = label ?? value;
      chip.dataset.value = value;
    }
    input.addEventListener("input", () => {
      delete chip.dataset.value;
      this.#fit(input);
      this.#suggest(option, chip, input);
    });
    input.addEventListener("focus", () => {
      this.#hint(this.#describe(option));
      if (chip.dataset.value === undefined) this.#suggest(option, chip, input);
      else this.suggestions.close();
    });
    this.#fit(input);
    this.parts.chips.append(chip);
    return input;
  }

  #fit(input) {
    input.size = Math.min(Math.max(input.value.length + 1, 8), 34);
  }

  /** Lists what an option can be: its fixed choices, or what the bot completes. */
  async #suggest(option, chip, input) {
    this.asked += 1;
    const number = this.asked;
    const row = (choice) => ({
      label: choice.name,
      choose: () => {
        input.value = choice.name;
        chip.dataset.value = choice.value;
        this.#fit(input);
        (this.#firstEmpty() ?? this.parts.typing).focus();
      },
    });
    const known = offered(option, this.does.server);
    if (known) {
      const typed = input.value.toLowerCase();
      const fitting = known.filter((choice) => choice.name.toLowerCase().includes(typed));
      this.#offer(option, input, fitting.map(row));
      return;
    }
    this.suggestions.close();
    if (!option.autocomplete) return;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (number !== this.asked) return;
    const choices = await this.does.complete(this.command.name, this.#filled(), option.name);
    // What was typed meanwhile has asked again.
    if (number !== this.asked || document.activeElement !== input) return;
    this.#offer(option, input, choices.map(row));
  }

  #offer(option, input, rows) {
    this.suggestions.show(input, rows, 0);
    if (!rows.length) this.#hint(NO_MATCH);
    else if (this.parts.hint.textContent === NO_MATCH) this.#hint(this.#describe(option));
  }

  #typed() {
    const { typing } = this.parts;
    this.asked += 1;
    this.#hint("");
    const text = typing.value;
    if (this.command) {
      const typed = text.trim().toLowerCase();
      const rows = this.#left()
        .filter((option) => option.name.startsWith(typed))
        .map((option) => ({
          label: option.name,
          detail: this.#describe(option),
          choose: () => {
            typing.value = "";
            this.#chip(option.name)?.focus();
          },
        }));
      // Enter sends as long as nothing was typed.
      this.suggestions.show(typing, rows, typed ? 0 : -1);
      return;
    }
    const rows = this.#fitting(text).map((command) => ({
      label: `/${command.name}`,
      detail: this.#describe(command),
      choose: () => this.begin(command.name),
    }));
    this.suggestions.show(typing, rows, 0);
  }

  /** The commands that a text such as "/ran" begins. */
  #fitting(text) {
    const typed = /^\/(\S*(?: \S*){0,2})$/.exec(text)?.[1].toLowerCase();
    if (typed === undefined) return [];
    return this.#listed().filter((command) => command.name.startsWith(typed));
  }

  #key(event) {
    const { typing } = this.parts;
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const open = this.suggestions.isOpen && this.suggestions.input === input;
    const choosing = open && this.suggestions.at >= 0;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.suggestions.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "ArrowUp" && input === typing && !typing.value && !this.command && this.last) {
      this.begin(this.last.name, this.last.filled);
    } else if (choosing && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) this.suggestions.choose();
    else if (event.key === "Escape") {
      if (open) this.suggestions.close();
      else this.clear();
      if (!open) typing.focus();
    } else if (event.key === "Backspace" && input.value === "") this.#back(input);
    else if (event.key === " " && input === typing && !this.command && this.#named(typing.value)) this.begin(this.#named(typing.value));
    else return;
    event.preventDefault();
  }

  /** The command that a text such as "/review" names whole. */
  #named(text) {
    return this.#listed().find((command) => text === `/${command.name}`)?.name;
  }

  /** Takes the last chip away, or the command once no chip is left. */
  #back(input) {
    if (!this.command) return;
    const { typing, chips } = this.parts;
    const chip = input.closest(".chip") ?? chips.lastElementChild;
    if (!chip) {
      this.clear();
      typing.focus();
      return;
    }
    if (input === typing) {
      chip.querySelector("input").focus();
      return;
    }
    chip.remove();
    if (chips.children.length === 0) this.clear();
    typing.focus();
  }
}
